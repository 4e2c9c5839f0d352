package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems of one manifest: the first of them are kept, all of them are counted. */
final class Problems {

  /** Longest {@link Problem#sourceRef()}, in characters. */
  private static final int LONGEST_SOURCE_REF = 1024;

  private final int most;
  private final List<Problem> ofFile = new ArrayList<>();
  private final List<Problem> ofLines = new ArrayList<>();
  private long errors;
  private long warnings;

  /**
   * No problems yet.
   *
   * @param most how many are kept
   */
  Problems(int most) {
    this.most = most;
  }

  /** Adds a problem of the whole file. The code's remedy becomes part of the message. */
  void add(Code code, String message) {
    count(code);
    ofFile.add(new Problem(null, null, code, message + " " + code.remedy(), null));
  }

  /** Adds a problem of one line. The code's remedy becomes part of the message. */
  void add(
      long line, @Nullable Integer column, Code code, String message, @Nullable String sourceRef) {
    count(code);
    if (ofLines.size() < most) {
      String cut = sourceRef == null ? null : encodable(Excerpt.cut(sourceRef, LONGEST_SOURCE_REF));
      ofLines.add(new Problem(line, column, code, message + " " + code.remedy(), cut));
    }
  }

  /** The text with U+FFFD for each half of a surrogate pair, which a report could not hold. */
  private static String encodable(String text) {
    return text.codePoints()
        .map(character -> Character.getType(character) == Character.SURROGATE ? 0xFFFD : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void count(Code code) {
    switch (code.severity()) {
      case ERROR -> errors++;
      case WARNING -> warnings++;
    }
  }

  /** Those kept: of the whole file first, then in the order of lines. */
  List<Problem> kept() {
    var kept = new ArrayList<>(ofFile);
    kept.addAll(ofLines);
    return kept.subList(0, Math.min(most, kept.size()));
  }

  /** How many of severity ERROR there were. */
  long errors() {
    return errors;
  }

  /** How many of severity WARNING there were. */
  long warnings() {
    return warnings;
  }
}
