package dev.labeldrop.run.reconcile;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.EntryPages;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.files.Prepared.Facts;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.ledger.LedgerStore.Held;
import dev.labeldrop.run.ledger.Listed;
import dev.labeldrop.run.progress.Ends;
import dev.labeldrop.run.progress.EntryCounts;
import dev.labeldrop.run.progress.Looked;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.RunOutcome;
import dev.labeldrop.run.progress.Settlement;
import dev.labeldrop.run.reconcile.Looks.Stage;
import dev.labeldrop.run.state.ExecutionEvents;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Waits;
import dev.labeldrop.run.turn.Surroundings;
import dev.labeldrop.run.turn.Turns;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, under the turn, whether the dataset holds the lines that were applied, and brings the
 * turn into the ledger. What the counts of entries prove is not looked at; what has to be looked at
 * may take several calls.
 */
public final class ReconcileStep {

  private static final String UNDER_WAY =
      "An update was still under way, so the dataset could not be asked.";

  private final Surroundings around;

  /** Compares what the store has with what the datasets say. */
  public ReconcileStep(Surroundings surroundings) {
    this.around = surroundings;
  }

  /**
   * Looks at some pages, and at the end leaves what was found, and the ledger.
   *
   * @param warn told of files that cannot be read
   */
  public ReconcileAnswer reconcile(RunState state, Consumer<String> warn) {
    int events = ExecutionEvents.used(state);
    RunFiles files = around.files(state);
    if (state.turn() == null || state.datasetArn() == null) {
      return new ReconcileAnswer.Reconciled(events);
    }
    Turns turns = around.turns(state, warn);
    if (turns.renew(state.run(), state.executionArn(), state.turnNumber()).isEmpty()) {
      return new ReconcileAnswer.TurnLost(events);
    }
    Optional<OpenRun> found = OpenRun.find(files, state.turnNumber());
    if (found.isEmpty() || files.turn(state.turnNumber()).has(File.ENTRIES)) {
      return new ReconcileAnswer.Reconciled(events);
    }
    OpenRun run = Ends.settle(found.get(), state, around.now());
    return reconcile(run, state, events, warn);
  }

  /** A turn whose lines are compared, and what is known of it before anything is looked at. */
  private record Open(
      OpenRun run, RunState state, Settlement settlement, Held held, RunOutcome before) {

    DatasetArn dataset() {
      return state.dataset();
    }
  }

  private ReconcileAnswer reconcile(
      OpenRun run, RunState state, int events, Consumer<String> warn) {
    LedgerStore ledgers = new LedgerStore(around.store(), state.bucket(), state.dataset());
    Held held = ledgers.look(warn);
    Settlement settlement = new Settlement(run);
    Open open = new Open(run, state, settlement, held, settlement.withoutLooking(held.ledger()));
    LineTexts texts = new LineTexts(around.store(), run.plan().drop(), settlement.lines());
    LinesToLook lines = new LinesToLook(settlement.lines(), unproved(open.before()), texts);
    Looks looks = looks(open);
    SeenEntries seen = new SeenEntries(run.turn(), looks.parts());
    if (looks.stage() != Stage.DONE) {
      looks = look(open, lines, seen, looks, events);
      if (looks.stage() != Stage.DONE) {
        return more(state, looks, events);
      }
    }
    FoundEntries entries = settle(open, ledgers, lines, seen, looks, texts);
    run.turn().first(File.ENTRIES, entries, FoundEntries.class);
    return new ReconcileAnswer.Reconciled(events);
  }

  private static ReconcileAnswer more(RunState state, Looks looks, int events) {
    long wait =
        looks.stalls() == 0 ? 1 : Waits.whileBusy(state.run(), looks.stalls() - 1).toSeconds();
    return new ReconcileAnswer.Looking(looks.calls() + looks.errorCalls(), wait, events);
  }

  /** Compares, and brings the turn into the ledger. */
  private FoundEntries settle(
      Open open,
      LedgerStore ledgers,
      LinesToLook lines,
      SeenEntries seen,
      Looks looks,
      LineTexts texts) {
    Ledger ledger = open.held().ledger();
    Listed entries = seen.all(looks.withErrors());
    Comparison comparison =
        new Comparison(
            lines.index(),
            open.before(),
            Ledger.unknown("").afterLooking(entries),
            ledger.header().rewrites());
    RunOutcome outcome =
        open.settlement()
            .outcome(comparison.sights(open.settlement().known(ledger), looks, lines.places()));
    Looked looked = new Looked(entries, looks.allSeen(), looks.errorsSeen(), comparison.rewrites());
    if (!ledgers.replace(open.held(), open.settlement().settle(ledger, outcome, looked))) {
      throw new RetryableException(
          "The ledger was written by another invocation of this step. It is done anew: try again.");
    }
    return new Verdict(lines.index(), outcome, looks, around.settings().limits().problems())
        .found(
            texts,
            open.run().prepared().knowledge(),
            around.settings().mostListingCalls(),
            comparison.rewrites());
  }

  private static int[] unproved(RunOutcome outcome) {
    return IntStream.range(0, outcome.size())
        .filter(line -> outcome.fate(line).applied())
        .filter(line -> outcome.sight(line) == Sight.NOT_LOOKED)
        .toArray();
  }

  private Looks looks(Open open) {
    Optional<Looks> left = open.run().turn().read(File.LOOKS, Looks.class);
    if (left.isPresent()) {
      return left.get();
    }
    UpdateLog log = open.run().updates().log();
    Facts facts = EntryCounts.after(open.run().prepared(), log).orElse(new Facts(null, null, null));
    if (open.before().linesApplied() == 0) {
      return nothing(facts, null);
    }
    return log.underWay().isPresent()
        ? nothing(facts, UNDER_WAY)
        : Looks.start(complete(facts, open.dataset()));
  }

  private static Looks nothing(Facts facts, @Nullable String why) {
    LooksBuilder looks = new LooksBuilder(facts, Stage.DONE, false);
    looks.why = why;
    return looks.build();
  }

  /** The last look may have had no counts. */
  private Facts complete(Facts facts, DatasetArn dataset) {
    if (facts.totalEntries() != null && facts.errorEntries() != null) {
      return facts;
    }
    try {
      DatasetDescription now = around.datasets().describe(dataset);
      return new Facts(facts.updatedAt(), now.totalEntries(), now.errorEntries());
    } catch (PermanentException _) {
      return facts;
    }
  }

  private Looks look(Open open, LinesToLook lines, SeenEntries seen, Looks looks, int events) {
    EntryPages pages = new EntryPages(around.datasets(), open.dataset(), around.waiter());
    LooksBuilder looked =
        new Looker(pages, around.settings().mostListingCalls(), lines, seen, looks).look();
    if (looked.stage != Stage.DONE && !ExecutionEvents.roomFor(events)) {
      looked.giveUp("The execution has no room for more looks.");
    }
    RunFiles turn = open.run().turn();
    String part = around.attempt("looks");
    if (seen.write(turn.in(part))) {
      looked.parts.add(part);
    }
    Looks now = looked.build();
    turn.write(File.LOOKS, now);
    return now;
  }
}
