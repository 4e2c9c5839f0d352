package dev.labeldrop.run;

import dev.labeldrop.report.ReportedProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset says of the lines that were applied: {@code entries.json} in the run's folder.
 *
 * @param withErrors applied lines on whose entries the service keeps errors; null where it could
 *     not be found out
 * @param problems those errors, in line order, at most as many as are kept
 * @param errorCount how many there were, those not kept included
 */
record Reconciliation(@Nullable Long withErrors, List<ReportedProblem> problems, long errorCount) {

  Reconciliation {
    problems = List.copyOf(problems);
  }

  /** Nothing was found out. */
  static final Reconciliation UNVERIFIED = new Reconciliation(null, List.of(), 0);
}
