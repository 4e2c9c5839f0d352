package dev.labeldrop.local.cli;

import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The place of a problem as a compiler shows it: the line cut around it, with carets under it.
 *
 * <pre>
 *    |
 * 17 | …"annotations":[{"class_id":0,"top":-1,"left":20…
 *    |                                    ^^
 *    = note: line 3 has the same source-ref
 * </pre>
 */
final class LineExcerpt {

  /** From here on characters take two columns of a terminal: Hangul, kana, Han, emoji. */
  private static final int FIRST_WIDE = 0x1100;

  private LineExcerpt() {}

  /** The lines of the excerpt; none where there is nothing to show. */
  static List<String> of(Problem problem, @Nullable String other) {
    Snippet snippet = problem.snippet();
    Long line = problem.line();
    if (snippet == null || line == null) {
      return List.of();
    }
    String number = line.toString();
    String empty = " ".repeat(number.length()) + " |";
    List<String> lines = new ArrayList<>();
    lines.add(empty);
    lines.add(number + " | " + snippet.text());
    lines.add(
        empty
            + " "
            + " ".repeat(columns(snippet.text(), 0, snippet.start()))
            + "^"
                .repeat(
                    Math.max(
                        1,
                        columns(
                            snippet.text(), snippet.start(), snippet.start() + snippet.length()))));
    if (problem.other() != null && other != null) {
      lines.add(
          String.format(Locale.ROOT, "%" + number.length() + "d | %s", problem.other(), other));
    }
    return lines;
  }

  /** How many columns of a terminal a part of a text takes. */
  private static int columns(String text, int from, int to) {
    return text.codePoints().skip(from).limit(to - from).map(LineExcerpt::width).sum();
  }

  private static int width(int character) {
    if (Character.getType(character) == Character.NON_SPACING_MARK) {
      return 0;
    }
    return character >= FIRST_WIDE && isWide(character) ? 2 : 1;
  }

  private static boolean isWide(int character) {
    return Character.isIdeographic(character)
        || Character.isEmojiPresentation(character)
        || switch (Character.UnicodeScript.of(character)) {
          case HANGUL, HIRAGANA, KATAKANA, BOPOMOFO -> true;
          default -> false;
        };
  }
}
