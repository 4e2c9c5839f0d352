package dev.labeldrop.run;

import dev.labeldrop.report.Report.EntryCheck;
import dev.labeldrop.report.Report.Method;
import dev.labeldrop.report.ReportedProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset says of the lines that were applied: {@code entries.json} in the run's folder.
 *
 * @param withErrors applied lines on whose entries the service keeps errors; null where it could
 *     not be found out
 * @param missing applied lines that the dataset has no entry for; null where that is not certain
 * @param missingAtLeast how many of them are certain
 * @param rejected whether lines were added to {@code rejected.jsonl}
 * @param problems the errors of entries, and the missing lines, in line order, at most as many as
 *     are kept
 * @param errorCount how many problems there were, those not kept included
 * @param check how the dataset was asked
 */
record Reconciliation(
    @Nullable Long withErrors,
    @Nullable Long missing,
    long missingAtLeast,
    boolean rejected,
    List<ReportedProblem> problems,
    long errorCount,
    EntryCheck check) {

  Reconciliation {
    problems = List.copyOf(problems);
  }

  /** Nothing was found out, for a reason. */
  static Reconciliation unverified(String why) {
    return new Reconciliation(
        null,
        null,
        0,
        false,
        List.of(),
        0,
        new EntryCheck(Method.NOT_CHECKED, 0, 0, null, null, null, why));
  }
}
