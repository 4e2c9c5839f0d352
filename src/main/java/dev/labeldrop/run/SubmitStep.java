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

  /** Two minutes between two questions cost little and keep nobody long. */
  private static final int LONGEST_BUSY_WAIT_SECONDS = 120;

  /**
   * How long a chunk waits for its turn. Large files of others take hours; at one question every
   * two minutes a day is 10,000 of the 25,000 events that an execution may have.
   */
  static final Duration LONGEST_TURN = Duration.ofHours(24);

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
   * @param deadline when this chunk's turn must have come, ISO-8601; null on its first try
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
   * @param submitted whether the service took the chunk; false where the dataset was busy, with an
   *     update of somebody else or with another run
   * @param deadline when this chunk's update must have ended, or its turn must have come, ISO-8601
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
    Chunk chunk = chunk(plan, request);
    DatasetLease lease = new DatasetLease(store, request.bucket(), dataset, clock);
    if (!lease.take(request.run(), clock.instant().plus(settings.updateTimeout()))) {
      return busy(request, request.secondsPerMegabyte());
    }
    // After the lease was taken: what was true before may be another run's doing.
    DatasetDescription before = datasets.describe(dataset);
    if (before.unusable()) {
      throw unusable(dataset, before);
    }
    Pace pace = learn(request, before);
    boolean accepted =
        !before.inProgress() && datasets.update(dataset, read(plan, chunk)) == UpdateReply.ACCEPTED;
    return accepted ? submitted(before, chunk, pace) : busy(request, pace.secondsPerMegabyte());
  }

  private static Chunk chunk(Plan plan, Request request) {
    int applied = request.applied() == null ? 0 : request.applied();
    if (applied < 0 || applied >= plan.chunks().size()) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT,
          "The state says that %d of %d chunks are applied; nothing is left to send."
              .formatted(applied, plan.chunks().size()));
    }
    return plan.chunks().get(applied);
  }

  private Answer submitted(DatasetDescription before, Chunk chunk, Pace pace) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Answer(
        true,
        now.plus(settings.updateTimeout()).toString(),
        0,
        before.lastUpdated() == null ? null : before.lastUpdated().toString(),
        now.toString(),
        (long) chunk.bytes(),
        pace.secondsPerMegabyte(),
        pace.firstWait(chunk.bytes()).toSeconds(),
        0);
  }

  private byte[] read(Plan plan, Chunk chunk) {
    try (InputStream range = store.open(plan.drop(), chunk.offset(), chunk.length())) {
      return ChunkReader.read(range, chunk).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Closing " + plan.drop().uri(), e);
    }
  }

  private Answer busy(Request request, @Nullable Double pace) {
    int before = request.refusals() == null ? 0 : request.refusals();
    long wait =
        Math.min(LONGEST_BUSY_WAIT_SECONDS, (long) BUSY_WAIT_SECONDS << Math.min(before, 6));
    Instant given = before == 0 ? null : Input.time(request.deadline(), "deadline");
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String deadline = (given == null ? now.plus(LONGEST_TURN) : given).toString();
    return new Answer(false, deadline, before + 1, null, null, null, pace, wait, 0);
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
