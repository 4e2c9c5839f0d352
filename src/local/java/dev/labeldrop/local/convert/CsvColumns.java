package dev.labeldrop.local.convert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Which columns of a table hold what.
 *
 * @param places by role, the number of the column from 0
 * @param labels the columns of the labels; several only of a table without headings
 * @param headings whether the first row is one of headings
 */
record CsvColumns(Map<CsvRole, Integer> places, List<Integer> labels, boolean headings) {

  private static final Pattern IMAGE = Pattern.compile(".*\\.(jpe?g|png)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]*)?");

  /** {@code image,left,top,right,bottom,label}, as detection trainers write without headings. */
  private static final List<CsvRole> CORNERS =
      List.of(
          CsvRole.IMAGE, CsvRole.LEFT, CsvRole.TOP, CsvRole.RIGHT, CsvRole.BOTTOM, CsvRole.LABEL);

  /** {@code label,left,top,width,height,image,image-width,image-height}, as makesense.ai writes. */
  private static final List<CsvRole> SIDES =
      List.of(
          CsvRole.LABEL,
          CsvRole.LEFT,
          CsvRole.TOP,
          CsvRole.WIDTH,
          CsvRole.HEIGHT,
          CsvRole.IMAGE,
          CsvRole.IMAGE_WIDTH,
          CsvRole.IMAGE_HEIGHT);

  /** Keeps its own copies. */
  CsvColumns {
    places = new EnumMap<>(places);
    labels = List.copyOf(labels);
  }

  /**
   * Tells the columns by the first row; empty where it cannot be told.
   *
   * @param given the headings of columns, by role, that the user named
   */
  static Optional<CsvColumns> of(List<String> first, Map<CsvRole, String> given) {
    Map<CsvRole, Integer> places = new EnumMap<>(CsvRole.class);
    for (int column = 0; column < first.size(); column++) {
      int at = column;
      CsvRole.of(first.get(column)).ifPresent(role -> places.putIfAbsent(role, at));
    }
    for (Map.Entry<CsvRole, String> each : given.entrySet()) {
      int column = first.indexOf(each.getValue());
      if (column < 0) {
        return Optional.empty();
      }
      places.put(each.getKey(), column);
    }
    sizesOfImages(places);
    if (places.containsKey(CsvRole.IMAGE) && places.containsKey(CsvRole.LABEL)) {
      return Optional.of(new CsvColumns(places, List.of(place(places, CsvRole.LABEL)), true));
    }
    return withoutHeadings(first);
  }

  private static int place(Map<CsvRole, Integer> places, CsvRole role) {
    return places.getOrDefault(role, -1);
  }

  /** Beside right and bottom edges, width and height are those of the image. */
  private static void sizesOfImages(Map<CsvRole, Integer> places) {
    if (places.containsKey(CsvRole.RIGHT) && places.containsKey(CsvRole.BOTTOM)) {
      move(places, CsvRole.WIDTH, CsvRole.IMAGE_WIDTH);
      move(places, CsvRole.HEIGHT, CsvRole.IMAGE_HEIGHT);
    }
  }

  private static void move(Map<CsvRole, Integer> places, CsvRole from, CsvRole to) {
    Integer place = places.remove(from);
    if (place != null) {
      places.putIfAbsent(to, place);
    }
  }

  private static Optional<CsvColumns> withoutHeadings(List<String> first) {
    for (List<CsvRole> form : List.of(CORNERS, SIDES)) {
      if (fits(first, form)) {
        Map<CsvRole, Integer> places = new EnumMap<>(CsvRole.class);
        form.forEach(role -> places.put(role, form.indexOf(role)));
        return Optional.of(new CsvColumns(places, List.of(form.indexOf(CsvRole.LABEL)), false));
      }
    }
    if (first.size() < 2 || !isImage(first.getFirst())) {
      return Optional.empty();
    }
    List<Integer> labels = new ArrayList<>();
    for (int column = 1; column < first.size(); column++) {
      labels.add(column);
    }
    return Optional.of(new CsvColumns(Map.of(CsvRole.IMAGE, 0), labels, false));
  }

  private static boolean fits(List<String> row, List<CsvRole> form) {
    if (row.size() != form.size()) {
      return false;
    }
    for (int column = 0; column < row.size(); column++) {
      String value = row.get(column);
      boolean fits =
          switch (form.get(column)) {
            case IMAGE -> isImage(value);
            case LABEL -> true;
            default -> value.isEmpty() || NUMBER.matcher(value).matches();
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isImage(String value) {
    return IMAGE.matcher(value.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether rows have boxes. */
  boolean boxes() {
    return places.containsKey(CsvRole.LEFT) && places.containsKey(CsvRole.TOP);
  }

  /** What a row has in a role; empty where it has nothing. */
  String text(List<String> row, CsvRole role) {
    int column = place(places, role);
    return column >= 0 && column < row.size() ? row.get(column) : "";
  }

  /** The number that a row has in a role; empty where it has none. */
  OptionalDouble number(List<String> row, CsvRole role) {
    try {
      double value = Double.parseDouble(text(row, role));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
