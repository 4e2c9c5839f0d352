package dev.labeldrop.local.images;

import dev.labeldrop.image.Seen;
import dev.labeldrop.manifest.BoxSketch;
import dev.labeldrop.manifest.LabelledBox;
import dev.labeldrop.manifest.LineImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
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
   * @param line has the boxes, in the pixels of the image; what is outside of it has a broken line
   * @param named the boxes of the line with their names, in any order
   */
  public static Optional<String> of(
      byte[] bytes, Seen.Image seen, LineImage line, List<LabelledBox> named) {
    if (Math.max(seen.width(), seen.height()) > LONGEST_SIDE) {
      return Optional.empty();
    }
    try {
      ShownFrame frame = ShownFrame.of(seen, line);
      BufferedImage small = scaled(frame.shown(decoded(bytes, seen)));
      draw(small, frame, line, named);
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

  /**
   * A box in the pixels of the picture.
   *
   * @param place what of it is inside the image
   * @param whole whether all of it is
   */
  private record Drawn(Rectangle place, boolean whole, String name, Color colour) {}

  private static void draw(
      BufferedImage picture, ShownFrame frame, LineImage line, List<LabelledBox> named) {
    List<Drawn> boxes = drawn(picture, frame, line, named);
    Graphics2D pen = picture.createGraphics();
    boxes.forEach(box -> outline(pen, box));
    try {
      BoxTags tags = new BoxTags(pen, picture.getWidth(), picture.getHeight());
      boxes.forEach(box -> tags.write(box.name(), box.place(), box.colour()));
    } catch (InternalError | LinkageError _) {
      // A Java without fonts, as in small containers, draws the boxes alone.
    } finally {
      pen.dispose();
    }
  }

  /** The boxes, each label in its colour. */
  private static List<Drawn> drawn(
      BufferedImage picture, ShownFrame frame, LineImage line, List<LabelledBox> named) {
    Rectangle all = new Rectangle(picture.getWidth(), picture.getHeight());
    List<LabelledBox> left = new ArrayList<>(named);
    List<String> names = new ArrayList<>();
    List<Drawn> boxes = new ArrayList<>();
    for (LineImage.Size size : line.sizes()) {
      for (LineImage.Box box : size.boxes()) {
        String name = name(left, box.sketch());
        if (!names.contains(name)) {
          names.add(name);
        }
        Color colour = COLOURS[names.indexOf(name) % COLOURS.length];
        Rectangle inside = frame.place(picture, box.sketch()).intersection(all);
        if (!inside.isEmpty()) {
          boxes.add(new Drawn(inside, frame.holds(box.sketch()), name, colour));
        }
      }
    }
    return boxes;
  }

  /** The name of the first of some boxes that lies there, which is taken from them. */
  private static String name(List<LabelledBox> boxes, BoxSketch sketch) {
    for (LabelledBox box : boxes) {
      if (box.left() == sketch.left()
          && box.top() == sketch.top()
          && box.width() == sketch.width()
          && box.height() == sketch.height()) {
        boxes.remove(box);
        return box.label();
      }
    }
    return "";
  }

  private static void outline(Graphics2D pen, Drawn box) {
    float[] dashes = box.whole() ? null : new float[] {6, 6};
    pen.setColor(HALO);
    pen.setStroke(new BasicStroke(4));
    pen.draw(box.place());
    pen.setColor(box.colour());
    pen.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    pen.draw(box.place());
  }
}
