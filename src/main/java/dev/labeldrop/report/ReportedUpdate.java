package dev.labeldrop.report;

import dev.labeldrop.Cut;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One update that was asked for.
 *
 * @param number which update of the run, from 1
 * @param turn in which of the run's turns at the dataset it was asked for, from 1
 * @param chunk which chunk its lines are of, from 1
 * @param lines how many lines it had
 * @param firstLine number of its first line in the manifest, from 1
 * @param lastLine number of its last line
 * @param bytes its size, in bytes
 * @param whole whether it had the whole chunk; false where it was a piece, sent to find the lines
 *     that make the chunk fail
 * @param submittedAt when the service took it
 * @param endedAt when it was seen to have ended; null where it was not
 * @param polls how often the dataset was looked at until then
 * @param status such as {@code UPDATE_COMPLETE}; null where its end was not seen
 * @param statusMessage the service's words at its end, cut to 1,000 characters; null where it gave
 *     none
 * @param statusMessageCode the service's code at its end; null where it gave none
 */
public record ReportedUpdate(
    int number,
    int turn,
    int chunk,
    int lines,
    long firstLine,
    long lastLine,
    int bytes,
    boolean whole,
    Instant submittedAt,
    @Nullable Instant endedAt,
    int polls,
    @Nullable String status,
    @Nullable String statusMessage,
    @Nullable String statusMessageCode) {

  /** Cuts what is too long. */
  public ReportedUpdate {
    status = Cut.orNull(Report.LONGEST_TEXT, status);
    statusMessage = Cut.orNull(Report.LONGEST_TEXT, statusMessage);
    statusMessageCode = Cut.orNull(Report.LONGEST_TEXT, statusMessageCode);
  }

  /** Whether the service completed it. */
  public boolean completed() {
    return "UPDATE_COMPLETE".equals(status);
  }
}
