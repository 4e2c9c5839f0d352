package dev.labeldrop.local.images;

import dev.labeldrop.image.Seen;
import dev.labeldrop.manifest.BoxSketch;
import dev.labeldrop.manifest.LineImage;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * How an image is shown, so that the boxes of its line lie where they are: boxes count its own
 * pixels, whatever size the line gives it. It is turned upright if the line has its size so.
 *
 * @param width in the image's pixels, as it is shown
 * @param height in the image's pixels, as it is shown
 * @param orientation how it is turned for that, as EXIF counts it; 1 if it is not
 */
record ShownFrame(int width, int height, int orientation) {

  private static final int AS_STORED = 1;

  /** That of an image with a header, for its line. */
  static ShownFrame of(Seen.Image seen, LineImage line) {
    boolean upright =
        seen.turned()
            && line.sizes().stream()
                .anyMatch(size -> size.width() == seen.height() && size.height() == seen.width());
    return upright && seen.width() != seen.height()
        ? new ShownFrame(seen.height(), seen.width(), seen.orientation())
        : new ShownFrame(seen.width(), seen.height(), AS_STORED);
  }

  /** Whether a box lies in the image wholly. */
  boolean holds(BoxSketch box) {
    return box.left() >= 0
        && box.top() >= 0
        && box.left() + box.width() <= width
        && box.top() + box.height() <= height;
  }

  /** How many boxes of a line do not. */
  long outside(LineImage line) {
    return line.sizes().stream()
        .flatMap(size -> size.boxes().stream())
        .filter(box -> !holds(box.sketch()))
        .count();
  }

  /** Where a box is in a picture of the image, also if that is outside. */
  Rectangle place(BufferedImage picture, BoxSketch box) {
    double across = (double) picture.getWidth() / width;
    double down = (double) picture.getHeight() / height;
    return new Rectangle(
        (int) Math.round(box.left() * across),
        (int) Math.round(box.top() * down),
        Math.max(1, (int) Math.round(box.width() * across)),
        Math.max(1, (int) Math.round(box.height() * down)));
  }

  /**
   * A picture of the image as it is shown.
   *
   * <p>Example: orientation 6 is turned by a quarter, clockwise: of a picture with 3 rows the first
   * pixel of the first row comes to the right end, {@code x' = 3 - y}, {@code y' = x}.
   */
  BufferedImage shown(BufferedImage stored) {
    if (orientation == AS_STORED) {
      return stored;
    }
    int columns = stored.getWidth();
    int rows = stored.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, rows, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, rows, columns);
          default -> new AffineTransform(0, -1, 1, 0, 0, columns);
        };
    BufferedImage upright = new BufferedImage(rows, columns, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = upright.createGraphics();
    pen.drawImage(stored, turn, null);
    pen.dispose();
    return upright;
  }
}
