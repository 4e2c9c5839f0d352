package dev.labeldrop.local.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The images of a table, each with what its rows say, in the order of the first rows. */
final class TableImages {

  /** What is known of one image so far. */
  static final class Rows {
    private @Nullable Size size;
    private final List<Box> boxes = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private boolean leftOut;

    /** Takes it that a box of the image could not be read. */
    void leaveOut() {
      leftOut = true;
    }

    void size(@Nullable Size known) {
      size = known == null ? size : known;
    }

    void add(Box box) {
      boxes.add(box);
    }

    void add(String label) {
      if (!label.isEmpty() && !labels.contains(label)) {
        labels.add(label);
      }
    }
  }

  private final Map<String, Rows> images = new LinkedHashMap<>();
  private final Map<String, Long> sets = new TreeMap<>();

  /** The rows of an image. */
  Rows of(String name) {
    return images.computeIfAbsent(name, _ -> new Rows());
  }

  /** Counts a row of a set, such as TRAIN or test. */
  void addToSet(String name) {
    if (!name.isEmpty()) {
      sets.merge(name, 1L, Long::sum);
    }
  }

  /** Whether one has a box. */
  boolean haveBoxes() {
    return images.values().stream().anyMatch(rows -> !rows.boxes.isEmpty());
  }

  /**
   * Hands all images out, but for those none of whose boxes could be read: they would look as if
   * there were nothing on them.
   */
  void give(boolean boxes, Collected into) {
    images.forEach((name, rows) -> {
      if (!rows.leftOut || !rows.boxes.isEmpty() || !rows.labels.isEmpty()) {
        into.add(
            new Picture(
                name,
                rows.size,
                boxes ? new Labelling.Boxes(rows.boxes) : new Labelling.Labels(rows.labels)));
      }
    });
    if (sets.size() > 1) {
      into.note(
          "The rows are of several sets (%s), and all are in this manifest. To test with one of them, convert its rows by themselves."
              .formatted(
                  sets.entrySet().stream()
                      .map(each -> each.getKey() + " " + each.getValue())
                      .collect(Collectors.joining(", "))));
    }
  }
}
