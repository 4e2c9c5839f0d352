package dev.labeldrop.local.images;

import dev.labeldrop.image.Seen;
import dev.labeldrop.manifest.BoxSketch;
import dev.labeldrop.manifest.LineImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Small pictures of images with the boxes of their lines on them, as a browser takes them. Only an
 * image whose header is within the limits is decoded, and only every n-th pixel of it: one that
 * claims to be enormous is not.
 */
public final class Thumbnails {

  /** Longest side of a thumbnail, in pixels. */
  public static final int SIDE = 240;

  /** Longest side of an image that is decoded. Developer Guide, limits. */
  private static final int LONGEST_SIDE = 4096;

  private static final Color HALO = new Color(0, 0, 0, 160);
  private static final Color[] COLOURS = {
    new Color(0xFFD166), new Color(0x06D6A0), new Color(0xEF476F), new Color(0x4CC9F0)
  };

  private Thumbnails() {}

  /**
   * The picture of an image as a {@code data:} address; empty if it cannot be drawn.
   *
   * @param bytes the whole image
   * @param seen what its header says
   * @param line has the boxes, in the pixels of the size that it gives
   */
  public static Optional<String> of(byte[] bytes, Seen.Image seen, LineImage line) {
    if (Math.max(seen.width(), seen.height()) > LONGEST_SIDE) {
      return Optional.empty();
    }
    try {
      BufferedImage small = scaled(decoded(bytes, seen));
      draw(small, line);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(small, "jpg", out);
      String base64 = Base64.getEncoder().encodeToString(out.toByteArray());
      return Optional.of("data:image/jpeg;base64," + base64);
    } catch (IOException | RuntimeException _) {
      // The decoder throws much at broken pixels; the page then says that there is no picture.
      return Optional.empty();
    }
  }

  private static BufferedImage decoded(byte[] bytes, Seen.Image seen) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("There is no decoder for it.");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        ImageReadParam every = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(seen.width(), seen.height()) / (2 * SIDE));
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage scaled(BufferedImage image) {
    double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return small;
  }

  private static void draw(BufferedImage picture, LineImage line) {
    Graphics2D pen = picture.createGraphics();
    int number = 0;
    for (LineImage.Size size : line.sizes()) {
      for (LineImage.Box box : size.boxes()) {
        draw(pen, picture, box.sketch(), COLOURS[number++ % COLOURS.length]);
      }
    }
    pen.dispose();
  }

  private static void draw(Graphics2D pen, BufferedImage picture, BoxSketch box, Color colour) {
    double across = picture.getWidth() / box.imageWidth();
    double down = picture.getHeight() / box.imageHeight();
    int left = (int) Math.round(box.left() * across);
    int top = (int) Math.round(box.top() * down);
    int width = Math.max(1, (int) Math.round(box.width() * across));
    int height = Math.max(1, (int) Math.round(box.height() * down));
    pen.setColor(HALO);
    pen.setStroke(new BasicStroke(4));
    pen.drawRect(left, top, width, height);
    pen.setColor(colour);
    pen.setStroke(new BasicStroke(2));
    pen.drawRect(left, top, width, height);
  }
}
