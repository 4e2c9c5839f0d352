package dev.labeldrop.report;

import dev.labeldrop.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problems of a file, grouped by code.
 *
 * @param groups one for each code, those of errors first, then in the order of their first problem
 * @param errorCount how many errors there were
 * @param warningCount how many warnings there were
 * @param kept how many problems are here
 */
record ProblemList(List<ProblemGroup> groups, long errorCount, long warningCount, int kept) {

  /** With fewer problems than these, a filter only stands in the way. */
  static final int FILTERED = 8;

  private record Key(Severity severity, String code) {}

  /**
   * Groups problems.
   *
   * @param prefix starts the groups' ids, which are unique in a page
   */
  static ProblemList of(
      String prefix, List<ReportedProblem> problems, long errorCount, long warningCount) {
    Map<Key, List<ReportedProblem>> byCode = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      for (ReportedProblem problem : problems) {
        if (problem.severity() == severity) {
          byCode
              .computeIfAbsent(
                  new Key(severity, problem.code()), key -> new java.util.ArrayList<>())
              .add(problem);
        }
      }
    }
    List<ProblemGroup> groups = new java.util.ArrayList<>();
    for (List<ReportedProblem> group : byCode.values()) {
      groups.add(ProblemGroup.of(prefix + (groups.size() + 1), group));
    }
    return new ProblemList(groups, errorCount, warningCount, problems.size());
  }

  /** How many problems there were. */
  long count() {
    return errorCount + warningCount;
  }

  /** Whether there are so many that a filter helps. */
  boolean filterable() {
    return kept >= FILTERED;
  }

  /** Which problems are not here, in words; null where all are. */
  @Nullable String cut() {
    return kept < count()
        ? "The first %s of %s problems are kept."
            .formatted(Figures.number(kept), Figures.number(count()))
        : null;
  }
}
