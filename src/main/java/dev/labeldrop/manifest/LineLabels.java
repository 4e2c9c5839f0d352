package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.util.Arrays;

/** What the current line's image is labelled with, as nodes of the line. */
final class LineLabels {

  /** No label attribute of boxes. */
  static final int NO_BOX_ATTRIBUTE = -1;

  /** Longest label name in characters, inclusive. Developer Guide, json line errors. */
  private static final int LONGEST_NAME = 256;

  private int[] nodes = new int[64];
  private int count;
  private int imageLabels;
  private int boxes;

  /** Forgets the line before. */
  void clear() {
    count = 0;
    imageLabels = 0;
    boxes = NO_BOX_ATTRIBUTE;
  }

  /** The image has a label; image labels come before labels of boxes or after, in any order. */
  void addImageLabel(int name) {
    imageLabels++;
    add(name);
  }

  /** A box has a label. */
  void addBoxLabel(int name) {
    add(~name);
  }

  /** The image has an attribute with boxes. */
  void addBoxes(int number) {
    boxes = Math.max(boxes, 0) + number;
  }

  private void add(int value) {
    if (count == nodes.length) {
      nodes = Arrays.copyOf(nodes, count * 2);
    }
    nodes[count] = value;
    count++;
  }

  /** How many labels there are, of boxes and of the image. */
  int count() {
    return count;
  }

  /** The node of a label's name. */
  int node(int index) {
    return isBox(index) ? ~nodes[index] : nodes[index];
  }

  /** Whether a label is one of a box. */
  boolean isBox(int index) {
    return nodes[index] < 0;
  }

  /** How many boxes the line has, or {@link #NO_BOX_ATTRIBUTE}. */
  int boxes() {
    return boxes;
  }

  /** Reports labels or boxes beyond the most. */
  void check(Findings findings, int most) {
    if (imageLabels > most) {
      findings.line(
          Code.WARNING_TOO_MANY_LABELS_PER_IMAGE,
          "The image has %d labels, an image may have %d.".formatted(imageLabels, most));
    }
    if (boxes > most) {
      findings.line(
          Code.ERROR_TOO_MANY_BOUNDING_BOXES,
          "The image has %d boxes, an image may have %d.".formatted(boxes, most));
    }
  }

  /** Whether a name has visible ASCII only, with blanks inside. */
  private static boolean isPlain(LineTape tape, int name) {
    byte[] bytes = tape.bytes();
    int start = tape.start(name);
    int end = tape.end(name);
    return start < end
        && bytes[start] != ' '
        && bytes[end - 1] != ' '
        && !tape.escaped(name)
        && Swar.isVisible(bytes, start, end);
  }

  private static void checkCharacters(Findings findings, int name, String text) {
    if (Characters.hasHalf(text)) {
      findings.value(name, LabelFault.HALF_CHARACTER, "which has half a character");
    } else if (Characters.hasSpaceAround(text)) {
      findings.value(name, Code.WARNING_LABEL_NAME_CHARACTERS, "with white space at an end");
    } else if (Characters.hasInvisible(text)) {
      findings.value(
          name, Code.WARNING_LABEL_NAME_CHARACTERS, "with characters that cannot be seen");
    }
  }

  /** Reports a label's name, a string, that is too long, empty, or hard to tell from others. */
  static void checkName(Findings findings, LineTape tape, int name) {
    int bytes = tape.end(name) - tape.start(name);
    boolean plain = isPlain(tape, name);
    if (plain && bytes > 0 && bytes < LONGEST_NAME) {
      return;
    }
    String text = tape.text(name);
    if (!plain && bytes > 0) {
      checkCharacters(findings, name, text);
    }
    int characters = text.codePointCount(0, text.length());
    if (characters > LONGEST_NAME) {
      findings.value(
          name,
          LabelFault.NAME_TOO_LONG,
          "a label name of %d characters, but may have %d".formatted(characters, LONGEST_NAME));
    } else if (characters == LONGEST_NAME) {
      findings.value(
          name,
          Code.WARNING_LABEL_NAME_AT_LIMIT,
          "a label name of %d characters".formatted(characters));
    } else if (characters == 0) {
      findings.value(name, LabelFault.NAME_EMPTY, "but a label needs a name");
    }
  }
}
