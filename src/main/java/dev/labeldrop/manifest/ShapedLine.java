package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonNumbers;
import dev.labeldrop.manifest.json.JsonStrings;
import dev.labeldrop.manifest.json.Numbers;
import dev.labeldrop.manifest.json.Swar;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line as one of a known shape: the fixed bytes are compared, and the values between them
 * judged as they come. The line then has no problem, or it is not said that it has none; whatever
 * is unusual is left to the rules.
 */
final class ShapedLine {

  private static final int YES = Swar.halfWord("yes\"".getBytes(UTF_8), 0);
  private static final int NO = Swar.halfWord("no\"\0".getBytes(UTF_8), 0);

  /** Most labels of an image; one with more has a problem. Developer Guide, limits. */
  private static final int MOST_NAMES = 50;

  private final KnownNames known = new KnownNames();
  private final ShapedBoxes boxes = new ShapedBoxes(this);
  private final ShapedClasses classes = new ShapedClasses(this, known);
  private final KnownNames.@Nullable Name[] knownNames = new KnownNames.Name[MOST_NAMES];
  private final int[] nameStarts = new int[MOST_NAMES];
  private final int[] nameEnds = new int[MOST_NAMES];
  private boolean ascii;
  private int names;
  private int objects;
  private int width;
  private int height;
  private final SipHash hash;
  private int start;
  private int end;

  /**
   * A reader of lines.
   *
   * @param hash tells source-refs apart
   */
  ShapedLine(SipHash hash) {
    this.hash = hash;
  }

  /**
   * Reads a line; index after it, or -1 where it is of another shape, or may have a problem.
   *
   * @param from index of its first byte
   * @param to index after the last byte that it may have; a line feed or more stands there
   * @param facts takes what was found of it; of another one they say nothing
   */
  int read(LineShape shape, byte[] bytes, int from, int to, LineFacts facts) {
    ascii = shape.ascii();
    boxes.clear();
    names = 0;
    objects = 0;
    width = shape.width();
    height = shape.height();
    int at = from;
    for (int piece = 0; ; piece++) {
      ShapePiece next = shape.piece(piece);
      LineShape.Run run = shape.run(piece);
      int after = run == null ? -1 : run.whole.after(bytes, at, to);
      if (run != null && after >= 0) {
        next = run.whole;
        piece = run.last;
        at = after;
      } else {
        at = next.after(bytes, at, to);
        if (at < 0) {
          return at;
        }
        if (run != null) {
          shape.missed(piece, run);
        }
      }
      Slot slot = next.slot();
      if (slot == Slot.END) {
        return isFine(shape, facts) ? at : -1;
      }
      at = value(shape, slot, bytes, at, to);
      if (at < 0) {
        return at;
      }
    }
  }

  /** Index after a slot's value, or -1. */
  private int value(LineShape shape, Slot slot, byte[] bytes, int at, int to) {
    return switch (slot) {
      case SOURCE_REF -> {
        start = at;
        end = text(bytes, at);
        hash.hash(bytes, start, end);
        yield end;
      }
      case INTEGER -> integer(bytes, at);
      case NAME -> name(bytes, at);
      case CONFIDENCE -> confidence(bytes, at);
      case YES_NO -> yesOrNo(bytes, at);
      case DATE -> {
        int after = text(bytes, at);
        yield CreationDate.isIso(bytes, at, after) ? after : -1;
      }
      case FRAME_WIDTH -> {
        width = SmallNumber.value(Swar.word(bytes, at));
        yield Frame.isSide(width) ? JsonNumbers.digitsEnd(bytes, at) : -1;
      }
      case FRAME_HEIGHT -> {
        height = SmallNumber.value(Swar.word(bytes, at));
        yield Frame.isSide(height) ? JsonNumbers.digitsEnd(bytes, at) : -1;
      }
      case BOXES -> boxes.read(shape.box(), bytes, at, to);
      case OBJECTS -> objects(shape, bytes, at, to);
      case CLASS_MAP -> classes.read(bytes, at);
      default -> any(slot, bytes, at);
    };
  }

  /** Whether the values fit together; then it says what was found. */
  private boolean isFine(LineShape shape, LineFacts facts) {
    if (objects != boxes.count() || !boxes.areFit(width, height)) {
      return false;
    }
    facts.putSourceRef(start, end, hash);
    facts.putAscii(ascii);
    return addLabels(shape, facts.labels());
  }

  private static int integer(byte[] bytes, int at) {
    int after = JsonNumbers.end(bytes, at);
    return after >= 0 && Numbers.isInteger(bytes, at, after) ? after : -1;
  }

  private int name(byte[] bytes, int at) {
    int after = text(bytes, at);
    if (names == MOST_NAMES || !known.isFine(bytes, at, after)) {
      return -1;
    }
    knownNames[names] = known.last();
    nameStarts[names] = at;
    nameEnds[names] = after;
    names++;
    return after;
  }

  /** What follows the number is compared next: that no other digit and no exponent does. */
  private static int confidence(byte[] bytes, int at) {
    byte first = bytes[at];
    if (first == '0' && bytes[at + 1] == '.') {
      int after = JsonNumbers.digitsEnd(bytes, at + 2);
      return after > at + 2 ? after : -1;
    }
    if ((first == '0' || first == '1') && bytes[at + 1] != '.') {
      return at + 1;
    }
    int after = JsonNumbers.end(bytes, at);
    double value = after < 0 ? -1 : Numbers.value(bytes, at, after);
    return value >= 0 && value <= 1 ? after : -1;
  }

  private static int yesOrNo(byte[] bytes, int at) {
    int word = Swar.halfWord(bytes, at);
    if (word == YES) {
      return at + 3;
    }
    return (word & 0xFF_FFFF) == NO ? at + 2 : -1;
  }

  private int objects(LineShape shape, byte[] bytes, int from, int to) {
    LineShape object = shape.object();
    int at = object == null ? -1 : object.piece(0).after(bytes, from, to);
    while (object != null && at >= 0) {
      at = object(object, bytes, at, to);
      objects++;
      int next = at < 0 ? at : object.joint().after(bytes, at, to);
      if (next < 0) {
        at = at < 0 ? at : object.end().after(bytes, at, to);
        if (at < 0 || bytes[at] != ',') {
          return at;
        }
        next = object.piece(0).after(bytes, ShapedBoxes.afterSpace(bytes, at + 1), to);
      }
      at = next;
    }
    return at;
  }

  /** Reads an object from its first value on; index after its last value, or -1. */
  private int object(LineShape shape, byte[] bytes, int from, int to) {
    int at = from;
    ShapePiece piece = shape.piece(0);
    for (int index = 1; ; index++) {
      at = any(piece.slot(), bytes, at);
      piece = shape.piece(index);
      if (at < 0 || piece.slot() == Slot.END) {
        return at;
      }
      at = piece.after(bytes, at, to);
      if (at < 0) {
        return at;
      }
    }
  }

  /** Index of what ends the plain characters of a string, which should be its quote. */
  int text(byte[] bytes, int at) {
    int stop = JsonStrings.asciiEnd(bytes, at);
    if (bytes[stop] >= 0) {
      return stop;
    }
    ascii = false;
    return JsonStrings.plainEnd(bytes, stop);
  }

  /** Index after a value of which nothing is asked, or -1. */
  int any(Slot slot, byte[] bytes, int at) {
    return switch (slot) {
      case TEXT -> text(bytes, at);
      case NUMBER -> JsonNumbers.end(bytes, at);
      default -> -1;
    };
  }

  /** Adds the labels of the line that was read; whether every box has one. */
  private boolean addLabels(LineShape shape, LineLabels labels) {
    labels.clear();
    for (int name = 0; name < shape.namesBeforeBoxes(); name++) {
      labels.addImageLabel(nameStarts[name], nameEnds[name], knownNames[name]);
    }
    if (shape.box() != null && !boxes.addLabels(classes, labels)) {
      return false;
    }
    for (int name = shape.namesBeforeBoxes(); name < names; name++) {
      labels.addImageLabel(nameStarts[name], nameEnds[name], knownNames[name]);
    }
    return true;
  }
}
