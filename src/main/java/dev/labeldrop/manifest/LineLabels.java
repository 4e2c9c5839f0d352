package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the current line's image is labelled with, as ranges of the line's bytes. */
final class LineLabels {

  /** No label attribute of boxes. */
  static final int NO_BOX_ATTRIBUTE = -1;

  /** Longest label name in characters, inclusive. Developer Guide, json line errors. */
  private static final int LONGEST_NAME = 256;

  private static final int OF_BOX = 1;
  private static final int ESCAPED = 2;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] flags = new int[64];
  private KnownNames.@Nullable Name[] names = new KnownNames.Name[64];
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
  void addImageLabel(int start, int end, boolean escaped) {
    imageLabels++;
    add(start, end, escaped ? ESCAPED : 0, null);
  }

  /** The same of one without escapes, and perhaps known. */
  void addImageLabel(int start, int end, KnownNames.@Nullable Name name) {
    imageLabels++;
    add(start, end, 0, name);
  }

  /** A box has a label. */
  void addBoxLabel(int start, int end, boolean escaped) {
    add(start, end, escaped ? OF_BOX | ESCAPED : OF_BOX, null);
  }

  /** The same of one without escapes, and perhaps known. */
  void addBoxLabel(int start, int end, KnownNames.@Nullable Name name) {
    add(start, end, OF_BOX, name);
  }

  /** The image has an attribute with boxes. */
  void addBoxes(int number) {
    boxes = Math.max(boxes, 0) + number;
  }

  private void add(int start, int end, int flag, KnownNames.@Nullable Name name) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      flags = Arrays.copyOf(flags, count * 2);
      names = Arrays.copyOf(names, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    flags[count] = flag;
    names[count] = name;
    count++;
  }

  /** How many labels there are, of boxes and of the image. */
  int count() {
    return count;
  }

  /** Index of the first byte of a label's name in the line's buffer. */
  int start(int index) {
    return starts[index];
  }

  /** Index after the last byte of a label's name. */
  int end(int index) {
    return ends[index];
  }

  /** What is known of a label's name, or null. */
  KnownNames.@Nullable Name name(int index) {
    return names[index];
  }

  /** Whether a label's name has escapes, so that its bytes are not its text. */
  boolean escaped(int index) {
    return (flags[index] & ESCAPED) != 0;
  }

  /** Whether a label is one of a box. */
  boolean isBox(int index) {
    return (flags[index] & OF_BOX) != 0;
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

  /** Whether nothing is to be said about a name that has no escapes. */
  static boolean isFine(byte[] bytes, int start, int end) {
    if (start == end || end - start >= LONGEST_NAME) {
      return false;
    }
    boolean plain =
        bytes[start] != ' ' && bytes[end - 1] != ' ' && Swar.isVisible(bytes, start, end);
    return plain || Characters.areWords(new String(bytes, start, end - start, UTF_8));
  }

  private static void checkCharacters(Findings findings, int name, String text) {
    if (Characters.hasHalf(text)) {
      findings.value(name, LabelFault.HALF_CHARACTER, "which has half a character");
    } else if (Characters.isBlank(text)) {
      findings.value(name, LabelFault.NAME_BLANK, "of which nothing can be seen");
    } else if (Characters.hasSpaceAround(text)) {
      findings.value(
          name, LabelFault.NAME_SPACE, "with white space or a control character at an end");
    } else if (Characters.hasInvisible(text)) {
      findings.value(name, LabelFault.NAME_UNSEEN, "with characters that cannot be seen");
    }
  }

  /** Reports a label's name, a string, that is too long, empty, or hard to tell from others. */
  static void checkName(Findings findings, LineTape tape, int name) {
    if (!tape.escaped(name) && isFine(tape.bytes(), tape.start(name), tape.end(name))) {
      return;
    }
    String text = tape.text(name);
    checkCharacters(findings, name, text);
    int characters = text.codePointCount(0, text.length());
    if (characters > LONGEST_NAME) {
      findings.value(
          name,
          LabelFault.NAME_TOO_LONG,
          "%d characters long; the limit is %d".formatted(characters, LONGEST_NAME));
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
