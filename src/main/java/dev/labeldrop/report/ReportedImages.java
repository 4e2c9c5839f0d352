package dev.labeldrop.report;

/**
 * What came of looking at the images of the valid lines, one each.
 *
 * @param total how many there are
 * @param lookedAt how many of them were looked at
 * @param unusable how many training cannot use
 * @param boxesOutside how many lines have boxes outside of an image that training can use
 * @param rejected how many lines are rejected because of one or the other; 0 if it is only warned
 *     of
 */
public record ReportedImages(
    long total, long lookedAt, long unusable, long boxesOutside, long rejected) {

  /** Whether only warnings are about what is wrong with some of them, or with boxes in them. */
  boolean warnedOf() {
    return unusable + boxesOutside > 0 && rejected == 0;
  }

  /** How many lines are rejected because training cannot use their images. */
  public long rejectedForImages() {
    return Math.max(0, rejected - boxesOutside);
  }

  /** How many lines are rejected because of boxes outside of their images. */
  long rejectedForBoxes() {
    return rejected - rejectedForImages();
  }
}
