package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds to what validation found what was found elsewhere, such as in the images. */
final class MoreProblems {

  private static final Comparator<Problem> PLACE =
      Comparator.comparing(Problem::line, Comparator.nullsFirst(Long::compare));

  private static final Comparator<Problem> IMPORTANCE =
      Comparator.<Problem, Boolean>comparing(problem -> problem.line() != null)
          .thenComparing(Problem::severity)
          .thenComparing(PLACE);

  private MoreProblems() {}

  /**
   * The same with more problems. What a line says of its image is left out if the image was seen
   * and has that fault too: that it is none by its name, and that its sides are too short, too long
   * or too different. That is one fault.
   *
   * @param more the problems, not in any order
   * @param keep how many problems are kept in all, of the whole file and errors before others
   */
  static Validation in(Validation found, List<Problem> more, int keep) {
    SeenFaults seen = SeenFaults.of(more);
    List<Problem> all = new ArrayList<>();
    Map<Code, Long> counts = new EnumMap<>(Code.class);
    counts.putAll(found.counts());
    for (Problem each : found.problems()) {
      if (seen.says(each)) {
        counts.computeIfPresent(each.code(), (_, count) -> count == 1 ? null : count - 1);
      } else {
        all.add(each);
      }
    }
    long left = (long) found.problems().size() - all.size();
    all.addAll(more);
    all.sort(IMPORTANCE);
    List<Problem> kept = new ArrayList<>(all.subList(0, Math.min(keep, all.size())));
    kept.sort(PLACE);
    more.forEach(problem -> counts.merge(problem.code(), 1L, Long::sum));
    long errors = more.stream().filter(each -> each.severity() == Severity.ERROR).count();
    return new Validation(
        found.lines(),
        found.fileRejected(),
        found.chunks(),
        found.rejectedByChunk(),
        kept,
        found.errorCount() + errors,
        found.warningCount() - left + more.size() - errors,
        counts,
        found.statistics());
  }
}
