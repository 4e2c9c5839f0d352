package dev.labeldrop.run.end;

import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.ledger.LedgerStore.Held;
import dev.labeldrop.run.progress.Looked;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.RunOutcome;
import dev.labeldrop.run.progress.Settlement;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.turn.Executions;
import dev.labeldrop.run.turn.Turns;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run's turn: brings it into the ledger, if Reconcile did not get to that, and hands the
 * turn on. The next run need not wait for this one's report.
 */
final class HandOver {

  private final ObjectStore store;
  private final Executions executions;
  private final Consumer<String> warn;

  HandOver(ObjectStore store, Executions executions, Consumer<String> warn) {
    this.store = store;
    this.executions = executions;
    this.warn = warn;
  }

  /**
   * Does it, and tells the evidence what became of the lines.
   *
   * @throws dev.labeldrop.RetryableException for what may pass
   */
  void of(Evidence evidence) {
    DatasetArn dataset = evidence.destination();
    if (dataset == null) {
      return;
    }
    RunState state = evidence.state();
    Turns turns = new Turns(store, state.bucket(), dataset, executions, warn);
    boolean settled = settle(evidence, dataset, turns);
    String execution = state.execution();
    if (execution != null) {
      Plan plan = evidence.plan();
      // Without its order a run still has its turn; its ticket is thrown away when it is found.
      leave(turns, state.run(), execution, plan == null ? state.run() : plan.order(), settled);
    }
  }

  /**
   * If the turn cannot be handed on here, a run that waits for it takes it when it looks again,
   * within the hour: this execution ends well, so the rule on ends that failed is not asked.
   */
  private void leave(Turns turns, String run, String execution, String order, boolean settled) {
    try {
      turns.leave(run, execution, order, settled);
    } catch (PermanentException e) {
      warn.accept("The turn could not be handed on by its run: " + e.text());
    }
  }

  /** Whether the ledger has the turn. */
  private boolean settle(Evidence evidence, DatasetArn dataset, Turns turns) {
    OpenRun run = evidence.last().orElse(null);
    if (run == null) {
      // If nothing was prepared, nothing was sent; what cannot be read may have been.
      return evidence.unreadable().isEmpty();
    }
    LedgerStore ledgers = new LedgerStore(store, evidence.state().bucket(), dataset);
    Held held = look(ledgers);
    Ledger ledger = held == null ? Ledger.unknown(dataset.value()) : held.ledger();
    Settlement settlement = evidence.read(() -> new Settlement(run)).orElse(null);
    if (settlement == null) {
      return false;
    }
    FoundEntries entries = evidence.entries();
    RunOutcome outcome =
        settlement.outcome(entries == null ? settlement.known(ledger) : entries.seen());
    evidence.outcome(outcome);
    if (entries != null || held == null) {
      return entries != null;
    }
    return holds(evidence.state(), run, turns)
        && ledgers.replace(held, settlement.settle(ledger, outcome, Looked.nothing(false)));
  }

  private @Nullable Held look(LedgerStore ledgers) {
    try {
      return ledgers.look(warn);
    } catch (PermanentException e) {
      warn.accept("The ledger could not be read: " + e.text());
      return null;
    }
  }

  private static boolean holds(RunState state, OpenRun run, Turns turns) {
    @Nullable String execution = state.execution();
    @Nullable Integer turn = state.turn();
    return execution != null
        && turn != null
        && run.prepared().turn() == turn
        && turns.renew(state.run(), execution, turn).isPresent();
  }
}
