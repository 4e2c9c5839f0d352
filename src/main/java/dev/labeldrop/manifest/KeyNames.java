package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.LineTape;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys that are the service's but for case, hyphens and underscores. */
public final class KeyNames {

  /** From this many letters on, two may be wrong. */
  private static final int LONG_NAME = 8;

  /** Longer keys are none of the service's. */
  private static final int LONGEST_NAME = 40;

  private KeyNames() {}

  /** The key of an object that differs from a name only in its spelling; null if none does. */
  static @Nullable String misspelt(LineTape tape, int object, String name) {
    String letters = letters(name);
    for (int key = object + 1; key < tape.next(object); key = tape.next(key + 1)) {
      if (letters(tape.text(key)).equals(letters)) {
        return tape.text(key);
      }
    }
    return null;
  }

  /**
   * The key of an object that is a name but for a slip of the hand: one letter too many, too few or
   * another, in names of eight letters and more two. Null if there is none.
   *
   * <p>Worked example: {@code clas_id} is {@code class_id} without an s; {@code top} and {@code
   * type} differ in too much for names so short.
   */
  static @Nullable String near(LineTape tape, int object, String name) {
    String letters = letters(name);
    int most = letters.length() < LONG_NAME ? 1 : 2;
    for (int key = object + 1; key < tape.next(object); key = tape.next(key + 1)) {
      String other = letters(Excerpt.cut(tape.text(key), LONGEST_NAME));
      if (distance(letters, other) <= most) {
        return tape.text(key);
      }
    }
    return null;
  }

  /** How many letters must be put in, taken out or replaced to make one text of another. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    Arrays.setAll(before, index -> index);
    for (int row = 1; row <= one.length(); row++) {
      int[] now = new int[other.length() + 1];
      now[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int replaced =
            before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
        now[column] = Math.min(replaced, 1 + Math.min(before[column], now[column - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }

  /** Whether an object has one of several keys. */
  static boolean hasAny(LineTape tape, int object, String... names) {
    for (int key = object + 1; key < tape.next(object); key = tape.next(key + 1)) {
      for (String name : names) {
        if (letters(tape.text(key)).equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a key is a number as the number is written. */
  static boolean isNumber(LineTape tape, int key, int number) {
    return tape.escaped(key)
        ? tape.text(key).equals(tape.text(number))
        : Arrays.equals(
            tape.bytes(),
            tape.start(key),
            tape.end(key),
            tape.bytes(),
            tape.start(number),
            tape.end(number));
  }

  /** A key without what spellings differ in. */
  public static String letters(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[_\\s\\p{Pd}\\p{Cf}]", "");
  }
}
