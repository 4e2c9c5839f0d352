package dev.labeldrop.run.send;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.run.files.Input;
import dev.labeldrop.run.state.ExecutionEvents;
import dev.labeldrop.run.state.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a dataset once and says whether its update has ended. It needs nothing else of
 * Labeldrop: any state machine can loop over it.
 */
public final class PollStep {

  private final Datasets datasets;
  private final Clock clock;

  /** A poller of these datasets. */
  public PollStep(Datasets datasets, Clock clock) {
    this.datasets = datasets;
    this.clock = clock;
  }

  /**
   * What the poller is given.
   *
   * @param datasetArn which dataset
   * @param updatedBefore the dataset's {@code LastUpdatedTimestamp} before the submit, ISO-8601;
   *     null where that is not known: then every final status counts
   * @param submittedAt when the update was submitted, ISO-8601; null where that is not known: then
   *     the attempts tell how long ago
   * @param attempt how many looks there were before; null and 0 for none
   * @param settledAt when a look first found the dataset settled without a sign of the update,
   *     ISO-8601; null if none did
   * @param updatedAt the dataset's {@code LastUpdatedTimestamp} at the look before, ISO-8601; null
   *     if it had none, or there was no look
   * @param joined true if another update was seen to begin since the submit, false if one; null if
   *     none was
   * @param events events of the execution used so far; null if they are not counted
   * @param retries how often the state machine has tried this step before; null for never
   */
  public record Request(
      String datasetArn,
      @Nullable String updatedBefore,
      @Nullable String submittedAt,
      @Nullable Integer attempt,
      @Nullable String settledAt,
      @Nullable String updatedAt,
      @Nullable Boolean joined,
      @Nullable Integer events,
      @Nullable Integer retries) {

    /** Checks that there is a dataset. */
    public Request {
      datasetArn = Input.required(datasetArn, "datasetArn");
    }
  }

  /**
   * What the poller adds to what it was given.
   *
   * @param status the dataset's status, as the service says it
   * @param statusMessage the service's words; null where it gave none
   * @param statusMessageCode {@code SUCCESS}, {@code SERVICE_ERROR} or {@code CLIENT_ERROR}; null
   *     where it gave none
   * @param done whether the update has ended
   * @param waitSeconds how long to wait before the next look, from 1; 0 when done
   * @param attempt how many looks there were, this one included
   * @param settledAt when a look first found the dataset settled without a sign of the update,
   *     ISO-8601; null if none did. The grace begins there
   * @param joined true if another update was seen to begin since the submit: the end may be that
   *     update's; false if one update was seen, null if none
   * @param updatedAt the dataset's {@code LastUpdatedTimestamp}, ISO-8601; null if it has none. A
   *     final status whose time lies not after {@code updatedBefore} is done after the grace, too:
   *     then the end was not seen
   * @param totalEntries its entries; null if the service gave no counts
   * @param errorEntries its entries with errors; null if the service gave no counts
   * @param events events of the execution used so far; null if they are not counted
   */
  public record Answer(
      String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      boolean done,
      long waitSeconds,
      int attempt,
      @Nullable String settledAt,
      @Nullable Boolean joined,
      @Nullable String updatedAt,
      @Nullable Long totalEntries,
      @Nullable Long errorEntries,
      @Nullable Integer events) {}

  /** Looks once. */
  public Answer poll(Request request) {
    int attempt = (request.attempt() == null ? 0 : request.attempt()) + 1;
    Duration passed = sinceSubmit(request, attempt);
    DatasetDescription seen = datasets.describe(new DatasetArn(request.datasetArn()));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant unmoved = unmoved(request, seen, now);
    boolean waits =
        unmoved != null
            && now.isBefore(unmoved.plus(Waits.GRACE))
            && !graceIsOver(request, attempt);
    boolean done = !seen.inProgress() && !waits;
    return new Answer(
        seen.status(),
        seen.statusMessage(),
        seen.statusMessageCode(),
        done,
        done ? 0 : Waits.betweenLooks(passed).toSeconds(),
        attempt,
        unmoved == null ? null : unmoved.toString(),
        joined(request, seen),
        seen.lastUpdated() == null ? null : seen.lastUpdated().toString(),
        seen.totalEntries(),
        seen.errorEntries(),
        request.events() == null
            ? null
            : ExecutionEvents.used(request.events(), request.retries()));
  }

  /**
   * Whether another update has begun: the dataset is busy again after it was busy and settled, or
   * is busy with another time. Of one that begins and ends between two looks, nothing is seen; and
   * that a dataset is settled first may be the old status, shown late.
   *
   * <p>Worked example: busy, busy, settled with an old time, busy, settled with a new time. The
   * first update has ended before the second began, though its time was not shown.
   */
  private static @Nullable Boolean joined(Request request, DatasetDescription seen) {
    Boolean before = request.joined();
    if (!seen.inProgress() || Boolean.TRUE.equals(before)) {
      return before;
    }
    Instant time = Input.time(request.updatedAt(), "updatedAt");
    boolean moved = time != null && !time.equals(seen.lastUpdated());
    return before != null && (request.settledAt() != null || moved);
  }

  private Duration sinceSubmit(Request request, int attempt) {
    Instant submitted = Input.time(request.submittedAt(), "submittedAt");
    return submitted == null
        ? Waits.passedBefore(attempt)
        : Duration.between(submitted, clock.instant());
  }

  /** For callers that hand nothing but the attempts back, these tell how long it has been. */
  private static boolean graceIsOver(Request request, int attempt) {
    return request.submittedAt() == null
        && request.settledAt() == null
        && Waits.passedBefore(attempt).compareTo(Waits.GRACE) >= 0;
  }

  /** Since when the dataset is settled without a sign of the update; null if it is not. */
  private static @Nullable Instant unmoved(Request request, DatasetDescription seen, Instant now) {
    if (seen.inProgress() || !stale(request, seen)) {
      return null;
    }
    Instant since = Input.time(request.settledAt(), "settledAt");
    return since == null ? now : since;
  }

  /**
   * Whether a final status is one from before the submit: creation's, or one whose time has not
   * moved. Where the dataset had no time before, any time has moved; where it has none now, nothing
   * tells, if there was a submit.
   */
  private static boolean stale(Request request, DatasetDescription seen) {
    Instant before = Input.time(request.updatedBefore(), "updatedBefore");
    boolean known = before != null || request.submittedAt() != null;
    if (!known) {
      return false;
    }
    Instant now = seen.lastUpdated();
    return seen.status().equals("CREATE_COMPLETE")
        || now == null
        || (before != null && !now.isAfter(before));
  }
}
