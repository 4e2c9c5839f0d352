package dev.labeldrop.manifest;

/**
 * A box of an image.
 *
 * @param label the name of its class; where the class-map has none, its number as a text
 * @param left pixels from the image's left edge
 * @param top pixels from the image's top edge
 * @param width pixels
 * @param height pixels
 */
public record LabelledBox(String label, double left, double top, double width, double height) {

  /** The same box with another label. */
  public LabelledBox named(String other) {
    return new LabelledBox(other, left, top, width, height);
  }

  /**
   * How much of two boxes they share: the area of what is in both by the area of what is in any,
   * from 0 to 1. Boxes without an area share nothing.
   *
   * <p>Example: two boxes of 10 by 10, the second 5 to the right, share 50 of 150: 1/3.
   */
  public double overlap(LabelledBox other) {
    double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
    double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
    if (!(across > 0 && down > 0)) {
      return 0;
    }
    double both = across * down;
    return both / (width * height + other.width * other.height - both);
  }
}
