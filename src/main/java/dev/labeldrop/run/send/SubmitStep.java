package dev.labeldrop.run.send;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.run.state.Ends;
import dev.labeldrop.run.state.ExecutionEvents;
import dev.labeldrop.run.state.OpenRun;
import dev.labeldrop.run.state.Piece;
import dev.labeldrop.run.state.Progress;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.SentChunks;
import dev.labeldrop.run.state.SentUpdate;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.state.UpdateLog;
import dev.labeldrop.run.state.Waits;
import dev.labeldrop.run.turn.Executions;
import dev.labeldrop.run.turn.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notes how the last update ended, and sends what comes next: the next chunk, or a piece of one
 * that failed. An update is an upsert by source-ref, so sending lines a second time changes
 * nothing.
 *
 * <p>Before an update is asked for, its intent is written. Whoever finds an intent without an end
 * takes the update for possibly accepted, and waits until the dataset shows what became of it.
 */
public final class SubmitStep {

  /** A limit of the account that is still reached after this is no weather. */
  private static final Duration LONGEST_LIMITED = Duration.ofMinutes(15);

  /** By how much the service's clock may be behind. */
  private static final Duration SKEW = Duration.ofSeconds(2);

  private final ObjectStore store;
  private final Datasets datasets;
  private final Executions executions;
  private final Settings settings;
  private final Clock clock;

  /** Sends what the store has to these datasets. */
  public SubmitStep(
      ObjectStore store, Datasets datasets, Executions executions, Settings settings, Clock clock) {
    this.store = store;
    this.datasets = datasets;
    this.executions = executions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sends what comes next, or finds the dataset busy, or nothing left to send. */
  public SubmitAnswer submit(RunState state, Consumer<String> warn) {
    int events = ExecutionEvents.used(state);
    Turns turns = new Turns(store, state.bucket(), state.dataset(), executions, warn);
    if (turns.renew(state.run(), state.executionArn(), state.turnNumber()).isEmpty()) {
      return new SubmitAnswer.TurnLost(events);
    }
    OpenRun run = Ends.settle(OpenRun.of(store, state), state, now());
    Optional<SentUpdate> underWay = run.updates().log().underWay();
    if (underWay.isPresent()) {
      return sent(run, underWay.get(), events); // this step was tried before
    }
    Progress progress = run.progress();
    if (progress.next().isEmpty()) {
      return new SubmitAnswer.Finished(progress.chunksApplied(), events);
    }
    state.requireRoom();
    if (progress.afterServiceError() && state.waits() == 0) {
      return busy(state, Waits.afterServiceError(state.run()), null);
    }
    DatasetDescription before = datasets.describe(state.dataset());
    before.requireUsable(state.dataset());
    return before.inProgress()
        ? busy(state, Waits.whileBusy(state.run(), state.waits()), null)
        : send(state, run, progress, before);
  }

  private SubmitAnswer send(
      RunState state, OpenRun run, Progress progress, DatasetDescription before) {
    Piece piece = progress.next().orElseThrow();
    Chunk chunk = run.prepared().chunks().get(piece.chunk() - 1);
    ChunkContent content = new SentChunks(store, run).read(chunk);
    int from = piece.from() - chunk.first();
    int to = piece.to() - chunk.first();
    byte[] changes = piece.lines() == content.lines() ? content.bytes() : content.bytes(from, to);
    UpdateLog log = run.updates().log();
    boolean mayBeLate = progress.again() || state.waits() > 0;
    Instant bound = latest(run, before, mayBeLate ? now().minus(SKEW) : null);
    SentUpdate intent =
        new SentUpdate(
            log.updates().size() + 1,
            piece,
            content.lineNumber(from),
            content.lineNumber(to - 1),
            changes.length,
            piece.lines() == 1 ? content.sourceRef(from) : null,
            now().toString(),
            bound == null ? null : bound.toString(),
            false,
            null);
    OpenRun intended = Ends.write(run, log.plus(intent));
    return switch (datasets.update(state.dataset(), changes)) {
      case UpdateReply.Accepted() -> {
        OpenRun taken = Ends.write(intended, intended.updates().log().taken());
        yield sent(taken, intent, ExecutionEvents.used(state));
      }
      case UpdateReply.Limited(String words) -> {
        Ends.write(intended, log);
        yield limited(state, words);
      }
      // In use by an update from elsewhere, or by an earlier attempt of this very call: which of
      // the
      // two shows when the dataset is settled, and sending the lines again does no harm.
      case UpdateReply.InUse _, UpdateReply.Throttled _ -> {
        Ends.write(intended, log);
        yield busy(state, Waits.whileBusy(state.run(), state.waits()), null);
      }
    };
  }

  /** The latest time that anybody under this turn has seen: a description may be older. */
  private static @Nullable Instant latest(
      OpenRun run, DatasetDescription before, @Nullable Instant earlierTry) {
    String prepared = run.prepared().before().updatedAt();
    Instant latest = before.lastUpdated();
    for (Instant other :
        new @Nullable Instant[] {
          run.updates().log().latestSeen(),
          prepared == null ? null : Instant.parse(prepared),
          earlierTry
        }) {
      latest = latest == null || (other != null && other.isAfter(latest)) ? other : latest;
    }
    return latest;
  }

  private SubmitAnswer sent(OpenRun run, SentUpdate update, int events) {
    return new SubmitAnswer.Sent(
        update.number(),
        run.progress().chunksApplied(),
        update.piece().chunk(),
        !run.prepared().isWhole(update.piece()),
        update.intended().plus(settings.updateTimeout()).toString(),
        update.updatedBefore(),
        update.intendedAt(),
        Waits.beforeFirstLook(run.prepared(), run.updates().log(), update).toSeconds(),
        events);
  }

  private SubmitAnswer limited(RunState state, String words) {
    String given = state.limitedUntil();
    Instant until = given == null ? now().plus(LONGEST_LIMITED) : Instant.parse(given);
    if (given != null && !now().isBefore(until)) {
      throw new PermanentException(
          Code.ERROR_UPDATE_REFUSED,
          "The update was refused for %d minutes with %s. Raise the limit that it names, or end"
                  .formatted(LONGEST_LIMITED.toMinutes(), words)
              + " what else uses it, and drop the file again.");
    }
    return busy(state, Waits.whileBusy(state.run(), state.waits()), until.toString());
  }

  private SubmitAnswer busy(RunState state, Duration wait, @Nullable String limitedUntil) {
    Instant until = state.waitsUntil(now());
    boolean over = !now().isBefore(until);
    return new SubmitAnswer.Busy(
        over,
        state.waits() + 1,
        until.toString(),
        limitedUntil,
        wait.toSeconds(),
        ExecutionEvents.used(state));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
