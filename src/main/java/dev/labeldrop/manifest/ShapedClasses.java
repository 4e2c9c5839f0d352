package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Swar;
import org.jspecify.annotations.Nullable;

/** The class-map of a line of known shape, with numbers of up to seven digits as keys. */
final class ShapedClasses {

  /** Most classes; a larger map is left to the rules. */
  private static final int MOST = 256;

  /** Most classes that are compared each with each, to find one that is there twice. */
  private static final int FEW = 32;

  private final int[] ids = new int[MOST];
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final KnownNames.@Nullable Name[] names = new KnownNames.Name[MOST];
  private final ShapedLine line;
  private final KnownNames known;
  private int count;
  private boolean ascending;

  /** The classes of a line. */
  ShapedClasses(ShapedLine line, KnownNames known) {
    this.line = line;
    this.known = known;
  }

  /** Reads an object; index after it, or -1 where it is not as these are. */
  int read(byte[] bytes, int from) {
    count = 0;
    ascending = true;
    int at = ShapedBoxes.afterSpace(bytes, from + 1);
    while (bytes[from] == '{' && bytes[at] == '"' && count < MOST) {
      at = member(bytes, at + 1);
      if (at < 0 || bytes[at] == '}') {
        return at < 0 || hasOneTwice() ? -1 : at + 1;
      }
      at = bytes[at] == ',' ? ShapedBoxes.afterSpace(bytes, at + 1) : from;
    }
    return -1;
  }

  /** Reads a member from its key's first digit; index of what comes after it. */
  private int member(byte[] bytes, int from) {
    long word = Swar.word(bytes, from);
    int digits = SmallNumber.digits(word);
    if (digits == 0 || bytes[from + digits] != '"') {
      return -1;
    }
    int colon = ShapedBoxes.afterSpace(bytes, from + digits + 1);
    int quote = bytes[colon] == ':' ? ShapedBoxes.afterSpace(bytes, colon + 1) : colon;
    if (bytes[quote] != '"' || quote == colon) {
      return -1;
    }
    int end = line.text(bytes, quote + 1);
    if (bytes[end] != '"' || !known.isFine(bytes, quote + 1, end)) {
      return -1;
    }
    names[count] = known.last();
    ids[count] = Swar.decimal(word, digits);
    starts[count] = quote + 1;
    ends[count] = end;
    ascending &= count == 0 || ids[count - 1] < ids[count];
    count++;
    return ShapedBoxes.afterSpace(bytes, end + 1);
  }

  /** Whether a class may be there twice; where that takes long to say, it is taken to be so. */
  private boolean hasOneTwice() {
    if (ascending || count > FEW) {
      return !ascending;
    }
    for (int place = 1; place < count; place++) {
      for (int other = 0; other < place; other++) {
        if (ids[place] == ids[other]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Which of the classes has an id; -1 where none has. */
  int placeOf(int id) {
    if (ascending && id < count && ids[id] == id) {
      return id;
    }
    for (int place = 0; place < count; place++) {
      if (ids[place] == id) {
        return place;
      }
    }
    return -1;
  }

  /** What is known of a class's name, or null. */
  KnownNames.@Nullable Name name(int place) {
    return names[place];
  }

  /** Index of the first byte of a class's name. */
  int start(int place) {
    return starts[place];
  }

  /** Index after the last byte of a class's name. */
  int end(int place) {
    return ends[place];
  }
}
