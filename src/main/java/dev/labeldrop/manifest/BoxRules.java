package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Count;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;
import org.jspecify.annotations.Nullable;

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

  private int classMap;
  private int number;
  private int invalid;
  private int fractional;

  /** The right or bottom edge that is farthest, of the boxes of an array. */
  private double farthest;

  private boolean formatRight;

  /** The array that is being checked, and whether it could hold thousandths; null if not known. */
  private int annotations;

  private @Nullable Boolean thousandths;

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
    this.classMap = classMap;
    this.annotations = annotations;
    thousandths = null;
    number = 0;
    invalid = 0;
    fractional = 0;
    farthest = 0;
    formatRight = true;
    for (int node = annotations + 1; node < tape.next(annotations); node = tape.next(node)) {
      number++;
      invalid += isValid(node, classMap) ? 0 : 1;
    }
    if (fractional > 0) {
      findings.about(
          annotations,
          BoxGuess.scale(frame, farthest),
          "has fractions of pixels in %d of %s"
              .formatted(fractional, Count.of(number, "box", "boxes")),
          formatRight ? sketch() : null);
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
      findings.value(box, BoxFault.PART, "but must be an object");
      return false;
    }
    tape.members(box, MEMBERS, values);
    boolean right = true;
    boolean whole = true;
    for (int member = 0; member < MEMBERS.length; member++) {
      int value = values[member];
      if (value == LineTape.NONE) {
        String key = new String(MEMBERS[member], UTF_8);
        findings.missing(box, key, BoxGuess.missing(tape, box), LabelFault.ATTRIBUTE_KEY);
        right = false;
      } else if (!tape.is(value, JsonToken.NUMBER)) {
        findings.value(
            value, BoxGuess.value(tape, value, member == 0, classMap), "but must be a number");
        right = false;
      } else if (!isInteger(value)) {
        whole = false;
      }
    }
    if (right && !whole) {
      if (!isInteger(values[0])) {
        findings.value(
            values[0],
            isWhole(values[0]) ? BoxFault.CLASS_ID_FLOAT : BoxFault.CLASS_ID,
            "but must be an integer");
        return false;
      }
      fractional += hasFraction() ? 1 : 0;
    }
    return right;
  }

  /** Whether a number has a fraction that is not zero: 10.0 has none. */
  private boolean hasFraction() {
    return !isWhole(values[1]) || !isWhole(values[2]) || !isWhole(values[3]) || !isWhole(values[4]);
  }

  private boolean isWhole(int node) {
    double value = number(node);
    return value == Math.rint(value);
  }

  private boolean isInteger(int node) {
    return Numbers.isInteger(tape.bytes(), tape.start(node), tape.end(node));
  }

  private boolean isInside() {
    boolean inside = true;
    for (int member = 1; member < MEMBERS.length; member++) {
      if (number(values[member]) < 0) {
        findings.value(
            values[member],
            member < 3 ? BoxFault.NEGATIVE : BoxFault.SIDES,
            "but must not be negative",
            sketch());
        inside = false;
      }
    }
    double right = number(values[2]) + number(values[3]);
    double bottom = number(values[1]) + number(values[4]);
    farthest = Math.max(farthest, Math.max(right, bottom));
    if (frame.known()) {
      inside &= endsInside(right, frame.width(), values[3], "left + width");
      inside &= endsInside(bottom, frame.height(), values[4], "top + height");
    }
    return inside;
  }

  private boolean endsInside(double end, double most, int length, String sum) {
    if (end <= most + ROUNDING) {
      return true;
    }
    findings.value(
        length,
        outside(),
        "so that " + sum + " is beyond the image's " + Math.round(most) + " pixels",
        sketch());
    return false;
  }

  private BoxFault outside() {
    if (thousandths == null) {
      thousandths = FarBoxes.couldBeThousandths(tape, annotations, frame);
    }
    return thousandths
        ? BoxFault.THOUSANDTHS
        : BoxGuess.outside(
            frame, number(values[2]), number(values[1]), number(values[3]), number(values[4]));
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
        BoxGuess.small(frame, number(values[2]), number(values[1]), width, height, hasFraction()),
        "is %s x %s pixels%s; each side must be more than 1"
            .formatted(
                findings.shown(values[3]),
                findings.shown(values[4]),
                scale < 1 ? BoxGuess.inTraining(width * scale, height * scale) : ""),
        sketch());
    return false;
  }

  /** The box that was checked last. */
  private BoxSketch sketch() {
    return new BoxSketch(
        frame.known() ? frame.width() : 0,
        frame.known() ? frame.height() : 0,
        number(values[2]),
        number(values[1]),
        number(values[3]),
        number(values[4]));
  }

  private boolean isNamed(int classMap) {
    int id = values[0];
    for (int key = classMap + 1; key < tape.next(classMap); key = tape.next(key + 1)) {
      if (KeyNames.isNumber(tape, key, id)) {
        if (tape.is(key + 1, JsonToken.STRING)) {
          labels.addBoxLabel(tape.start(key + 1), tape.end(key + 1), tape.escaped(key + 1));
        }
        return true;
      }
    }
    findings.value(id, BoxGuess.unnamed(tape, classMap, id), "which is no key of the class-map");
    return false;
  }

  private double number(int node) {
    return Numbers.value(tape.bytes(), tape.start(node), tape.end(node));
  }
}
