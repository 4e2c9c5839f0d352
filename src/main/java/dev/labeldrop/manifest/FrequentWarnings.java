package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * On how many lines each warning stands. A warning of most lines is one fact about the file, and is
 * said once.
 */
public final class FrequentWarnings {

  /** Fewer lines can be read one by one. */
  private static final long FEWEST = 20;

  private final Map<Code, Tally> tallies = new EnumMap<>(Code.class);

  /** Lines that have a warning; a line counts once. */
  private static final class Tally {
    private long lines;
    private long last;
  }

  FrequentWarnings() {}

  /**
   * Problems that were found elsewhere than in the lines, merged in the same way: one problem of
   * the file in the place of a warning that most lines have.
   *
   * @param problems in any order
   * @param lines how many lines were looked at
   * @return those that are left in the order of their lines, those of the file first
   */
  public static List<Problem> merged(List<Problem> problems, long lines) {
    List<Problem> left = new ArrayList<>(problems);
    left.sort(Comparator.comparing(Problem::line, Comparator.nullsFirst(Long::compare)));
    FrequentWarnings frequent = new FrequentWarnings();
    Map<Code, Problem> firsts = new EnumMap<>(Code.class);
    for (Problem problem : left) {
      if (problem.line() != null) {
        frequent.add(problem.code(), problem.line());
        firsts.putIfAbsent(problem.code(), problem);
      }
    }
    for (Code code : frequent.ofMost(lines)) {
      left.removeIf(each -> each.code() == code && each.line() != null);
      left.addFirst(frequent.summary(Objects.requireNonNull(firsts.get(code)), lines));
    }
    return left;
  }

  /** Counts a problem of a line; those of a line come one after the other. */
  void add(Code code, long line) {
    if (code.severity() != Severity.WARNING) {
      return;
    }
    Tally tally = tallies.computeIfAbsent(code, _ -> new Tally());
    tally.lines += tally.last == line ? 0 : 1;
    tally.last = line;
  }

  /** The warnings that stand on most of so many lines, in the order of the table. */
  List<Code> ofMost(long lines) {
    List<Code> codes = new ArrayList<>();
    tallies.forEach((code, tally) -> {
      if (tally.lines >= FEWEST && tally.lines * 2 > lines) {
        codes.add(code);
      }
    });
    return codes;
  }

  /** One problem of the file in the place of all, with the first of them as the example. */
  Problem summary(Problem first, long lines) {
    Tally tally = tallies.getOrDefault(first.code(), new Tally());
    return new Problem(
        null,
        null,
        null,
        first.code(),
        "%d of %d lines have this. The first is line %d: %s"
            .formatted(tally.lines, lines, first.line(), first.message()),
        null,
        first.fixable(),
        null,
        null,
        first.line());
  }
}
