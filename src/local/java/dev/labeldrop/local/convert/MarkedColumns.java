package dev.labeldrop.local.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table with a column for each label, in which 1 marks the labels that an image has, as Roboflow
 * and Kaggle write it.
 *
 * <p>Worked example: {@code filename,cat,dog} and {@code a.jpg,1,0}.
 *
 * @param image the column of the images, from 0
 * @param names the headings
 */
record MarkedColumns(int image, List<String> names) implements TableForm {

  private static final Set<String> MARKS = Set.of("0", "1", "0.0", "1.0");

  /** Keeps its own copy. */
  MarkedColumns {
    names = List.copyOf(names);
  }

  /** Tells it by the first two rows; empty where it is another table. */
  static Optional<TableForm> of(List<String> first, List<String> second) {
    if (first.size() < 2 || first.size() != second.size()) {
      return Optional.empty();
    }
    int image = -1;
    int others = 0;
    for (int column = 0; column < first.size(); column++) {
      Optional<CsvRole> role = CsvRole.of(first.get(column));
      if (image < 0 && role.filter(CsvRole.IMAGE::equals).isPresent()) {
        image = column;
      } else if (role.isEmpty() && MARKS.contains(second.get(column))) {
        others++;
      }
    }
    return image < 0 || others != first.size() - 1
        ? Optional.empty()
        : Optional.of(new MarkedColumns(image, first));
  }

  @Override
  public boolean headings() {
    return true;
  }

  @Override
  public void add(List<String> row, String where, TableImages images, Collected into) {
    if (row.size() <= image || row.get(image).isEmpty()) {
      into.skip(where, "The row names no image.");
      return;
    }
    List<String> labels = new ArrayList<>();
    for (int column = 0; column < Math.min(row.size(), names.size()); column++) {
      String mark = row.get(column);
      if (column != image && !mark.isEmpty()) {
        if (!MARKS.contains(mark)) {
          into.skip(where, "'%s' has %s, not 0 or 1.".formatted(names.get(column), mark));
          return;
        }
        if (mark.startsWith("1")) {
          labels.add(names.get(column));
        }
      }
    }
    TableImages.Rows rows = images.of(row.get(image));
    labels.forEach(rows::add);
  }

  @Override
  public boolean boxes(TableImages images) {
    return false;
  }
}
