package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * Parts of a manifest as messages show them: on one line, cut, and with every character visible. A
 * character that cannot be seen is shown as JSON would escape it.
 */
public final class Excerpt {

  /** Most characters of a value that a message shows. */
  public static final int LONGEST = 80;

  private static final int LONGEST_WORD = 24;
  private static final int LONGEST_WORD_BYTES = LONGEST_WORD * Utf8.LONGEST_SEQUENCE;

  /** A string, or letters up to what delimits tokens, or one character. */
  private static final Pattern WORD =
      Pattern.compile("\"[^\"]*\"?|[^\\s,:{}\\[\\]]+|.", Pattern.DOTALL);

  private Excerpt() {}

  /** A value in single quotes. */
  public static String of(String value) {
    return "'" + visible(value, LONGEST) + "'";
  }

  /** The whole of a text, with every character visible. */
  public static String visible(String text) {
    return visible(text, Integer.MAX_VALUE);
  }

  /** What stands at a place in a line: a string, a word, a mark, or the end of the line. */
  static String wordAt(byte[] bytes, int index, int end) {
    if (index >= end) {
      return "the end of the line";
    }
    int most = Math.min(end, index + LONGEST_WORD_BYTES);
    var word = WORD.matcher(new String(bytes, index, most - index, UTF_8));
    String shown = word.lookingAt() ? visible(word.group(), LONGEST_WORD) : "";
    boolean quoted = shown.length() > 1 && shown.startsWith("'") && shown.endsWith("'");
    return quoted ? '"' + shown + '"' : "'" + shown + "'";
  }

  /** What comes just before a place in a line, as the end of a phrase; empty at its start. */
  public static String before(byte[] bytes, int lineStart, int index) {
    int from = index;
    int characters = 0;
    int first = Math.max(lineStart, index - LONGEST_WORD_BYTES);
    while (from > first && characters < LONGEST_WORD) {
      from--;
      characters += Utf8.isContinuation(bytes[from]) ? 0 : 1;
    }
    if (from == index) {
      return "";
    }
    String text = visible(new String(bytes, from, index - from, UTF_8), LONGEST_WORD);
    return " after '" + (from > lineStart ? "…" : "") + text + "'";
  }

  /** The first characters of a text, at most {@code longest}, none of them cut in two. */
  public static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }

  /** A text that is cut, and shows it, where it is longer than {@code longest} characters. */
  public static String shortened(String text, int longest) {
    String kept = cut(text, longest);
    return kept.length() == text.length() ? text : kept + "…";
  }

  private static String visible(String text, int longest) {
    var visible = new StringBuilder();
    String kept = cut(text, longest);
    kept.codePoints().forEach(character -> appendVisible(visible, character));
    return kept.length() == text.length() ? visible.toString() : visible.append('…').toString();
  }

  private static void appendVisible(StringBuilder visible, int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED -> {
        for (char unit : Character.toChars(character)) {
          visible.append("\\u%04x".formatted((int) unit));
        }
      }
      default -> visible.appendCodePoint(character);
    }
  }
}
