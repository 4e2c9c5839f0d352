package dev.labeldrop.manifest;

import java.util.List;

/**
 * What an entry, or a line, says of its image: the part of it that training reads and people think
 * of. Neither list has an order that means anything; what is there twice stands in it twice.
 *
 * @param sourceRef which image, decoded
 * @param labels the labels of the whole image
 * @param boxes its boxes, of all its attributes
 */
public record EntryLabels(String sourceRef, List<String> labels, List<LabelledBox> boxes) {

  /** Keeps its own copies of the lists. */
  public EntryLabels {
    labels = List.copyOf(labels);
    boxes = List.copyOf(boxes);
  }
}
