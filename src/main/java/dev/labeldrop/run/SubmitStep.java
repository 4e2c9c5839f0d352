package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the first chunk that is not applied yet. An update is an upsert by source-ref, so sending a
 * chunk a second time, after a lost reply or a redrive, changes nothing.
 */
public final class SubmitStep {

  /** The first wait when the dataset is busy with somebody else's update; it doubles from there. */
  private static final int BUSY_WAIT_SECONDS = 2;

  private static final int LONGEST_BUSY_WAIT_SECONDS = 60;

  private final ObjectStore store;
  private final Datasets datasets;
  private final Settings settings;
  private final Clock clock;

  /** Sends what the store has to these datasets. */
  public SubmitStep(ObjectStore store, Datasets datasets, Settings settings, Clock clock) {
    this.store = store;
    this.datasets = datasets;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What Submit is given.
   *
   * @param run the run's id
   * @param bucket where the run's folder is
   * @param applied how many chunks are applied; null for none
   * @param deadline when this chunk must have ended, ISO-8601; null on its first try
   * @param refusals how often the busy dataset refused this chunk; null for never
   * @param submittedAt when the chunk before was submitted; null where there was none
   * @param bytes how large the chunk before was; null where there was none
   * @param secondsPerMegabyte the pace so far; null before the first update has ended
   */
  public record Request(
      String run,
      String bucket,
      @Nullable Integer applied,
      @Nullable String deadline,
      @Nullable Integer refusals,
      @Nullable String submittedAt,
      @Nullable Long bytes,
      @Nullable Double secondsPerMegabyte) {

    /** Checks that there is a run. */
    public Request {
      run = Input.required(run, "run");
      bucket = Input.required(bucket, "bucket");
    }
  }

  /**
   * What Submit adds to the state.
   *
   * @param submitted whether the service took the chunk; false where the dataset was busy
   * @param deadline when this chunk must have ended, ISO-8601
   * @param refusals how often the busy dataset refused this chunk
   * @param updatedBefore the dataset's {@code LastUpdatedTimestamp} before the submit; null where
   *     it had none, or where nothing was submitted
   * @param submittedAt when the chunk was submitted; null where it was not
   * @param bytes how large the chunk is; null where it was not submitted
   * @param secondsPerMegabyte the pace so far
   * @param waitSeconds how long to wait before the first look
   * @param attempt 0: no look yet
   */
  public record Answer(
      boolean submitted,
      String deadline,
      int refusals,
      @Nullable String updatedBefore,
      @Nullable String submittedAt,
      @Nullable Long bytes,
      @Nullable Double secondsPerMegabyte,
      long waitSeconds,
      int attempt) {}

  /** Sends one chunk, or finds the dataset busy. */
  public Answer submit(Request request) {
    Plan plan = new RunFiles(store, request.bucket(), request.run()).plan();
    DatasetArn dataset = new DatasetArn(Input.required(plan.datasetArn(), "datasetArn"));
    Chunk chunk = plan.chunks().get(request.applied() == null ? 0 : request.applied());
    DatasetDescription before = datasets.describe(dataset);
    if (before.unusable()) {
      throw unusable(dataset, before);
    }
    Pace pace = learn(request, before);
    if (before.inProgress() || datasets.update(dataset, read(plan, chunk)) == UpdateReply.BUSY) {
      return busy(request, pace);
    }
    Instant now = clock.instant();
    return new Answer(
        true,
        deadline(request, now),
        0,
        before.lastUpdated() == null ? null : before.lastUpdated().toString(),
        now.truncatedTo(ChronoUnit.MILLIS).toString(),
        (long) chunk.bytes(),
        pace.secondsPerMegabyte(),
        pace.firstWait(chunk.bytes()).toSeconds(),
        0);
  }

  private byte[] read(Plan plan, Chunk chunk) {
    try (InputStream range = store.open(plan.drop(), chunk.offset(), chunk.length())) {
      return ChunkReader.read(range, chunk);
    } catch (IOException e) {
      throw new UncheckedIOException("Closing " + plan.drop().uri(), e);
    }
  }

  private Answer busy(Request request, Pace pace) {
    int refusals = (request.refusals() == null ? 0 : request.refusals()) + 1;
    long wait =
        Math.min(LONGEST_BUSY_WAIT_SECONDS, (long) BUSY_WAIT_SECONDS << Math.min(refusals - 1, 6));
    String deadline = deadline(request, clock.instant());
    return new Answer(
        false, deadline, refusals, null, null, null, pace.secondsPerMegabyte(), wait, 0);
  }

  private String deadline(Request request, Instant now) {
    Instant given = Input.time(request.deadline(), "deadline");
    return (given == null ? now.plus(settings.updateTimeout()) : given).toString();
  }

  /**
   * The dataset's own time of its last change tells how long the chunk before took. Where it tells
   * when that update was accepted instead, the time until now is the best there is.
   */
  private Pace learn(Request request, DatasetDescription seen) {
    Pace pace = new Pace(request.secondsPerMegabyte());
    Instant submitted = Input.time(request.submittedAt(), "submittedAt");
    if (submitted == null || request.bytes() == null) {
      return pace;
    }
    Instant changed = seen.lastUpdated();
    Instant ended = changed != null && changed.isAfter(submitted) ? changed : clock.instant();
    return pace.learn(request.bytes(), Duration.between(submitted, ended));
  }

  private static PermanentException unusable(DatasetArn dataset, DatasetDescription seen) {
    return new PermanentException(
        Code.ERROR_DATASET_UNUSABLE,
        "The dataset "
            + dataset
            + " is in status "
            + seen.status()
            + " and takes no updates. Create a dataset anew and drop the file again.");
  }
}
