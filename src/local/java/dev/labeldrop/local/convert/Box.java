package dev.labeldrop.local.convert;

/**
 * A labelled box of an image.
 *
 * @param label what it shows
 * @param left pixels from the left edge; may be a fraction
 * @param top pixels from the top edge; may be a fraction
 * @param width in pixels; may be a fraction
 * @param height in pixels; may be a fraction
 * @param confidence from 0 to 1
 */
public record Box(
    String label, double left, double top, double width, double height, double confidence) {

  /** A box between two corners, of full confidence. */
  static Box between(String label, double left, double top, double right, double bottom) {
    return new Box(label, left, top, right - left, bottom - top, 1);
  }

  /** The same box with a label. */
  Box labelled(String name) {
    return new Box(name, left, top, width, height, confidence);
  }

  /** The same box in pixels, if its numbers are fractions of an image. */
  Box of(Size image) {
    return new Box(
        label,
        left * image.width(),
        top * image.height(),
        width * image.width(),
        height * image.height(),
        confidence);
  }
}
