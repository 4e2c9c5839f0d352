package dev.labeldrop.run.state;

import dev.labeldrop.Severity;
import dev.labeldrop.report.ReportedProblem;
import java.util.List;

/**
 * What one step found wrong: {@code problems.json} by Ingest, {@code dataset.json} by Submit.
 *
 * @param problems the first ones, in line order, at most as many as are kept
 * @param errorCount how many of severity ERROR there were, those not kept included
 * @param warningCount how many of severity WARNING there were, those not kept included
 */
public record FoundProblems(List<ReportedProblem> problems, long errorCount, long warningCount) {

  /** Keeps its own copy of the list. */
  public FoundProblems {
    problems = List.copyOf(problems);
  }

  /** All of some problems. */
  public static FoundProblems of(List<ReportedProblem> all) {
    long errors = all.stream().filter(each -> each.severity() == Severity.ERROR).count();
    return new FoundProblems(all, errors, all.size() - errors);
  }

  /** Nothing was found. */
  public static final FoundProblems NONE = new FoundProblems(List.of(), 0, 0);
}
