package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import java.util.Arrays;
import java.util.Locale;

/** Keys that are the service's but for case, hyphens and underscores. */
final class KeyNames {

  private KeyNames() {}

  /** Whether an object has a key that differs from a name only in its spelling. */
  static boolean hasMisspelt(LineTape tape, int object, String name) {
    String letters = letters(name);
    for (int key = object + 1; key < tape.next(object); key = tape.next(key + 1)) {
      if (letters(tape.text(key)).equals(letters)) {
        return true;
      }
    }
    return false;
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
  static String letters(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[_\\s\\p{Pd}\\p{Cf}]", "");
  }
}
