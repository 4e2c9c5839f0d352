package dev.labeldrop.local.stack;

import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedImages;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run's notice, as far as the command line reads it: {@code notice.json} in the run's folder.
 *
 * @param status {@code UPDATE_COMPLETE} or {@code UPDATE_FAILED}
 * @param outcome how the run ended
 * @param runId the run's id
 * @param datasetArn the dataset; null if none was found
 * @param startedAt when the file was read, ISO-8601
 * @param finishedAt when the run ended, ISO-8601
 * @param source the dropped object
 * @param lines what became of its lines
 * @param images what came of looking at their images; null if they were not looked at
 * @param changes what was added and replaced; null if that is not known
 * @param rejected where the lines to fix are; null if there are none
 * @param undo where the replaced lines are; null if there are none, or they are not known
 */
public record RunNotice(
    String status,
    String outcome,
    String runId,
    @Nullable String datasetArn,
    String startedAt,
    String finishedAt,
    Report.Source source,
    Report.Lines lines,
    @Nullable ReportedImages images,
    Report.@Nullable Changes changes,
    @Nullable String rejected,
    @Nullable String undo) {

  /** Whether every line that was to be applied was applied. */
  public boolean complete() {
    return status.equals("UPDATE_COMPLETE");
  }

  /** From the reading of the file to the end. */
  public Duration took() {
    return Duration.between(Instant.parse(startedAt), Instant.parse(finishedAt));
  }
}
