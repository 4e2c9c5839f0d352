package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * The boxes of a line of known shape, in whole pixels; their rules are those of {@link BoxRules},
 * and a box that breaks one is left to them.
 */
final class ShapedBoxes {

  /** Most boxes of an image; one with more has a problem. Developer Guide, limits. */
  private static final int MOST = 50;

  private static final int STRIDE = 5;
  private static final int CLASS = Slot.CLASS_ID.place();
  private static final int TOP = Slot.TOP.place();
  private static final int LEFT = Slot.LEFT.place();
  private static final int WIDTH = Slot.WIDTH.place();
  private static final int HEIGHT = Slot.HEIGHT.place();

  private final int[] values = new int[MOST * STRIDE];
  private final ShapedLine line;
  private int count;

  /** The boxes of a line. */
  ShapedBoxes(ShapedLine line) {
    this.line = line;
  }

  /** Forgets the line before. */
  void clear() {
    count = 0;
  }

  /** How many boxes there are. */
  int count() {
    return count;
  }

  /** Reads the elements of an array; index after the last, or -1 where one is of another shape. */
  int read(@Nullable LineShape shape, byte[] bytes, int from, int end) {
    int at = from;
    do {
      at = count == MOST || shape == null ? -1 : box(shape, bytes, at, end);
      count++;
      if (at < 0 || bytes[at] != ',') {
        return at;
      }
      at = afterSpace(bytes, at + 1);
    } while (true);
  }

  /** Index of the first byte that is no white space. */
  static int afterSpace(byte[] bytes, int from) {
    int at = from;
    while (JsonToken.isWhiteSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private int box(LineShape shape, byte[] bytes, int from, int end) {
    int base = count * STRIDE;
    int at = from;
    for (int piece = 0; ; piece++) {
      ShapePiece next = shape.piece(piece);
      at = next.after(bytes, at, end);
      if (at < 0) {
        return at;
      }
      int place = next.place();
      if (place >= 0) {
        long number = SmallNumber.at(bytes, at);
        values[base + place] = SmallNumber.value(number);
        at = number < 0 ? -1 : at + SmallNumber.length(number);
      } else if (next.slot() == Slot.END) {
        return at;
      } else {
        at = line.any(next.slot(), bytes, at);
      }
      if (at < 0) {
        return at;
      }
    }
  }

  /** Whether training can use all boxes in an image of that size. */
  boolean areFit(int width, int height) {
    if (count > 0 && Frame.isLong(width, height)) {
      return false;
    }
    double scale = Frame.scale(width, height);
    for (int base = 0; base < count * STRIDE; base += STRIDE) {
      int boxWidth = values[base + WIDTH];
      int boxHeight = values[base + HEIGHT];
      boolean inside =
          values[base + LEFT] + boxWidth <= width && values[base + TOP] + boxHeight <= height;
      if (!inside || boxWidth * scale <= 1 || boxHeight * scale <= 1) {
        return false;
      }
    }
    return true;
  }

  /** Adds the label of every box; whether all of their classes have a name. */
  boolean addLabels(ShapedClasses classes, LineLabels labels) {
    labels.addBoxes(count);
    for (int base = 0; base < count * STRIDE; base += STRIDE) {
      int place = classes.placeOf(values[base + CLASS]);
      if (place < 0) {
        return false;
      }
      labels.addBoxLabel(classes.start(place), classes.end(place), false);
    }
    return true;
  }
}
