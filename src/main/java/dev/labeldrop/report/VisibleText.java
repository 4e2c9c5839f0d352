package dev.labeldrop.report;

import java.util.Locale;

/**
 * Text in which every character can be seen: one that is not shown, or that changes how others are
 * shown, is written as JSON would escape it. Whatever a manifest names can be anything.
 */
final class VisibleText {

  private static final char ZERO_WIDTH_JOINER = '\u200d';

  private VisibleText() {}

  /**
   * The text with controls, unpaired surrogates, noncharacters, line and paragraph separators, and
   * marks of direction written as {@code \}{@code u202e}. Line feeds stay.
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (visible(character)) {
        out.appendCodePoint(character);
      } else {
        for (char unit : Character.toChars(character)) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
      i += Character.charCount(character);
    }
    return out.toString();
  }

  private static boolean visible(int character) {
    if (character < 0x7f) {
      return character >= ' ' || character == '\n';
    }
    boolean noncharacter =
        (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
    if (noncharacter) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // Emoji are joined with it, and parts of flags are tags: both are seen.
      case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character >= 0xe0020;
      default -> true;
    };
  }
}
