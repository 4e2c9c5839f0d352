package dev.labeldrop.local.convert;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which columns of a table hold what.
 *
 * @param places by role, the number of the column from 0
 * @param headings whether the first row is one of headings
 */
record CsvColumns(Map<CsvRole, Integer> places, boolean headings) implements TableForm {

  private static final Pattern IMAGE = Pattern.compile(".*\\.(jpe?g|png)", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("-?([0-9]{1,15}(\\.[0-9]{0,20})?|\\.[0-9]{1,20})");

  /** The set that a row is for, as AutoML and Vertex AI write it before the image. */
  private static final Pattern SET =
      Pattern.compile("(?i)train(ing)?|validat(ion|e)|test|unassigned|");

  /** Google's tables have four corners, two numbers each; the second and fourth may be empty. */
  private static final int CORNERS_OF_VERTEX = 8;

  /** Headings of columns that have a whole box in one. */
  private static final Set<String> WHOLE_BOX =
      Set.of("bbox", "box", "boundingbox", "bboxes", "boxes");

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

  /** Keeps its own copy. */
  CsvColumns {
    places = new EnumMap<>(places);
  }

  /**
   * Tells the columns by the first row; empty where it cannot be told.
   *
   * @param given the headings of columns, by role, that the user named
   */
  static Optional<TableForm> of(List<String> first, Map<CsvRole, String> given) {
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
    boolean whole = first.stream().anyMatch(each -> WHOLE_BOX.contains(CsvRole.plain(each)));
    if (whole && !places.containsKey(CsvRole.LEFT)) {
      return Optional.empty();
    }
    if (places.containsKey(CsvRole.IMAGE) && places.containsKey(CsvRole.LABEL)) {
      return Optional.of(new CsvColumns(places, true));
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

  private static Optional<TableForm> withoutHeadings(List<String> first) {
    for (List<CsvRole> form : List.of(CORNERS, SIDES)) {
      if (fits(first, form)) {
        Map<CsvRole, Integer> places = new EnumMap<>(CsvRole.class);
        form.forEach(role -> places.put(role, form.indexOf(role)));
        return Optional.of(new CsvColumns(places, false));
      }
    }
    int image = first.size() > 1 && SET.matcher(first.getFirst()).matches() ? 1 : 0;
    if (first.size() < image + 2 || !isImage(first.get(image))) {
      return Optional.empty();
    }
    Map<CsvRole, Integer> places = new EnumMap<>(CsvRole.class);
    places.put(CsvRole.IMAGE, image);
    if (image > 0) {
      places.put(CsvRole.SET, 0);
    }
    return first.size() == image + 2 + CORNERS_OF_VERTEX
        ? ofVertex(first, places, image)
        : ofLabels(first, places, image);
  }

  /** A label and the corners, of which the first is left above and the third right below. */
  private static Optional<TableForm> ofVertex(
      List<String> first, Map<CsvRole, Integer> places, int image) {
    if (!first.stream().skip(image + 2L).allMatch(CsvColumns::isNumber)) {
      return Optional.empty();
    }
    places.put(CsvRole.LABEL, image + 1);
    places.put(CsvRole.LEFT, image + 2);
    places.put(CsvRole.TOP, image + 3);
    places.put(CsvRole.RIGHT, image + 6);
    places.put(CsvRole.BOTTOM, image + 7);
    return Optional.of(new CsvColumns(places, false));
  }

  /**
   * Labels behind the image. Numbers among several are no labels, but what they are is not told.
   */
  private static Optional<TableForm> ofLabels(
      List<String> first, Map<CsvRole, Integer> places, int image) {
    places.put(CsvRole.LABEL, image + 1);
    CsvColumns columns = new CsvColumns(places, false);
    return columns.labels(first).isEmpty() ? Optional.empty() : Optional.of(columns);
  }

  /**
   * The labels of a row without boxes: one under a heading, and of a table without headings all to
   * the end of the row; empty if there are numbers among several, which are no labels.
   */
  Optional<List<String>> labels(List<String> row) {
    int first = place(places, CsvRole.LABEL);
    List<String> labels =
        row
            .subList(
                Math.min(first, row.size()),
                headings ? Math.min(first + 1, row.size()) : row.size())
            .stream()
            .filter(each -> !each.isEmpty())
            .toList();
    boolean numbers = labels.size() > 1 && labels.stream().anyMatch(CsvColumns::isNumber);
    return numbers ? Optional.empty() : Optional.of(labels);
  }

  private static boolean isNumber(String value) {
    return value.isEmpty() || NUMBER.matcher(value).matches();
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
            default -> isNumber(value);
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

  @Override
  public boolean boxes(TableImages images) {
    return places.containsKey(CsvRole.LEFT) && places.containsKey(CsvRole.TOP);
  }

  @Override
  public void add(List<String> row, String where, TableImages images, Collected into) {
    new CsvRow(this, row, where).addTo(images, into);
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
