package dev.labeldrop.change;

import java.util.List;

/**
 * What lines change in a dataset, in sum and by image. Bounded, whatever they change.
 *
 * @param added lines whose image had no entry
 * @param replaced lines whose image had an entry that is known: {@code changed + same}
 * @param changed those of them that change labels or boxes
 * @param same those of them that leave labels and boxes as they were: something else in the entry
 *     differs, such as a date, a confidence or the size of the image
 * @param notKnown lines that replace an entry of which it is not known how it was
 * @param labels by label, those with the most changes first, then by name
 * @param moreChanges how many changes there are of other labels: of 1,000 labels they are counted
 *     one by one
 * @param images by image, in the order of the lines; images that had no entry are not among them
 * @param moreImages how many images change beyond those
 */
public record WhatChanged(
    long added,
    long replaced,
    long changed,
    long same,
    long notKnown,
    List<LabelChange> labels,
    long moreChanges,
    List<EntryChange> images,
    long moreImages) {

  /** Keeps its own copies of the lists. */
  public WhatChanged {
    labels = List.copyOf(labels);
    images = List.copyOf(images);
  }
}
