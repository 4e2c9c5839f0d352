package dev.labeldrop.run.send;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.Stop;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.progress.Ends;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.Progress;
import dev.labeldrop.run.progress.SentChunks;
import dev.labeldrop.run.state.ExecutionEvents;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Waits;
import dev.labeldrop.run.turn.Surroundings;
import dev.labeldrop.run.turn.Turns;
import java.time.Duration;
import java.time.Instant;
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

  private final Surroundings around;

  /** Sends what the store has to the datasets. */
  public SubmitStep(Surroundings surroundings) {
    this.around = surroundings;
  }

  /** Sends what comes next, or finds the dataset busy, or nothing left to send. */
  public SubmitAnswer submit(RunState state, Consumer<String> warn) {
    int events = ExecutionEvents.used(state);
    Turns turns = around.turns(state, warn);
    if (!hasTurn(state, turns)) {
      return new SubmitAnswer.TurnLost(events);
    }
    OpenRun run = Ends.settle(OpenRun.of(around.store(), state), state, around.now());
    Optional<SentUpdate> underWay = run.updates().log().underWay();
    if (underWay.isPresent()) {
      return sent(run, underWay.get(), events); // this step was tried before
    }
    Progress progress = run.progress();
    if (progress.next().isEmpty()) {
      return new SubmitAnswer.Finished(progress.chunksApplied(), events);
    }
    Stop.check(around.files(state));
    state.requireRoom();
    if (progress.afterServiceError() && state.waits() == 0) {
      return busy(state, Waits.afterServiceError(state.run()), null);
    }
    DatasetDescription before = around.datasets().describe(state.dataset());
    before.requireUsable(state.dataset());
    return before.inProgress()
        ? busy(state, Waits.whileBusy(state.run(), state.waits()), null)
        : send(state, run, progress, before, turns);
  }

  private SubmitAnswer send(
      RunState state, OpenRun run, Progress progress, DatasetDescription before, Turns turns) {
    Piece piece = progress.next().orElseThrow();
    Chunk chunk = run.prepared().chunks().get(piece.chunk() - 1);
    ChunkContent content = new SentChunks(around.store(), run).read(chunk);
    int from = piece.from() - chunk.first();
    int to = piece.to() - chunk.first();
    byte[] changes = piece.lines() == content.lines() ? content.bytes() : content.bytes(from, to);
    UpdateLog log = run.updates().log();
    boolean mayBeLate = progress.again() || state.waits() > 0;
    Instant bound = latest(run, before, mayBeLate ? around.now().minus(SKEW) : null);
    SentUpdate intent =
        new SentUpdate(
            log.updates().size() + 1,
            piece,
            content.lineNumber(from),
            content.lineNumber(to - 1),
            changes.length,
            piece.lines() == 1 ? content.sourceRef(from) : null,
            around.now().toString(),
            bound == null ? null : bound.toString(),
            false,
            null);
    OpenRun intended = Ends.write(run, log.plus(intent));
    if (!hasTurn(state, turns)) {
      Ends.write(intended, log);
      return new SubmitAnswer.TurnLost(ExecutionEvents.used(state));
    }
    return ask(state, intended, log, changes);
  }

  /**
   * Whether the run has the turn. If it has, whoever takes it afterwards, because this execution
   * was aborted, finds what was written before.
   */
  private static boolean hasTurn(RunState state, Turns turns) {
    return turns.renew(state.run(), state.executionArn(), state.turnNumber()).isPresent();
  }

  /** Asks for the update whose intent is written. */
  private SubmitAnswer ask(RunState state, OpenRun intended, UpdateLog log, byte[] changes) {
    SentUpdate intent = intended.updates().log().underWay().orElseThrow();
    return switch (reply(state, intended, log, changes)) {
      case UpdateReply.Accepted() -> {
        OpenRun taken = Ends.write(intended, intended.updates().log().taken());
        yield sent(taken, intent, ExecutionEvents.used(state));
      }
      case UpdateReply.Limited(String words) -> {
        Ends.write(intended, log);
        yield limited(state, words);
      }
      // In use by an update from elsewhere. Of what an earlier attempt of this very call may have
      // begun, the intent stays.
      case UpdateReply.InUse _, UpdateReply.Throttled _ -> {
        Ends.write(intended, log);
        yield busy(state, Waits.whileBusy(state.run(), state.waits()), null);
      }
    };
  }

  /** What the service answers; of an update that it refuses, no intent is left. */
  private UpdateReply reply(RunState state, OpenRun intended, UpdateLog log, byte[] changes) {
    try {
      return around.datasets().update(state.dataset(), changes);
    } catch (PermanentException e) {
      Ends.write(intended, log);
      throw e;
    }
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
        update.intended().plus(around.settings().updateTimeout()).toString(),
        update.updatedBefore(),
        update.intendedAt(),
        Waits.beforeFirstLook(run.prepared(), run.updates().log(), update).toSeconds(),
        events);
  }

  private SubmitAnswer limited(RunState state, String words) {
    String given = state.limitedUntil();
    Instant until = given == null ? around.now().plus(LONGEST_LIMITED) : Instant.parse(given);
    if (given != null && !around.now().isBefore(until)) {
      throw new PermanentException(
          Code.ERROR_UPDATE_REFUSED,
          "The update was refused for %d minutes with %s. Raise the limit that it names, or end"
                  .formatted(LONGEST_LIMITED.toMinutes(), words)
              + " what else uses it, and drop the file again.");
    }
    return busy(state, Waits.whileBusy(state.run(), state.waits()), until.toString());
  }

  private SubmitAnswer busy(RunState state, Duration wait, @Nullable String limitedUntil) {
    Instant until = state.waitsUntil(around.now());
    boolean over = !around.now().isBefore(until);
    return new SubmitAnswer.Busy(
        over,
        state.waits() + 1,
        until.toString(),
        limitedUntil,
        wait.toSeconds(),
        ExecutionEvents.used(state));
  }
}
