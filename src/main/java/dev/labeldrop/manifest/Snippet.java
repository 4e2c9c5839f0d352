package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.Utf8;

/**
 * The part of a line around a fault, on one line: of characters that cannot be seen, each is a dot.
 *
 * @param text the part, with an ellipsis where it is cut
 * @param start the first character of the fault in the text, from 0, in code points
 * @param length how many characters the fault has; at least 1
 */
public record Snippet(String text, int start, int length) {

  /** Characters that are shown before a fault, and of the fault and what follows. */
  private static final int BEFORE = 40;

  private static final int AFTER = 60;
  private static final int LONGEST_FAULT = 40;
  private static final String ELLIPSIS = "\u2026";
  private static final int DOT = 0x00B7;

  /** The part of a line around the bytes from one index to another. */
  static Snippet of(byte[] bytes, int lineStart, int lineEnd, int from, int to) {
    int first = characterStart(bytes, lineStart, Math.max(lineStart, from - BEFORE));
    int mostBytes = AFTER * Utf8.LONGEST_SEQUENCE;
    String before = visible(new String(bytes, first, from - first, UTF_8));
    String fault = text(bytes, from, Math.min(to, from + mostBytes), LONGEST_FAULT);
    int after = Math.max(from, Math.min(to, lineEnd));
    String rest =
        fault.codePointCount(0, fault.length()) == LONGEST_FAULT
            ? text(bytes, from, Math.min(lineEnd, from + mostBytes), AFTER)
            : fault + text(bytes, after, Math.min(lineEnd, after + mostBytes), AFTER);
    boolean cut = from + rest.getBytes(UTF_8).length < lineEnd;
    String start = first > lineStart ? ELLIPSIS : "";
    return new Snippet(
        start + before + rest + (cut ? ELLIPSIS : ""),
        (start + before).codePointCount(0, (start + before).length()),
        Math.max(1, fault.codePointCount(0, fault.length())));
  }

  private static int characterStart(byte[] bytes, int lineStart, int index) {
    int at = index;
    while (at > lineStart && (bytes[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  private static String text(byte[] bytes, int from, int to, int most) {
    String text = visible(new String(bytes, from, Math.max(0, to - from), UTF_8));
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static String visible(String text) {
    var visible = new StringBuilder();
    text.codePoints().forEach(each -> visible.appendCodePoint(isVisible(each) ? each : DOT));
    return visible.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
