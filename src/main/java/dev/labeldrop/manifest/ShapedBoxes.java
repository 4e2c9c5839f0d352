package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.Swar;
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
    if (shape == null) {
      return -1;
    }
    int at = shape.piece(0).after(bytes, from, end);
    while (at >= 0 && count < MOST) {
      at = box(shape, bytes, at, end);
      count++;
      int next = at < 0 ? at : shape.joint().after(bytes, at, end);
      if (next < 0) {
        at = at < 0 ? at : shape.end().after(bytes, at, end);
        if (at < 0 || bytes[at] != ',') {
          return at;
        }
        next = shape.piece(0).after(bytes, afterSpace(bytes, at + 1), end);
      }
      at = next;
    }
    return -1;
  }

  /** Index of the first byte that is no white space. */
  static int afterSpace(byte[] bytes, int from) {
    int at = from;
    while (JsonToken.isWhiteSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Reads a box from its first value on; index after its last value, or -1. */
  private int box(LineShape shape, byte[] bytes, int from, int end) {
    int base = count * STRIDE;
    int at = from;
    ShapePiece piece = shape.piece(0);
    for (int index = 1; ; index++) {
      int place = piece.place();
      if (place >= 0) {
        long word = Swar.word(bytes, at);
        int digits = SmallNumber.digits(word);
        if (digits == 0) {
          return -1;
        }
        values[base + place] = Swar.decimal(word, digits);
        at += digits;
      } else {
        at = line.any(piece.slot(), bytes, at);
      }
      if (at < 0) {
        return at;
      }
      piece = shape.piece(index);
      if (piece.slot() == Slot.END) {
        return at;
      }
      at = piece.after(bytes, at, end);
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
      labels.addBoxLabel(classes.start(place), classes.end(place), classes.name(place));
    }
    return true;
  }
}
