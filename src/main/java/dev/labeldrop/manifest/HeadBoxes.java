package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;

/**
 * Whether the boxes of a file's first lines count something else than pixels. Whole numbers do not
 * show that in a line, so that it is said once for the file.
 */
final class HeadBoxes {

  private static final byte[][] ATTRIBUTE = {
    "image_size".getBytes(UTF_8), "annotations".getBytes(UTF_8),
  };
  private static final byte[][] SIZE = {"width".getBytes(UTF_8), "height".getBytes(UTF_8)};
  private final LineTape tape;
  private final BoxUnits percent = new BoxUnits(100);
  private final BoxUnits thousandths = new BoxUnits(1000);
  private boolean fractions;
  private final int[] members = new int[ATTRIBUTE.length];
  private final int[] sides = new int[SIZE.length];
  private final int[] values = new int[BoxUnits.EDGES.length];

  private HeadBoxes(int nesting) {
    tape = new LineTape(nesting);
  }

  /**
   * Reports it if the boxes do not look like pixels.
   *
   * @param head the file's first kilobytes; its last line may be cut
   */
  static void check(String head, int nesting, Problems problems) {
    HeadBoxes boxes = new HeadBoxes(nesting);
    head.lines().forEach(boxes::add);
    if (!boxes.fractions) {
      boxes.report(problems);
    }
  }

  private void report(Problems problems) {
    if (percent.holdToCorner() || percent.surelyLeaveImages()) {
      report(problems, percent, 100, BoxFault.WHOLE_PERCENT);
    } else if (thousandths.holdToCorner() || thousandths.surelyLeaveImages()) {
      report(problems, thousandths, 1000, BoxFault.THOUSANDTHS_OF_ALL);
    }
  }

  private static void report(Problems problems, BoxUnits units, int whole, BoxFault fault) {
    String images =
        units.outside() == 0
            ? "although their images are larger"
            : "and %d leave their images".formatted(units.outside());
    problems.add(
        fault,
        "Of the %d boxes in the file's first lines, none goes beyond %d, %s."
            .formatted(units.boxes(), whole, images));
  }

  private void add(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    tape.read(LineTape.padded(bytes), 0, bytes.length);
    if (!tape.complete()) {
      return;
    }
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (tape.is(key + 1, JsonToken.START_OBJECT)) {
        tape.members(key + 1, ATTRIBUTE, members);
        if (isArray(members[0]) && isArray(members[1]) && tape.elements(members[0]) == 1) {
          addBoxes(members[0] + 1, members[1]);
        }
      }
    }
  }

  private boolean isArray(int node) {
    return node != LineTape.NONE && tape.is(node, JsonToken.START_ARRAY);
  }

  private void addBoxes(int size, int annotations) {
    if (!tape.numbers(size, SIZE, sides)) {
      return;
    }
    double width = number(sides[0]);
    double height = number(sides[1]);
    for (int box = annotations + 1; box < tape.next(annotations); box = tape.next(box)) {
      if (tape.numbers(box, BoxUnits.EDGES, values)) {
        for (BoxUnits each : new BoxUnits[] {percent, thousandths}) {
          each.add(
              width,
              height,
              number(values[0]),
              number(values[1]),
              number(values[2]),
              number(values[3]));
        }
      }
    }
  }

  private double number(int node) {
    double value = Numbers.value(tape.bytes(), tape.start(node), tape.end(node));
    fractions |= value != Math.rint(value);
    return value;
  }
}
