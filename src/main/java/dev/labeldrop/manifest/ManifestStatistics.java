package dev.labeldrop.manifest;

import java.util.Collections;
import java.util.List;

/**
 * What the lines of a manifest that can be sent are labelled with. Bounded, whatever the file has.
 *
 * @param labels the labels in the order in which they first come, at most 1,000
 * @param moreLabels whether there are labels beyond those
 * @param imagesByBoxes by number of boxes, from 0 to 50: how many images with an attribute of boxes
 *     have that number; the last element, the 52nd, is for more than 50
 * @param unlabelledImages images with neither a label nor a box
 */
public record ManifestStatistics(
    List<LabelCount> labels, boolean moreLabels, List<Long> imagesByBoxes, long unlabelledImages) {

  /** Those of no line at all. */
  static final ManifestStatistics NONE =
      new ManifestStatistics(List.of(), false, Collections.nCopies(52, 0L), 0);

  /** Keeps its own copies of the lists. */
  public ManifestStatistics {
    labels = List.copyOf(labels);
    imagesByBoxes = List.copyOf(imagesByBoxes);
  }

  /**
   * How often a label is used.
   *
   * @param name the label, decoded
   * @param images lines that have it as a label of the whole image; a line with two attributes of
   *     the same label counts twice
   * @param boxes boxes that have it
   */
  public record LabelCount(String name, long images, long boxes) {}
}
