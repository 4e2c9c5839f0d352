package dev.labeldrop.report;

import dev.labeldrop.manifest.BoxSketch;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A box in the frame of its image, drawn so that both fit: one outside, one with swapped sides, and
 * one of a pixel are seen at a glance.
 *
 * @param viewBox what of the plane is shown, in the image's pixels
 * @param frameWidth the image's width
 * @param frameHeight the image's height
 * @param x the box's left edge
 * @param y its top edge
 * @param width its width, without a sign
 * @param height its height, without a sign
 * @param stroke how thick lines are, in the image's pixels
 * @param label what the drawing shows, in words
 */
record BoxDrawing(
    String viewBox,
    String frameWidth,
    String frameHeight,
    String x,
    String y,
    String width,
    String height,
    String stroke,
    String label) {

  /** A box that is farther away, in sizes of its image, is drawn at the edge. */
  private static final double FARTHEST = 2;

  /** Thickness of lines, and the margin, as parts of the longer side. */
  private static final double STROKE = 0.012;

  /** The drawing; null where the image's size is not known. */
  static @Nullable BoxDrawing of(BoxSketch box) {
    double width = box.imageWidth();
    double height = box.imageHeight();
    if (!(width > 0) || !(height > 0)) {
      return null;
    }
    double left = near(Math.min(box.left(), box.left() + box.width()), width);
    double right = near(Math.max(box.left(), box.left() + box.width()), width);
    double top = near(Math.min(box.top(), box.top() + box.height()), height);
    double bottom = near(Math.max(box.top(), box.top() + box.height()), height);
    double fromX = Math.min(0, left);
    double fromY = Math.min(0, top);
    double shownWidth = Math.max(width, right) - fromX;
    double shownHeight = Math.max(height, bottom) - fromY;
    double stroke = Math.max(shownWidth, shownHeight) * STROKE;
    return new BoxDrawing(
        "%s %s %s %s"
            .formatted(
                text(fromX - stroke),
                text(fromY - stroke),
                text(shownWidth + 2 * stroke),
                text(shownHeight + 2 * stroke)),
        text(width),
        text(height),
        text(left),
        text(top),
        text(Math.max(right - left, stroke)),
        text(Math.max(bottom - top, stroke)),
        text(stroke),
        "The box: left %s, top %s, width %s, height %s, in an image of %s x %s"
            .formatted(
                text(box.left()),
                text(box.top()),
                text(box.width()),
                text(box.height()),
                text(width),
                text(height)));
  }

  private static double near(double edge, double side) {
    return Math.clamp(edge, -side * FARTHEST, side * (1 + FARTHEST));
  }

  private static String text(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.2f", number);
  }
}
