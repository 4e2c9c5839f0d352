package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;
import java.util.Arrays;
import java.util.Locale;

/**
 * The rules of single boxes: complete, inside the image, larger than one pixel also after the
 * scaling of training, and of a class that has a name (Developer Guide, json line errors).
 *
 * <p>Worked example: in an image of 2560 x 100 training halves all sides. A box of 2 x 50 becomes 1
 * x 25, which is too small; one of 3 x 50 is not.
 */
final class BoxRules {

  private static final byte[][] MEMBERS = {
    "class_id".getBytes(UTF_8),
    "top".getBytes(UTF_8),
    "left".getBytes(UTF_8),
    "width".getBytes(UTF_8),
    "height".getBytes(UTF_8),
  };

  /** Pixels by which sums of fractions may be off. */
  private static final double ROUNDING = 1e-6;

  private final Findings findings;
  private final LineTape tape;
  private final LineLabels labels;
  private final Frame frame;
  private final int[] values = new int[MEMBERS.length];

  private int number;
  private int invalid;
  private int fractional;
  private boolean formatRight;

  BoxRules(Findings findings, LineTape tape, LineLabels labels, Frame frame) {
    this.findings = findings;
    this.tape = tape;
    this.labels = labels;
    this.frame = frame;
  }

  /**
   * Checks an array of annotations; whether all are of the right format.
   *
   * @param classMap where the names of classes are, or {@link LineTape#NONE}
   */
  boolean check(int annotations, int classMap) {
    number = 0;
    invalid = 0;
    fractional = 0;
    formatRight = true;
    for (int node = annotations + 1; node < tape.next(annotations); node = tape.next(node)) {
      number++;
      invalid += isValid(node, classMap) ? 0 : 1;
    }
    if (fractional > 0) {
      findings.about(
          annotations,
          Code.WARNING_FRACTIONAL_PIXELS,
          "has fractions of pixels in %d of %d boxes".formatted(fractional, number));
    }
    return formatRight;
  }

  /** How many annotations there were. */
  int number() {
    return number;
  }

  /** How many of them training cannot use. */
  int invalid() {
    return invalid;
  }

  private boolean isValid(int box, int classMap) {
    if (!isFormatRight(box)) {
      formatRight = false;
      return false;
    }
    boolean inside = isInside();
    boolean large = isLarge(box);
    boolean named = classMap == LineTape.NONE || isNamed(classMap);
    return inside && large && named;
  }

  private boolean isFormatRight(int box) {
    if (!tape.is(box, JsonToken.START_OBJECT)) {
      malformed(box, "but must be an object");
      return false;
    }
    tape.members(box, MEMBERS, values);
    boolean right = true;
    boolean whole = true;
    for (int member = 0; member < MEMBERS.length; member++) {
      int value = values[member];
      if (value == LineTape.NONE) {
        String key = new String(MEMBERS[member], UTF_8);
        findings.missing(box, key, Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT);
        right = false;
      } else if (!tape.is(value, JsonToken.NUMBER)) {
        malformed(value, "but must be a number");
        right = false;
      } else if (!isInteger(value)) {
        whole = false;
      }
    }
    if (right && !whole && !isInteger(values[0])) {
      malformed(values[0], "but must be an integer");
      return false;
    }
    fractional += right && !whole ? 1 : 0;
    return right;
  }

  private boolean isInteger(int node) {
    return Numbers.isInteger(tape.bytes(), tape.start(node), tape.end(node));
  }

  private boolean isInside() {
    boolean inside = true;
    for (int member = 1; member < MEMBERS.length; member++) {
      if (number(values[member]) < 0) {
        findings.value(values[member], Code.ERROR_INVALID_BOUNDING_BOX, "but must not be negative");
        inside = false;
      }
    }
    if (frame.known()) {
      inside &= endsInside(values[2], values[3], frame.width(), "left + width");
      inside &= endsInside(values[1], values[4], frame.height(), "top + height");
    }
    return inside;
  }

  private boolean endsInside(int from, int length, double most, String sum) {
    if (number(from) + number(length) <= most + ROUNDING) {
      return true;
    }
    findings.value(
        length,
        Code.ERROR_INVALID_BOUNDING_BOX,
        "so that " + sum + " is beyond the image's " + Math.round(most) + " pixels");
    return false;
  }

  private boolean isLarge(int box) {
    double width = number(values[3]);
    double height = number(values[4]);
    double scale = frame.scale();
    if (width < 0 || height < 0 || (width * scale > 1 && height * scale > 1)) {
      return true;
    }
    findings.about(
        box,
        Code.ERROR_BOUNDING_BOX_TOO_SMALL,
        "is %s x %s pixels%s; each side must be more than 1"
            .formatted(
                findings.shown(values[3]),
                findings.shown(values[4]),
                scale < 1 ? inTraining(width * scale, height * scale) : ""));
    return false;
  }

  private static String inTraining(double width, double height) {
    return String.format(Locale.ROOT, ", %.2f x %.2f in training", width, height);
  }

  private boolean isNamed(int classMap) {
    int id = values[0];
    for (int key = classMap + 1; key < tape.next(classMap); key = tape.next(key + 1)) {
      if (isKeyOf(key, id)) {
        if (tape.is(key + 1, JsonToken.STRING)) {
          labels.addBoxLabel(key + 1);
        }
        return true;
      }
    }
    findings.value(id, Code.ERROR_MISSING_CLASS_MAP_ID, "which the class-map does not have");
    return false;
  }

  private boolean isKeyOf(int key, int id) {
    return tape.escaped(key)
        ? tape.text(key).equals(tape.text(id))
        : Arrays.equals(
            tape.bytes(),
            tape.start(key),
            tape.end(key),
            tape.bytes(),
            tape.start(id),
            tape.end(id));
  }

  private double number(int node) {
    return Numbers.value(tape.bytes(), tape.start(node), tape.end(node));
  }

  private void malformed(int node, String but) {
    findings.value(node, Code.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT, but);
  }
}
