package dev.labeldrop.local.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their longest cell; the last column is not filled up. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table.
   *
   * @param head the columns' names
   */
  TextTable(String... head) {
    row(head);
  }

  /** Adds a row, with a cell for each column. */
  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The table, a line for each row. */
  String text() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = row.get(i);
        line.append(cell).repeat(' ', widths[i] - cell.length()).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
