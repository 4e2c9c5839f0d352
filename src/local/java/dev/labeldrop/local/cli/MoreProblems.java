package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
   * The same with more problems. That a line's image is none by its name is left out if its bytes
   * say so too: that is one fault.
   *
   * @param more the problems, not in any order
   * @param keep how many problems are kept in all, of the whole file and errors before others
   */
  static Validation in(Validation found, List<Problem> more, int keep) {
    Set<Long> none = new HashSet<>();
    more.stream()
        .filter(PictureFault.NOT_AN_IMAGE::isOf)
        .map(Problem::line)
        .filter(Objects::nonNull)
        .forEach(none::add);
    List<Problem> all = new ArrayList<>(found.problems());
    all.removeIf(each -> each.code() == Code.WARNING_NOT_AN_IMAGE && none.contains(each.line()));
    long left = (long) found.problems().size() - all.size();
    all.addAll(more);
    all.sort(IMPORTANCE);
    List<Problem> kept = new ArrayList<>(all.subList(0, Math.min(keep, all.size())));
    kept.sort(PLACE);
    Map<Code, Long> counts = new EnumMap<>(Code.class);
    counts.putAll(found.counts());
    counts.computeIfPresent(
        Code.WARNING_NOT_AN_IMAGE, (_, count) -> count == left ? null : count - left);
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
