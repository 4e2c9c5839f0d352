package dev.labeldrop.run.progress;

import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles.LoggedUpdates;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.state.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the log how the update under way ended, if the last look at the dataset shows that.
 *
 * <p>A final status is an end of our update only if the dataset's {@code LastUpdatedTimestamp} lies
 * after the update's bound: else it is the status of an older update, however long it is shown. If
 * the dataset gives no times at all, its status is believed.
 */
public final class Ends {

  private Ends() {}

  /**
   * The run, with the end in its log.
   *
   * @param now when this is, for the log
   * @throws RetryableException if another invocation of the step has written the log
   */
  public static OpenRun settle(OpenRun run, RunState state, Instant now) {
    SentUpdate update = run.updates().log().underWay().orElse(null);
    End seen = update == null ? null : state.endOf(update, now.toString()).orElse(null);
    if (update == null || seen == null) {
      return run;
    }
    End end = isOf(update, seen) ? seen : unseen(seen);
    return write(run, run.updates().log().ended(end));
  }

  /** Whether a final status is that of an update. */
  private static boolean isOf(SentUpdate update, End seen) {
    @Nullable Instant bound = update.boundary();
    String updatedAt = seen.updatedAt();
    if (seen.status().equals("CREATE_COMPLETE")) {
      return false;
    }
    return bound == null || updatedAt == null || Instant.parse(updatedAt).isAfter(bound);
  }

  /**
   * A log whose update under way has ended as a settled dataset shows it; the same log if the
   * dataset does not show that.
   *
   * @param now the dataset, which is settled
   */
  static UpdateLog shown(UpdateLog log, DatasetDescription now) {
    Instant updatedAt = now.lastUpdated();
    if (updatedAt == null) {
      return log;
    }
    End end =
        new End(
            updatedAt.toString(),
            1,
            now.status(),
            now.statusMessage(),
            now.statusMessageCode(),
            updatedAt.toString(),
            now.totalEntries(),
            now.errorEntries());
    return log.underWay().filter(update -> isOf(update, end)).isPresent() ? log.ended(end) : log;
  }

  private static End unseen(End seen) {
    return new End(
        seen.at(),
        seen.looks(),
        SentUpdate.UNSEEN,
        seen.statusMessage(),
        seen.statusMessageCode(),
        seen.updatedAt(),
        seen.totalEntries(),
        seen.errorEntries(),
        seen.joined());
  }

  /**
   * The run with another log, which is written.
   *
   * @throws RetryableException if another invocation of the step has written the log
   */
  public static OpenRun write(OpenRun run, UpdateLog log) {
    LoggedUpdates written =
        run.turn()
            .replace(run.updates(), log)
            .orElseThrow(() ->
                new RetryableException(
                    run.turn().uri(File.UPDATES)
                        + " was written by another invocation of this step. It is decided anew:"
                        + " try again."));
    return run.with(written);
  }
}
