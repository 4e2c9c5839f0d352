package dev.labeldrop.local.images;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the names of labels at their boxes: above a box, or inside it at its top or its bottom,
 * where no other name stands yet. A name is cut that is longer than its box and than half of the
 * picture, and moved so that it ends within the picture; one that finds no place is left out, so
 * that those that are there can be read.
 */
final class BoxTags {

  private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 11);
  private static final int MARGIN = 3;

  private final Graphics2D pen;
  private final Rectangle picture;
  private final List<Rectangle> taken = new ArrayList<>();

  /**
   * Writes on a picture.
   *
   * @param width of the picture, in pixels
   * @param height of the picture, in pixels
   */
  BoxTags(Graphics2D pen, int width, int height) {
    this.pen = pen;
    this.picture = new Rectangle(width, height);
  }

  /**
   * Writes a name.
   *
   * @param box where the box is, in pixels of the picture
   * @param colour that of the box
   */
  void write(String name, Rectangle box, Color colour) {
    FontMetrics metrics = pen.getFontMetrics(FONT);
    int most = Math.min(picture.width, Math.max(box.width, picture.width / 2));
    String text = fitting(name, metrics, most - 2 * MARGIN);
    int width = metrics.stringWidth(text) + 2 * MARGIN;
    int height = metrics.getAscent() + metrics.getDescent();
    int left = Math.clamp(box.x, 0, Math.max(0, picture.width - width));
    for (int top : new int[] {box.y - height, box.y, box.y + box.height - height}) {
      Rectangle tag = new Rectangle(left, top, width, height);
      if (!text.isEmpty()
          && picture.contains(tag)
          && taken.stream().noneMatch(other -> other.intersects(tag))) {
        taken.add(tag);
        draw(text, tag, tag.y + metrics.getAscent(), colour);
        return;
      }
    }
  }

  private void draw(String text, Rectangle tag, int baseline, Color colour) {
    pen.setColor(colour);
    pen.fill(tag);
    pen.setColor(Color.BLACK);
    pen.setFont(FONT);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.drawString(text, tag.x + MARGIN, baseline);
  }

  /** As much of a text as has room, with an ellipsis where it is cut. */
  private static String fitting(String text, FontMetrics metrics, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && metrics.stringWidth(text.substring(0, end) + "…") > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return end == 0 ? "" : text.substring(0, end) + "…";
  }
}
