package dev.labeldrop.manifest;

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

  private static final Pattern BLANK =
      Pattern.compile(
          "[\\s\\p{Z}\\p{Cc}\\p{Cf}\\u115F\\u1160\\u3164\\uFFA0\\u2800\\uFE00-\\uFE0F]+");

  private Characters() {}

  /** A text without what {@link #hasSpaceAround} looks for. */
  static String withoutSpaceAround(String text) {
    String rest = text;
    while (hasSpaceAround(rest)) {
      rest = AROUND.matcher(rest).replaceAll("");
    }
    return rest;
  }

  /** Whether nothing of a text can be seen. */
  static boolean isBlank(String text) {
    return BLANK.matcher(text).matches();
  }

  /**
   * Whether there are only letters and digits, with blanks inside; most names are so. Some letters
   * cannot be seen: a text of nothing else is none.
   */
  static boolean areWords(String text) {
    return !text.startsWith(" ")
        && !text.endsWith(" ")
        && text.codePoints()
            .allMatch(character -> character == ' ' || Character.isLetterOrDigit(character))
        && !isBlank(text);
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
}
