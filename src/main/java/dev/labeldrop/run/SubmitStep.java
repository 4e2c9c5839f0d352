package dev.labeldrop.run;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.run.RunFiles.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notes how the last update ended, and sends what comes next: the next chunk, or a part of one that
 * failed. An update is an upsert by source-ref, so sending lines a second time, after a lost reply
 * or a redrive, changes nothing.
 */
public final class SubmitStep {

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
   * What Submit is given: the execution's state.
   *
   * @param run the run's id
   * @param bucket where the run's folder is
   * @param update number of the update that was polled last, from 1; null where nobody's or
   *     somebody else's was
   * @param done whether the last look found the dataset settled; null where nobody looked
   * @param status the dataset's status then; null where nobody looked
   * @param statusMessage the service's words; null where it gave none
   * @param statusMessageCode the service's code; null where it gave none
   * @param attempt how often the dataset was looked at; null for never
   * @param deadline when this update's turn must have come, ISO-8601; null on its first try
   * @param refusals how often the busy dataset refused this update; null for never
   */
  public record Request(
      String run,
      String bucket,
      @Nullable Integer update,
      @Nullable Boolean done,
      @Nullable String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      @Nullable Integer attempt,
      @Nullable String deadline,
      @Nullable Integer refusals) {

    /** Checks that there is a run. */
    public Request {
      run = Input.required(run, "run");
      bucket = Input.required(bucket, "bucket");
    }

    private SentUpdate.LastLook lastLook() {
      return new SentUpdate.LastLook(
          update, done, status, statusMessage, statusMessageCode, attempt);
    }
  }

  /**
   * What Submit adds to the state.
   *
   * @param finished whether nothing is left to send; the other fields then say nothing
   * @param submitted whether the service took an update; false where the dataset was busy, with an
   *     update of somebody else or with another run
   * @param update number of that update in the run, from 1; null where it took none
   * @param done false: nobody has looked at this update yet
   * @param applied how many chunks are applied to their last line
   * @param chunk number of the chunk that is sent, from 1; null where none is
   * @param part whether it is a part of the chunk, sent to find the lines that make it fail
   * @param deadline when the update must have ended, or its turn must have come, ISO-8601; null
   *     where nothing is left to send
   * @param refusals how often the busy dataset refused this update
   * @param updatedBefore the dataset's {@code LastUpdatedTimestamp} before the submit; null where
   *     it had none, or where nothing was submitted
   * @param submittedAt when the update was submitted; null where it was not
   * @param waitSeconds how long to wait before the first look
   * @param attempt 0: no look yet
   */
  public record Answer(
      boolean finished,
      boolean submitted,
      @Nullable Integer update,
      boolean done,
      int applied,
      @Nullable Integer chunk,
      boolean part,
      @Nullable String deadline,
      int refusals,
      @Nullable String updatedBefore,
      @Nullable String submittedAt,
      long waitSeconds,
      int attempt) {}

  /** Sends what comes next, or finds the dataset busy, or nothing left to send. */
  public Answer submit(Request request) {
    RunFiles files = new RunFiles(store, request.bucket(), request.run());
    Plan plan = files.plan();
    UpdateLog log = files.updates();
    Optional<UpdateLog> settled = log.after(request.lastLook(), now());
    if (settled.isPresent()) {
      // Where another run has had the dataset since, the end that was seen may be that run's.
      log = lease(request, plan).isHeldBy(request.run()) ? settled.get() : log.withoutUnderWay();
      files.write(File.UPDATES, log);
    }
    Progress progress = new Progress(plan, log);
    Optional<SentUpdate> underWay = log.underWay();
    if (underWay.isPresent()) {
      // This step was tried before, and its answer was lost.
      return submitted(plan, progress, log, underWay.get());
    }
    return progress.next().isPresent()
        ? send(request, new Sending(files, plan, log, progress, progress.next().get()))
        : new Answer(
            true,
            false,
            null,
            false,
            progress.chunksApplied(),
            null,
            false,
            null,
            0,
            null,
            null,
            0,
            0);
  }

  /** What is to be sent, and all that it follows from. */
  private record Sending(
      RunFiles files, Plan plan, UpdateLog log, Progress progress, Piece piece) {}

  private Answer send(Request request, Sending sending) {
    int refusals = request.refusals() == null ? 0 : request.refusals();
    EventBudget.check(sending.log(), refusals);
    if (sending.progress().afterServiceError() && refusals == 0) {
      return busy(sending, Turn.afterServiceError(now()));
    }
    Plan plan = sending.plan();
    DatasetArn dataset = plan.dataset();
    DatasetLease lease = lease(request, plan);
    if (!lease.take(request.run(), clock.instant().plus(settings.updateTimeout()))) {
      return busy(sending, turn(request));
    }
    // After the lease was taken: what was true before may be another run's doing.
    DatasetDescription before = datasets.describe(dataset);
    before.requireUsable(dataset);
    if (before.inProgress()) {
      return busy(sending, turn(request));
    }
    Chunk chunk = plan.chunks().get(sending.piece().chunk() - 1);
    ChunkContent content = PlannedChunks.read(store, plan, chunk);
    if (sending.log().updates().isEmpty()) {
      new DatasetRules(datasets, settings.limits()).check(plan, before, content, sending.files());
    }
    Piece piece = sending.piece();
    byte[] changes =
        piece.lines() == content.lines()
            ? content.bytes()
            : content.bytes(piece.from(), piece.to());
    return datasets.update(dataset, changes) == UpdateReply.ACCEPTED
        ? accepted(sending, before, content, changes.length)
        : busy(sending, turn(request));
  }

  private Answer accepted(
      Sending sending, DatasetDescription before, ChunkContent content, int bytes) {
    Piece piece = sending.piece();
    UpdateLog log = sending.log();
    SentUpdate update =
        SentUpdate.of(log.updates().size() + 1, piece, content, bytes, now(), before.lastUpdated());
    UpdateLog longer =
        (log.updates().isEmpty() ? log.withEntriesBefore(before.totalEntries()) : log).plus(update);
    // Not before the service took it: an update that is noted is waited for.
    sending.files().write(File.UPDATES, longer);
    return submitted(sending.plan(), sending.progress(), longer, update);
  }

  private Answer submitted(Plan plan, Progress progress, UpdateLog log, SentUpdate update) {
    boolean whole = plan.isWhole(update.piece());
    Duration wait = whole ? Pace.of(plan, log).firstWait(update.bytes()) : Pace.ofPart(plan, log);
    return new Answer(
        false,
        true,
        update.number(),
        false,
        progress.chunksApplied(),
        update.piece().chunk(),
        !whole,
        update.submitted().plus(settings.updateTimeout()).toString(),
        0,
        update.updatedBefore(),
        update.submittedAt(),
        wait.toSeconds(),
        0);
  }

  private DatasetLease lease(Request request, Plan plan) {
    return new DatasetLease(store, request.bucket(), plan.dataset(), clock);
  }

  private Turn turn(Request request) {
    return Turn.after(request.refusals(), request.deadline(), now());
  }

  private static Answer busy(Sending sending, Turn turn) {
    Piece piece = sending.piece();
    return new Answer(
        false,
        false,
        null,
        false,
        sending.progress().chunksApplied(),
        piece.chunk(),
        !sending.plan().isWhole(piece),
        turn.deadline().toString(),
        turn.refusals(),
        null,
        null,
        turn.waitSeconds(),
        0);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
