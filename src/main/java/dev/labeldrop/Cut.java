package dev.labeldrop;

import org.jspecify.annotations.Nullable;

/** Texts of a bounded length. */
public final class Cut {

  private Cut() {}

  /** The text, cut to a number of code points, of which the last is an ellipsis then. */
  public static String to(int characters, String text) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…";
  }

  /** The same of a text that may be absent. */
  public static @Nullable String orNull(int characters, @Nullable String text) {
    return text == null ? null : to(characters, text);
  }
}
