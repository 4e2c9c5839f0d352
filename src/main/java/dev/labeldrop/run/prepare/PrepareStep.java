package dev.labeldrop.run.prepare;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Knowledge;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.Stop;
import dev.labeldrop.run.ledger.Delta;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.state.ExecutionEvents;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Waits;
import dev.labeldrop.run.turn.Surroundings;
import dev.labeldrop.run.turn.Turn;
import dev.labeldrop.run.turn.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides, under the turn, what of a drop is sent: from the ledger if it agrees with the dataset,
 * else from a listing of the dataset, else everything.
 */
public final class PrepareStep {

  /** How often a description that is older than the ledger is asked for again. */
  private static final int MOST_STALE = 8;

  private final Surroundings around;

  /** Prepares what the store has for the datasets. */
  public PrepareStep(Surroundings surroundings) {
    this.around = surroundings;
  }

  /** What is known of the dataset. */
  private record Known(Ledger ledger, Knowledge knowledge, String why) {}

  /**
   * Decides, or says what is to be waited for.
   *
   * @param warn told of a ledger that cannot be read
   */
  public PrepareAnswer prepare(RunState state, Consumer<String> warn) {
    Turns turns = around.turns(state, warn);
    Optional<Turn> turn = turns.renew(state.run(), state.executionArn(), state.turnNumber());
    if (turn.isEmpty()) {
      return new PrepareAnswer.TurnLost(ExecutionEvents.used(state));
    }
    RunFiles folder = around.files(state).turn(state.turnNumber());
    Optional<Prepared> before = folder.read(File.PREPARED, Prepared.class);
    return before.isPresent()
        ? again(state, folder, before.get(), warn)
        : prepare(state, folder, turns, turn.get(), warn);
  }

  /** This step was tried before, perhaps not to its end. */
  private PrepareAnswer again(
      RunState state, RunFiles folder, Prepared prepared, Consumer<String> warn) {
    if (!prepared.chunks().isEmpty() && !folder.has(File.DATASET)) {
      Ledger ledger =
          new LedgerStore(around.store(), state.bucket(), state.dataset()).look(warn).ledger();
      compare(state, ledger, around.datasets().describe(state.dataset()));
    }
    return ready(state, prepared);
  }

  private PrepareAnswer prepare(
      RunState state, RunFiles folder, Turns turns, Turn turn, Consumer<String> warn) {
    Stop.check(around.files(state));
    DatasetDescription now = around.datasets().describe(state.dataset());
    now.requireUsable(state.dataset());
    Unsettled unsettled = Unsettled.of(around.store(), state.bucket(), turn);
    Optional<Duration> grace = unsettled.wait(around.now());
    if (now.inProgress() || grace.isPresent()) {
      return busy(state, grace.orElseGet(() -> Waits.whileBusy(state.run(), state.waits())));
    }
    LedgerStore ledgers = new LedgerStore(around.store(), state.bucket(), state.dataset());
    LedgerStore.Held held = ledgers.look(warn);
    if (held.ledger().header().isNewerThan(now) && state.waits() < MOST_STALE) {
      return busy(state, Waits.whileBusy(state.run(), state.waits()));
    }
    Ledger folded = unsettled.fold(held.ledger(), now);
    return switch (know(folded, now, state, folder, unsettled)) {
      case Listing(PrepareAnswer.Listing more) -> more;
      case Knowing(Known known) -> {
        if (known.ledger() != held.ledger()) {
          keep(ledgers, held, known.ledger());
        }
        if (!turn.unsettled().isEmpty()) {
          turns.folded(state.run(), state.executionArn(), state.turnNumber());
        }
        yield ready(state, decide(state, folder, known, now));
      }
    };
  }

  /** Either what is known, or that there is more to list. */
  private sealed interface Look {}

  private record Knowing(Known known) implements Look {}

  private record Listing(PrepareAnswer.Listing more) implements Look {}

  private Look know(
      Ledger ledger, DatasetDescription now, RunState state, RunFiles folder, Unsettled unsettled) {
    if (ledger.believes(now)) {
      return new Knowing(new Known(ledger, Knowledge.LEDGER, ""));
    }
    if (now.totalEntries() != null && now.totalEntries() == 0) {
      return new Knowing(new Known(emptied(ledger, now), Knowledge.EMPTY, ""));
    }
    HeldEntries entries = new HeldEntries(around, state.dataset(), folder);
    return switch (entries.list(ledger, now, around.settings().mostListingCalls())) {
      case HeldEntries.Answer.More(long listed, boolean throttled) ->
          new Listing(
              new PrepareAnswer.Listing(
                  listed,
                  throttled ? state.waits() + 1 : 0,
                  throttled ? Waits.whileBusy(state.run(), state.waits()).toSeconds() : 1,
                  ExecutionEvents.used(state)));
      case HeldEntries.Answer.All(Ledger all) ->
          new Knowing(
              new Known(
                  unsettled.credit(all).with(all.header().seen(now, true)), Knowledge.LISTED, ""));
      case HeldEntries.Answer.Unknown(String why) ->
          new Knowing(new Known(ledger, Knowledge.UNKNOWN, why));
    };
  }

  /** A dataset without entries is known without a listing. */
  private static Ledger emptied(Ledger ledger, DatasetDescription now) {
    return Ledger.unknown(ledger.header().datasetArn())
        .with(ledger.header().seen(now, true).complete(true));
  }

  private static void keep(LedgerStore ledgers, LedgerStore.Held held, Ledger ledger) {
    if (!ledgers.replace(held, ledger)) {
      throw new RetryableException(
          "The ledger was written by another invocation of this step. It is decided anew: try"
              + " again.");
    }
  }

  private Prepared decide(RunState state, RunFiles folder, Known known, DatasetDescription now) {
    RunFiles files = around.files(state);
    Plan plan = files.plan();
    String documents = around.attempt("prepare");
    Decided decided =
        new Decisions(
                around.store(),
                around.settings(),
                plan,
                files.in(plan.documents()),
                folder.in(documents))
            .of(
                known.ledger(),
                known.knowledge() != Knowledge.UNKNOWN,
                earlier(files, state.turnNumber()),
                LookedImages.badLinesOf(files, state.rejectedForImages()));
    Prepared prepared =
        new Prepared(
            state.turnNumber(),
            around.now().toString(),
            documents,
            decided.selection().source(),
            decided.selection().offset(),
            decided.subset(),
            decided.selection().chunks(),
            decided.counts(),
            known.knowledge(),
            new Prepared.Facts(
                now.lastUpdated() == null ? null : now.lastUpdated().toString(),
                now.totalEntries(),
                now.errorEntries()),
            known.why().isEmpty() ? null : known.why());
    Prepared holds = folder.first(File.PREPARED, prepared, Prepared.class);
    compare(state, known.ledger(), now);
    return holds;
  }

  /** What was decided in the last turn before; null if there was none, or it cannot be read. */
  private static @Nullable Delta earlier(RunFiles files, int turn) {
    try {
      for (int number = turn - 1; number > 0; number--) {
        Optional<OpenRun> run = OpenRun.find(files, number);
        if (run.isPresent()) {
          return run.get().decisions();
        }
      }
      return null;
    } catch (PermanentException _) {
      return null;
    }
  }

  private void compare(RunState state, Ledger ledger, DatasetDescription now) {
    AnyEntry any =
        new AnyEntry(
            around.store(),
            around.datasets(),
            state.dataset(),
            ledger,
            around.settings().mostListingCalls() > 0);
    OtherDataset other =
        new OtherDataset(around.store(), around.datasets(), state.bucket(), state.dataset());
    new DatasetRules(around.datasets(), around.settings().limits(), any, other)
        .check(around.store(), state, now);
  }

  private PrepareAnswer ready(RunState state, Prepared prepared) {
    return new PrepareAnswer.Ready(
        prepared.chunks().size(),
        prepared.counts().unchanged(),
        prepared.counts().superseded(),
        null,
        false,
        0,
        ExecutionEvents.used(state));
  }

  private PrepareAnswer busy(RunState state, Duration wait) {
    Instant until = state.waitsUntil(around.now());
    return new PrepareAnswer.Busy(
        !around.now().isBefore(until),
        state.waits() + 1,
        until.toString(),
        Math.max(1, wait.plusMillis(999).toSeconds()),
        ExecutionEvents.used(state));
  }
}
