package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.json.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problems of one manifest: the first of them are kept, all of them are counted. Errors come
 * before warnings where not all can be kept, so that a file of warnings hides no error.
 *
 * <p>Beside that, the first errors of the line that is being checked are kept until it is done.
 */
final class Problems {

  /** Longest {@link Problem#sourceRef()}, in characters. */
  private static final int LONGEST_SOURCE_REF = 1024;

  /** Longest message before its remedy, in characters. */
  private static final int LONGEST_MESSAGE = 1000;

  private final int most;
  private final int mostExplained;
  private final List<Problem> ofFile = new ArrayList<>();
  private final List<Problem> errorsOfLines = new ArrayList<>();
  private final List<Problem> warningsOfLines = new ArrayList<>();
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final FrequentWarnings frequent = new FrequentWarnings();
  private long errors;
  private long warnings;

  private final List<Problem> errorsOfLine = new ArrayList<>();

  /** How many errors there were before the line that is being checked. */
  private long errorsBefore;

  /** How many lines were rejected. */
  private long rejected;

  /**
   * No problems yet.
   *
   * @param most how many are kept
   * @param mostExplained of how many rejected lines the problems are listed; of those beyond they
   *     are counted
   */
  Problems(int most, int mostExplained) {
    this.most = most;
    this.mostExplained = mostExplained;
  }

  /** Adds a problem of the whole file. The code's remedy becomes part of the message. */
  void add(Code code, String message) {
    add(new Fault.Plain(code), message);
  }

  /** Adds a problem of the whole file. The fault's remedy becomes part of the message. */
  void add(Fault fault, String message) {
    count(fault.code());
    ofFile.add(Problem.ofFile(fault, message));
  }

  /** Adds a problem of a whole line, or of a place that cannot be shown. */
  void add(
      long line,
      @Nullable Integer column,
      @Nullable String path,
      Fault fault,
      String message,
      @Nullable String sourceRef) {
    add(line, column, path, fault, message, sourceRef, null, null, null);
  }

  /**
   * Adds a problem of one line. The fault's remedy becomes part of the message.
   *
   * @param snippet the part of the line around the place, or null
   * @param box the box that it is about, or null
   * @param other another line that it is about, or null
   */
  void add(
      long line,
      @Nullable Integer column,
      @Nullable String path,
      Fault fault,
      String message,
      @Nullable String sourceRef,
      @Nullable Snippet snippet,
      @Nullable BoxSketch box,
      @Nullable Long other) {
    Code code = fault.code();
    count(code);
    frequent.add(code, line);
    if (keepsMore(code)) {
      String cut = sourceRef == null ? null : shown(sourceRef);
      String whole = withRemedy(message, fault);
      Problem problem =
          new Problem(line, column, path, code, whole, cut, fault.fixable(), snippet, box, other);
      if (keepsMoreOfLines(code)) {
        ofLines(code).add(problem);
      }
      if (keepsMoreOfLine(code)) {
        errorsOfLine.add(problem);
      }
    }
  }

  /** Ends a line that has errors, and gives them; those added after that are of a later line. */
  RejectedLine endRejected(long line) {
    String sourceRef = errorsOfLine.isEmpty() ? null : errorsOfLine.getFirst().sourceRef();
    long more = errors - errorsBefore - errorsOfLine.size();
    RejectedLine ended = new RejectedLine(line, sourceRef, errorsOfLine, more);
    errorsOfLine.clear();
    errorsBefore = errors;
    rejected++;
    return ended;
  }

  /** A source-ref as problems have it. */
  static String shown(String sourceRef) {
    return encodable(Excerpt.cut(sourceRef, LONGEST_SOURCE_REF));
  }

  /** A message as problems have it, whatever names of files and words of others are in it. */
  static String withRemedy(String message, Fault fault) {
    return Excerpt.shortened(Excerpt.visible(message), LONGEST_MESSAGE) + " " + fault.remedy();
  }

  /** The text with U+FFFD for each half of a surrogate pair, which a report could not hold. */
  private static String encodable(String text) {
    return text.codePoints()
        .map(character -> Character.getType(character) == Character.SURROGATE ? 0xFFFD : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private List<Problem> ofLines(Code code) {
    return switch (code.severity()) {
      case ERROR -> errorsOfLines;
      case WARNING -> warningsOfLines;
    };
  }

  /** Whether the next problem of a line with this code may be among those kept. */
  boolean keepsMore(Code code) {
    return keepsMoreOfLines(code) || keepsMoreOfLine(code);
  }

  private boolean keepsMoreOfLines(Code code) {
    return ofLines(code).size() < most;
  }

  private boolean keepsMoreOfLine(Code code) {
    return code.severity() == Severity.ERROR
        && rejected < mostExplained
        && errorsOfLine.size() < RejectedLine.MOST_PROBLEMS;
  }

  /** Forgets all problems of lines, also in the counts. */
  void forgetLines() {
    errorsOfLines.clear();
    warningsOfLines.clear();
    counts.clear();
    errors = 0;
    warnings = 0;
    ofFile.forEach(problem -> count(problem.code()));
  }

  /** Counts a problem of a line that is not kept. */
  void count(Code code, long line) {
    count(code);
    frequent.add(code, line);
  }

  /**
   * Puts one problem of the file in the place of warnings that most lines have: the same thousand
   * times would hide all else.
   *
   * @param lines how many lines there are that are not blank
   */
  void sumUp(long lines) {
    for (Code code : frequent.ofMost(lines)) {
      Problem first =
          warningsOfLines.stream().filter(each -> each.code() == code).findFirst().orElse(null);
      if (first != null) {
        warningsOfLines.removeIf(each -> each.code() == code);
        warnings -= counts.getOrDefault(code, 0L) - 1;
        counts.put(code, 1L);
        ofFile.add(frequent.summary(first, lines));
      }
    }
  }

  private void count(Code code) {
    counts.merge(code, 1L, Long::sum);
    switch (code.severity()) {
      case ERROR -> errors++;
      case WARNING -> warnings++;
    }
  }

  /** Those kept: of the whole file first, then in the order of lines, of each its errors first. */
  List<Problem> kept() {
    var kept = new ArrayList<Problem>();
    addFirst(kept, ofFile);
    addFirst(kept, errorsOfLines);
    addFirst(kept, warningsOfLines);
    if (!kept.isEmpty()) {
      kept.sort(Comparator.comparing(Problem::line, Comparator.nullsFirst(Long::compare)));
    }
    return kept;
  }

  private void addFirst(List<Problem> kept, List<Problem> from) {
    kept.addAll(from.subList(0, Math.min(most - kept.size(), from.size())));
  }

  /** How many of each code there were. */
  Map<Code, Long> counts() {
    return counts;
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
