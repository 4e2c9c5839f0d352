package dev.labeldrop.local.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables: a row for each label or each box, separated by commas, semicolons or tabs. Rows of
 * one image become one image, wherever they stand.
 */
public final class CsvReader implements AnnotationReader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<CsvRole, String> given;

  /** What is known of one image so far. */
  private static final class Rows {
    private @Nullable Size size;
    private final List<Box> boxes = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
  }

  /**
   * A reader of tables.
   *
   * @param given the headings of columns, by role, that cannot be told by themselves
   */
  public CsvReader(Map<CsvRole, String> given) {
    this.given = given.isEmpty() ? Map.of() : new EnumMap<>(given);
  }

  @Override
  public void read(Path input, Collected into) throws IOException {
    Map<String, Rows> images = new LinkedHashMap<>();
    try (BufferedReader in = Files.newBufferedReader(input);
        CSVParser rows = CSVParser.builder().setReader(in).setFormat(format(input)).get()) {
      CsvColumns columns = null;
      for (CSVRecord each : rows) {
        List<String> values = values(each);
        boolean first = columns == null;
        if (columns == null) {
          columns = columns(input, values);
        }
        if (!first || !columns.headings()) {
          add(values, columns, images, input + ":" + each.getRecordNumber(), into);
        }
      }
      boolean boxes = columns != null && columns.boxes();
      images.forEach((name, found) -> into.add(picture(name, found, boxes)));
    }
  }

  private static Picture picture(String name, Rows rows, boolean boxes) {
    return new Picture(
        name,
        rows.size,
        boxes ? new Labelling.Boxes(rows.boxes) : new Labelling.Labels(rows.labels));
  }

  private CsvColumns columns(Path input, List<String> first) throws IOException {
    return CsvColumns.of(first, given)
        .orElseThrow(() ->
            new IOException(
                input
                    + ": which columns have the images and the labels cannot be told from its"
                    + " first row, "
                    + String.join(", ", first)
                    + ". Name them: --columns image=HEADING,label=HEADING"));
  }

  private static List<String> values(CSVRecord row) {
    List<String> values = new ArrayList<>();
    row.forEach(value -> values.add(value.strip().replace(BYTE_ORDER_MARK, "")));
    return values;
  }

  /** The separator is the one that the first line has most of. */
  private static CSVFormat format(Path input) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(input)) {
      String line = in.readLine();
      String first = line == null ? "" : line;
      char separator = ',';
      for (char each : new char[] {';', '\t'}) {
        if (count(first, each) > count(first, separator)) {
          separator = each;
        }
      }
      return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
    }
  }

  private static long count(String text, char character) {
    return text.chars().filter(each -> each == character).count();
  }

  private static void add(
      List<String> row,
      CsvColumns columns,
      Map<String, Rows> images,
      String where,
      Collected into) {
    String name = columns.text(row, CsvRole.IMAGE);
    if (name.isEmpty()) {
      into.skip(where, "The row names no image.");
      return;
    }
    Rows image = images.computeIfAbsent(name, _ -> new Rows());
    OptionalDouble width = columns.number(row, CsvRole.IMAGE_WIDTH);
    OptionalDouble height = columns.number(row, CsvRole.IMAGE_HEIGHT);
    if (width.isPresent() && height.isPresent()) {
      image.size =
          Size.of((int) width.getAsDouble(), (int) height.getAsDouble()).orElse(image.size);
    }
    if (columns.boxes()) {
      addBox(row, columns, image, where, into);
      return;
    }
    for (int column : columns.labels()) {
      String label = column < row.size() ? row.get(column) : "";
      if (!label.isEmpty() && !image.labels.contains(label)) {
        image.labels.add(label);
      }
    }
  }

  private static void addBox(
      List<String> row, CsvColumns columns, Rows image, String where, Collected into) {
    String label = columns.text(row, CsvRole.LABEL);
    OptionalDouble left = columns.number(row, CsvRole.LEFT);
    OptionalDouble top = columns.number(row, CsvRole.TOP);
    OptionalDouble width = side(row, columns, CsvRole.RIGHT, left, CsvRole.WIDTH);
    OptionalDouble height = side(row, columns, CsvRole.BOTTOM, top, CsvRole.HEIGHT);
    if (left.isPresent() && top.isPresent() && width.isPresent() && height.isPresent()) {
      if (label.isEmpty()) {
        into.skip(where, "The row has a box and no label.");
        return;
      }
      double confidence = columns.number(row, CsvRole.CONFIDENCE).orElse(1);
      image.boxes.add(
          new Box(
              label,
              left.getAsDouble(),
              top.getAsDouble(),
              width.getAsDouble(),
              height.getAsDouble(),
              confidence));
    } else if (!label.isEmpty()
        || !(columns.text(row, CsvRole.LEFT) + columns.text(row, CsvRole.TOP)).isEmpty()) {
      into.skip(where, "The row has not the four numbers of a box.");
    }
  }

  private static OptionalDouble side(
      List<String> row, CsvColumns columns, CsvRole to, OptionalDouble from, CsvRole length) {
    OptionalDouble end = columns.number(row, to);
    return end.isPresent() && from.isPresent()
        ? OptionalDouble.of(end.getAsDouble() - from.getAsDouble())
        : columns.number(row, length);
  }
}
