package dev.labeldrop.run;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Datasets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a dataset once and says whether its update has ended. It needs nothing else of
 * Labeldrop: any state machine can loop over it.
 */
public final class PollStep {

  /**
   * For so long after a submit, a final status whose time has not moved is taken for the previous
   * update's. No document says how soon the service shows a new one; a minute is long against any
   * replica's delay, and short against a person's patience.
   */
  static final Duration GRACE = Duration.ofSeconds(60);

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
   */
  public record Request(
      String datasetArn,
      @Nullable String updatedBefore,
      @Nullable String submittedAt,
      @Nullable Integer attempt) {

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
   */
  public record Answer(
      String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      boolean done,
      long waitSeconds,
      int attempt) {}

  /** Looks once. */
  public Answer poll(Request request) {
    int attempt = (request.attempt() == null ? 0 : request.attempt()) + 1;
    Duration passed = sinceSubmit(request, attempt);
    DatasetDescription seen = datasets.describe(new DatasetArn(request.datasetArn()));
    boolean done = !seen.inProgress() && !(stale(request, seen) && passed.compareTo(GRACE) < 0);
    return new Answer(
        seen.status(),
        seen.statusMessage(),
        seen.statusMessageCode(),
        done,
        done ? 0 : Cadence.next(passed).toSeconds(),
        attempt);
  }

  private Duration sinceSubmit(Request request, int attempt) {
    Instant submitted = Input.time(request.submittedAt(), "submittedAt");
    return submitted == null
        ? Cadence.before(attempt)
        : Duration.between(submitted, clock.instant());
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
