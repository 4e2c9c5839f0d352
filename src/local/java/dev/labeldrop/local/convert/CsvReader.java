package dev.labeldrop.local.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads tables: a row for each label or each box, separated by commas, semicolons or tabs. Rows of
 * one image become one image, wherever they stand.
 */
public final class CsvReader implements AnnotationReader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<CsvRole, String> given;
  private final Charset encoding;

  /**
   * A reader of tables.
   *
   * @param given the headings of columns, by role, that cannot be told by themselves
   * @param encoding the tables' encoding
   */
  public CsvReader(Map<CsvRole, String> given, Charset encoding) {
    this.encoding = encoding;
    this.given = given.isEmpty() ? Map.of() : new EnumMap<>(given);
  }

  @Override
  public void read(Path input, Collected into) throws IOException {
    TableImages images = new TableImages();
    try (BufferedReader in = Files.newBufferedReader(input, encoding);
        CSVParser parser = CSVParser.builder().setReader(in).setFormat(format(input)).get()) {
      Iterator<CSVRecord> rows = parser.iterator();
      if (!rows.hasNext()) {
        return;
      }
      List<String> first = values(rows.next());
      List<String> second = rows.hasNext() ? values(rows.next()) : List.of();
      TableForm form = form(input, first, second);
      if (!form.headings()) {
        form.add(first, input + ":1", images, into);
      }
      if (!second.isEmpty()) {
        form.add(second, input + ":2", images, into);
      }
      while (rows.hasNext()) {
        CSVRecord each = rows.next();
        form.add(values(each), input + ":" + each.getRecordNumber(), images, into);
      }
      images.give(form.boxes(images), into);
    } catch (CharacterCodingException e) {
      throw new IOException(
          input
              + " is not text in "
              + encoding
              + ". If it is from Excel, save it there as CSV UTF-8; else name its encoding:"
              + " --encoding windows-1252.",
          e);
    }
  }

  private TableForm form(Path input, List<String> first, List<String> second) throws IOException {
    Optional<TableForm> via = ViaColumns.of(first, given);
    Optional<TableForm> form =
        via.isPresent() || !given.isEmpty() ? via : MarkedColumns.of(first, second);
    return form.or(() -> CsvColumns.of(first, given))
        .orElseThrow(() ->
            new IOException(
                input
                    + ": which columns have the images and the labels cannot be told from its"
                    + " first row, "
                    + String.join(", ", first)
                    + ". Name them: --columns image=HEADING,label=HEADING, for boxes also"
                    + " left=HEADING,top=HEADING and right, bottom or width, height"));
  }

  private static List<String> values(CSVRecord row) {
    List<String> values = new ArrayList<>();
    row.forEach(value -> values.add(value.strip().replace(BYTE_ORDER_MARK, "")));
    return values;
  }

  /** The separator is the one that the first line has most of. */
  private CSVFormat format(Path input) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(input, encoding)) {
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
}
