package dev.labeldrop.local.convert;

import java.util.List;

/** What an image is labelled with. */
public sealed interface Labelling {

  /**
   * Boxes; there may be none.
   *
   * @param boxes in the order of the input
   */
  record Boxes(List<Box> boxes) implements Labelling {

    /** Keeps its own copy of the list. */
    public Boxes {
      boxes = List.copyOf(boxes);
    }
  }

  /**
   * Labels of the whole image; there may be none.
   *
   * @param labels in the order of the input
   */
  record Labels(List<String> labels) implements Labelling {

    /** Keeps its own copy of the list. */
    public Labels {
      labels = List.copyOf(labels);
    }
  }
}
