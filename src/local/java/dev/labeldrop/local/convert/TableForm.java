package dev.labeldrop.local.convert;

import java.io.IOException;
import java.util.List;

/** How the rows of a table say what is on the images. */
sealed interface TableForm permits CsvColumns, ViaColumns, MarkedColumns {

  /** Whether the first row is one of headings. */
  boolean headings();

  /**
   * Takes a row.
   *
   * @param where the row, for messages
   * @throws IOException where no row of the table can be read without being told more
   */
  void add(List<String> row, String where, TableImages images, Collected into) throws IOException;

  /** Whether the images have boxes, now that all rows were taken. */
  boolean boxes(TableImages images);
}
