package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is probably the matter with a box that breaks a rule, as far as its numbers tell. */
final class BoxGuess {

  /** The farthest edge of boxes in percent. */
  private static final int PERCENT = 100;

  /** What other formats call the parts of a box, without case, hyphens and underscores. */
  private static final String[] OTHER_PARTS = {
    "x",
    "y",
    "xmin",
    "ymin",
    "xmax",
    "ymax",
    "x1",
    "y1",
    "x2",
    "y2",
    "bbox",
    "box",
    "right",
    "bottom",
    "w",
    "h",
    "cx",
    "cy",
    "boundingbox",
    "coordinates",
    "geometry",
    "points"
  };

  /** Pixels by which sums of fractions may be off. */
  private static final double ROUNDING = 1e-6;

  private static final Pattern NUMBER = Pattern.compile("\\s*-?[0-9]{1,15}(\\.[0-9]{1,15})?\\s*");

  private BoxGuess() {}

  /**
   * What numbers with fractions could count.
   *
   * @param farthest the right or bottom edge that is farthest, of the boxes of an array
   */
  static BoxFault scale(Frame frame, double farthest) {
    if (farthest <= 1) {
      return BoxFault.FRACTIONS;
    }
    boolean percent = farthest <= PERCENT && frame.exceeds(PERCENT);
    return percent ? BoxFault.PERCENT : BoxFault.PIXELS;
  }

  /** Why a box lacks a part: it may have those of another format. */
  static BoxFault missing(LineTape tape, int box) {
    return KeyNames.hasAny(tape, box, OTHER_PARTS) ? BoxFault.OTHER_PARTS : BoxFault.PART;
  }

  /** Why a class has no name in the class-map: the number may be where the name belongs. */
  static BoxFault unnamed(LineTape tape, int classMap, int id) {
    String number = tape.text(id);
    if (hasName(tape, classMap, number)) {
      return BoxFault.TURNED_MAP;
    }
    for (int key = classMap + 1; key < tape.next(classMap); key = tape.next(key + 1)) {
      if (tape.text(key)
          .strip()
          .replaceFirst("^0+(?=[0-9])", "")
          .replaceFirst("\\.0+$", "")
          .equals(number)) {
        return BoxFault.CLASS_MAP_KEY;
      }
    }
    return BoxFault.CLASS_MAP_ID;
  }

  /** Why a part of a box is no number. */
  static BoxFault value(LineTape tape, int value, boolean classId, int classMap) {
    if (!tape.is(value, JsonToken.STRING)) {
      return BoxFault.PART;
    }
    String text = tape.text(value);
    if (isNumber(text)) {
      return BoxFault.QUOTED;
    }
    if (!classId) {
      return BoxFault.UNIT;
    }
    return classMap != LineTape.NONE && hasName(tape, classMap, text)
        ? BoxFault.CLASS_NAME
        : BoxFault.NO_CLASS;
  }

  /** Whether a class-map has a label, or a number in the place of one. */
  static boolean hasName(LineTape tape, int classMap, String name) {
    for (int key = classMap + 1; key < tape.next(classMap); key = tape.next(key + 1)) {
      if (tape.text(key + 1).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a string is a number as JSON has it. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Why a box leaves its image. */
  static BoxFault outside(Frame frame, double left, double top, double width, double height) {
    if (areCorners(frame, left, top, width, height)) {
      return left > 0 && top > 0 ? BoxFault.CORNERS : BoxFault.OUTSIDE;
    }
    return areTurned(frame, left, top, width, height) ? BoxFault.TURNED : BoxFault.OUTSIDE;
  }

  /** Whether a box would be inside if its image were as wide as it is high. */
  static boolean areTurned(Frame frame, double left, double top, double width, double height) {
    return left + width <= frame.height() && top + height <= frame.width();
  }

  /** Whether a box would be inside if its width and height were its right and bottom edge. */
  static boolean areCorners(Frame frame, double left, double top, double width, double height) {
    return width > left && height > top && width <= frame.width() && height <= frame.height();
  }

  /** The size of a box as training sees it, for messages. */
  static String inTraining(double width, double height) {
    return String.format(Locale.ROOT, ", %.2f x %.2f in training", width, height);
  }

  /** Why a box is small. */
  static BoxFault small(
      Frame frame, double left, double top, double width, double height, boolean fraction) {
    double most = Math.max(left + width, top + height);
    if (most <= 1 + ROUNDING && fraction) {
      return BoxFault.SMALL_FRACTIONS;
    }
    if (left == 0 && top == 0 && width == 1 && height == 1) {
      return BoxFault.WHOLE_FRACTION;
    }
    boolean percent = fraction && most <= PERCENT && frame.exceeds(PERCENT);
    return percent ? BoxFault.SMALL_PERCENT : BoxFault.SMALL;
  }
}
