package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;

/** The size of an image as its boxes' attribute gives it, {@code image_size}. */
final class Frame {

  private static final byte[][] MEMBERS = {
    "width".getBytes(UTF_8), "height".getBytes(UTF_8), "depth".getBytes(UTF_8)
  };

  /** Sides that an image may have, in pixels, inclusive. Developer Guide, limits. */
  private static final int SHORTEST_SIDE = 64;

  private static final int LONGEST_SIDE = 4096;

  /** From this ratio of sides on training takes no image. Developer Guide, json line errors. */
  private static final int MOST_TO_ONE = 20;

  /** Training scales a longer side down to this. Developer Guide, json line errors. */
  private static final int LONGEST_TRAINING_SIDE = 1280;

  private final Findings findings;
  private final LineTape tape;
  private final int[] values = new int[MEMBERS.length];

  private boolean known;
  private double width;
  private double height;

  Frame(Findings findings, LineTape tape) {
    this.findings = findings;
    this.tape = tape;
  }

  /** Reads and checks the size of an attribute. */
  void read(int attribute, int size) {
    known = false;
    if (size == LineTape.NONE) {
      missing(attribute, "image_size");
    } else if (!tape.is(size, JsonToken.START_ARRAY)
        || tape.elements(size) != 1
        || !tape.is(size + 1, JsonToken.START_OBJECT)) {
      malformed(size, "but must be an array of one object");
    } else {
      readSides(size + 1);
    }
  }

  private void readSides(int size) {
    tape.members(size, MEMBERS, values);
    boolean complete = true;
    for (int side = 0; side < MEMBERS.length; side++) {
      if (values[side] == LineTape.NONE) {
        missing(size, new String(MEMBERS[side], UTF_8));
        complete = false;
      } else if (!tape.is(values[side], JsonToken.NUMBER)) {
        malformed(values[side], "but must be a number");
        complete = false;
      }
    }
    if (complete) {
      width = number(values[0]);
      height = number(values[1]);
      boolean right = isSize(values[0], width);
      known = isSize(values[1], height) && right;
    }
    if (known) {
      checkSide(values[0], width);
      checkSide(values[1], height);
      checkAspect(size);
    }
  }

  /** Whether a side is one; if not, that is the one fault, and nothing is measured with it. */
  private boolean isSize(int node, double side) {
    if (side > 1) {
      return true;
    }
    findings.value(node, BoxFault.NO_SIZE, "but a side of an image has more than one pixel");
    return false;
  }

  private void checkAspect(int size) {
    if (Math.min(width, height) >= SHORTEST_SIDE && isLong(width, height)) {
      findings.about(
          size,
          BoxFault.LONG_SIDES,
          "is %s x %s: one side is at least %d times the other"
              .formatted(tape.text(values[0]), tape.text(values[1]), MOST_TO_ONE));
    }
  }

  private void checkSide(int node, double side) {
    if (!isSide(side)) {
      findings.value(
          node,
          BoxFault.SIDE,
          "but a side of an image has %d to %d pixels".formatted(SHORTEST_SIDE, LONGEST_SIDE));
    }
  }

  /** Whether an image has too long a side beside the other one. */
  static boolean isLong(double width, double height) {
    return Math.max(width, height) >= Math.min(width, height) * MOST_TO_ONE;
  }

  /** Whether an image may have a side of so many pixels. */
  static boolean isSide(double side) {
    return side >= SHORTEST_SIDE && side <= LONGEST_SIDE;
  }

  /** What training multiplies sides with, in an image of that size. */
  static double scale(double width, double height) {
    return Math.min(1, LONGEST_TRAINING_SIDE / Math.max(width, height));
  }

  private static Fault sizeInString(String text) {
    return text.matches("\\s*\\[(?s:.*)")
        ? LabelFault.ATTRIBUTE_STRING
        : BoxGuess.isNumber(text) ? BoxFault.QUOTED : BoxFault.NO_SIZE;
  }

  private double number(int node) {
    return Numbers.value(tape.bytes(), tape.start(node), tape.end(node));
  }

  private void missing(int object, String key) {
    Fault fault =
        switch (key) {
          case "image_size" -> LabelFault.BOXES;
          case "depth" -> BoxFault.DEPTH;
          default -> BoxFault.NO_SIZE;
        };
    findings.missing(object, key, fault, LabelFault.ATTRIBUTE_KEY);
  }

  private void malformed(int node, String but) {
    Fault fault =
        switch (tape.kind(node)) {
          case START_ARRAY -> LabelFault.BOXES;
          case START_OBJECT -> BoxFault.SIZE_ARRAY;
          case STRING -> sizeInString(tape.text(node));
          default -> BoxFault.NO_SIZE;
        };
    findings.value(node, fault, but);
  }

  /** Whether the size is known. */
  boolean known() {
    return known;
  }

  /** Whether both sides are known and longer than that. */
  boolean exceeds(int pixels) {
    return known && Math.min(width, height) > pixels;
  }

  /** Width in pixels, where it is known. */
  double width() {
    return width;
  }

  /** Height in pixels, where it is known. */
  double height() {
    return height;
  }

  /** What training multiplies sides with: 1 for an image that it does not scale down. */
  double scale() {
    return known ? scale(width, height) : 1;
  }
}
