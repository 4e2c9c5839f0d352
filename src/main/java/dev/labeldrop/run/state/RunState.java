package dev.labeldrop.run.state;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.run.files.Input;
import dev.labeldrop.run.files.SentUpdate;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of an execution as its steps see it. Each step is given all of it and adds to it; the
 * state machine's definition merges the two.
 *
 * @param run the run's id
 * @param bucket the drop's bucket, which has the run's folder too
 * @param key the key of the dropped object; null for a step that is called alone
 * @param execution the execution's ARN; null for a step that is called alone
 * @param token the task's token, which ends the wait for the turn; null outside Queue
 * @param redrives how often the execution was redriven, as Queue is told; after Prepare and Submit,
 *     when they were called last; null for never
 * @param armed how often the wait for the turn was begun anew; null for never
 * @param datasetArn the dataset; null before Queue has found it
 * @param turn which turn of the run this is, from 1; null before it has one
 * @param update number of the update that was looked at last, from 1; null if none was
 * @param done whether that look found the dataset settled
 * @param status the dataset's status then
 * @param statusMessage the service's words; null if it gave none
 * @param statusMessageCode the service's code; null if it gave none
 * @param updatedAt the dataset's {@code LastUpdatedTimestamp} then; null if it had none
 * @param totalEntries its entries then; null if not known
 * @param errorEntries its entries with errors then; null if not known
 * @param attempt how often the dataset was looked at since the last submit; null for never
 * @param joined true if another update was seen to begin since the last submit; false or null if
 *     not
 * @param deadline when the update must have ended, ISO-8601; null if none was asked for
 * @param refusals how often in a row the step had to wait for a busy dataset; null for never
 * @param busyUntil when waiting for a busy dataset ends, ISO-8601; null if it is not waited for
 * @param limitedUntil when waiting for a limit of the account ends, ISO-8601; null if it is not
 *     waited for
 * @param events events of the execution used so far; null for none
 * @param retries how often the state machine has tried this step before; null for never
 * @param images how many images were to be looked at; null if that has not come to its end
 * @param badImages how many lines are rejected for their images; null as for {@code images}
 * @param imagesError what the look at the images failed with; null if it did not
 * @param error what a step before Reconcile failed with; null if none did
 * @param reconcileError what Reconcile failed with; null if it did not
 */
public record RunState(
    String run,
    String bucket,
    @Nullable String key,
    @Nullable String execution,
    @Nullable String token,
    @Nullable Integer redrives,
    @Nullable Integer armed,
    @Nullable String datasetArn,
    @Nullable Integer turn,
    @Nullable Integer update,
    @Nullable Boolean done,
    @Nullable String status,
    @Nullable String statusMessage,
    @Nullable String statusMessageCode,
    @Nullable String updatedAt,
    @Nullable Long totalEntries,
    @Nullable Long errorEntries,
    @Nullable Integer attempt,
    @Nullable Boolean joined,
    @Nullable String deadline,
    @Nullable Integer refusals,
    @Nullable String busyUntil,
    @Nullable String limitedUntil,
    @Nullable Integer events,
    @Nullable Integer retries,
    @Nullable Long images,
    @Nullable Long badImages,
    @Nullable StepFailure imagesError,
    @Nullable StepFailure error,
    @Nullable StepFailure reconcileError) {

  /** Checks that there is a run. */
  public RunState {
    run = Input.required(run, "run");
    bucket = Input.required(bucket, "bucket");
  }

  /** The dataset; one that is not there yet has no name to give. */
  public DatasetArn dataset() {
    return new DatasetArn(Input.required(datasetArn, "datasetArn"));
  }

  /** The run's turn, from 1. */
  public int turnNumber() {
    return Input.required(turn, "turn");
  }

  /** The execution's ARN. */
  public String executionArn() {
    return Input.required(execution, "execution");
  }

  /** How often in a row the step had to wait for a busy dataset. */
  public int waits() {
    return refusals == null ? 0 : refusals;
  }

  /**
   * Until when a dataset that others keep busy is waited for: a day from the first of the waits in
   * a row.
   */
  public Instant waitsUntil(Instant now) {
    return waits() == 0 || busyUntil == null
        ? now.plus(Waits.LONGEST_BUSY)
        : Instant.parse(busyUntil);
  }

  /** How the update ended that the log has under way, if the last look saw the dataset settled. */
  public Optional<SentUpdate.End> endOf(SentUpdate looked, String now) {
    if (update == null || update != looked.number() || !Boolean.TRUE.equals(done)) {
      return Optional.empty();
    }
    return Optional.of(
        new SentUpdate.End(
            now,
            attempt == null ? 0 : attempt,
            status == null ? "" : status,
            statusMessage,
            statusMessageCode,
            updatedAt,
            totalEntries,
            errorEntries,
            joined));
  }

  /**
   * Checks that there is room for one more update in the execution's history.
   *
   * @throws PermanentException with code ERROR_EXECUTION_TOO_LONG if there is none
   */
  public void requireRoom() {
    int used = ExecutionEvents.used(this);
    if (!ExecutionEvents.roomFor(used)) {
      throw new PermanentException(
          Code.ERROR_EXECUTION_TOO_LONG,
          "The execution has used about %,d of the 25,000 events that it may have. %s"
              .formatted(used, Code.ERROR_EXECUTION_TOO_LONG.remedy()));
    }
  }

  /** How many lines are rejected for their images. */
  public long rejectedForImages() {
    return badImages == null ? 0 : badImages;
  }
}
