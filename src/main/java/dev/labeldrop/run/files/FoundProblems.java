package dev.labeldrop.run.files;

import dev.labeldrop.Severity;
import dev.labeldrop.report.FoundPlace;
import dev.labeldrop.report.ReportedProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step found wrong: {@code problems.json} by Ingest, {@code dataset.json} by Submit.
 *
 * @param problems the first ones, in line order, at most as many as are kept
 * @param errorCount how many of severity ERROR there were, those not kept included
 * @param warningCount how many of severity WARNING there were, those not kept included
 * @param places where in their lines the first of them are; null in documents of older versions
 */
public record FoundProblems(
    List<ReportedProblem> problems,
    long errorCount,
    long warningCount,
    @Nullable List<FoundPlace> places) {

  /** Keeps its own copy of the lists. */
  public FoundProblems {
    problems = List.copyOf(problems);
    places = places == null ? List.of() : List.copyOf(places);
  }

  /** Problems without their places. */
  public FoundProblems(List<ReportedProblem> problems, long errorCount, long warningCount) {
    this(problems, errorCount, warningCount, null);
  }

  /** The same with places. */
  public FoundProblems with(List<FoundPlace> others) {
    return new FoundProblems(problems, errorCount, warningCount, others);
  }

  /** All of some problems. */
  public static FoundProblems of(List<ReportedProblem> all) {
    long errors = all.stream().filter(each -> each.severity() == Severity.ERROR).count();
    return new FoundProblems(all, errors, all.size() - errors);
  }

  /** Nothing was found. */
  public static final FoundProblems NONE = new FoundProblems(List.of(), 0, 0);
}
