package dev.labeldrop.manifest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What cannot be told by looking at a text: its white space, its invisible characters, its forms.
 */
final class Characters {

  /**
   * White space of Unicode, which has the no-break spaces as well, control characters, and the byte
   * order mark.
   */
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cc}\\uFEFF]|[\\s\\p{Z}\\p{Cc}\\uFEFF]$");

  /**
   * Control characters, and those of formats: zero-width spaces, marks of direction, soft hyphens.
   * Not the joiners, which emoji and several scripts need.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]|[\\p{Cf}&&[^\\u200C\\u200D\\x{E0020}-\\x{E007F}]]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private Characters() {}

  /** Whether there are only letters and digits, with blanks inside; most names are so. */
  static boolean areWords(String text) {
    return !text.startsWith(" ")
        && !text.endsWith(" ")
        && text.codePoints()
            .allMatch(character -> character == ' ' || Character.isLetterOrDigit(character));
  }

  /** Whether white space or a control character stands at an end. */
  static boolean hasSpaceAround(String text) {
    return AROUND.matcher(text).find();
  }

  /** Whether there are characters that cannot be seen. */
  static boolean hasInvisible(String text) {
    return INVISIBLE.matcher(text).find();
  }

  /** Whether there is half of a surrogate pair, which no encoding can hold. */
  static boolean hasHalf(String text) {
    return text.codePoints()
        .anyMatch(character -> Character.getType(character) == Character.SURROGATE);
  }

  /**
   * What a text looks like: the same for texts that differ only in what cannot be seen, or case.
   */
  static String look(String text) {
    return SPACES
        .matcher(text.chars().allMatch(Characters::isPlain) ? text : composed(text))
        .replaceAll(" ")
        .strip()
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private static String composed(String text) {
    return INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  /** Whether a character is its own NFKC form: the JDK's tables of that take 20 ms to load. */
  private static boolean isPlain(int character) {
    return (character >= ' ' && character <= '~') || (character >= 'À' && character <= 'ÿ');
  }
}
