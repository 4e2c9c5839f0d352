package dev.labeldrop.local.convert;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of a table whose columns have roles.
 *
 * @param where the row, for messages
 */
record CsvRow(CsvColumns columns, List<String> cells, String where) {

  /** Keeps its own copy. */
  CsvRow {
    cells = List.copyOf(cells);
  }

  /** Adds what it says. */
  void addTo(TableImages images, Collected into) {
    String name = columns.text(cells, CsvRole.IMAGE);
    if (name.isEmpty()) {
      into.skip(where, "The row names no image.");
      return;
    }
    TableImages.Rows image = images.of(name);
    images.addToSet(columns.text(cells, CsvRole.SET));
    OptionalDouble width = columns.number(cells, CsvRole.IMAGE_WIDTH);
    OptionalDouble height = columns.number(cells, CsvRole.IMAGE_HEIGHT);
    if (width.isPresent() && height.isPresent()) {
      image.size(Size.of((int) width.getAsDouble(), (int) height.getAsDouble()).orElse(null));
    }
    if (columns.boxes(images)) {
      addBox(image, into);
      return;
    }
    Optional<List<String>> labels = columns.labels(cells);
    if (labels.isEmpty()) {
      image.leaveOut();
      into.skip(where, "There are numbers among the labels of the row.");
    } else {
      labels.get().forEach(image::add);
    }
  }

  private void addBox(TableImages.Rows image, Collected into) {
    String label = columns.text(cells, CsvRole.LABEL);
    OptionalDouble left = columns.number(cells, CsvRole.LEFT);
    OptionalDouble top = columns.number(cells, CsvRole.TOP);
    OptionalDouble width = side(CsvRole.RIGHT, left, CsvRole.WIDTH);
    OptionalDouble height = side(CsvRole.BOTTOM, top, CsvRole.HEIGHT);
    if (left.isPresent() && top.isPresent() && width.isPresent() && height.isPresent()) {
      if (label.isEmpty()) {
        image.leaveOut();
        into.skip(where, "The row has a box and no label.");
        return;
      }
      image.add(
          new Box(
              label,
              left.getAsDouble(),
              top.getAsDouble(),
              width.getAsDouble(),
              height.getAsDouble(),
              columns.number(cells, CsvRole.CONFIDENCE).orElse(1)));
    } else if (!label.isEmpty()
        || !(columns.text(cells, CsvRole.LEFT) + columns.text(cells, CsvRole.TOP)).isEmpty()) {
      image.leaveOut();
      into.skip(where, "The row has not the four numbers of a box.");
    }
  }

  private OptionalDouble side(CsvRole to, OptionalDouble from, CsvRole length) {
    OptionalDouble end = columns.number(cells, to);
    return end.isPresent() && from.isPresent()
        ? OptionalDouble.of(end.getAsDouble() - from.getAsDouble())
        : columns.number(cells, length);
  }
}
