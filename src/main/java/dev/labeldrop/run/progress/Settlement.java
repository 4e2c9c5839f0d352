package dev.labeldrop.run.progress;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.Prepared.Facts;
import dev.labeldrop.run.files.Sights;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.Delta;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerHeader;
import dev.labeldrop.run.ledger.LineFate;
import dev.labeldrop.run.ledger.LineFates;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.ObjectVersion;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a turn into the ledger: what became of its lines, and how the dataset was left. */
public final class Settlement {

  private final OpenRun run;
  private final LineIndex lines;
  private final Delta decisions;

  /**
   * Of a turn; reads the index of its lines, and what was decided about them.
   *
   * @throws dev.labeldrop.PermanentException if these files are gone, or are not of the same lines
   */
  public Settlement(OpenRun run) {
    this.run = run;
    this.lines = run.lines();
    this.decisions = run.decisions();
    if (decisions.size() != lines.size()) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT,
          "%s has decisions about %s, but %s has %s. Drop the file again."
              .formatted(
                  run.preparedDocuments().uri(File.DECISIONS),
                  Count.of(decisions.size(), "line"),
                  run.documents().uri(File.INDEX),
                  Count.of(lines.size(), "line")));
    }
  }

  /**
   * A ledger with what is known of a turn whose execution ended without its lines in the ledger. If
   * the turn's documents cannot be read, the ledger is not complete.
   *
   * @param now the dataset, which is settled
   */
  public static Ledger fold(OpenRun run, Ledger ledger, DatasetDescription now) {
    try {
      return new Settlement(run).folded(ledger, now);
    } catch (PermanentException e) {
      return ledger.with(ledger.header().complete(false));
    }
  }

  /** The index of all valid lines. */
  public LineIndex lines() {
    return lines;
  }

  /**
   * What was seen of the lines' entries before anything is looked at: lines that an earlier turn of
   * the run has applied may be proved in the ledger. If it was not known before the send what the
   * dataset held, that proof is of a dataset that others have changed since.
   */
  public Sights known(Ledger ledger) {
    Sights sights = Sights.none(lines.size());
    for (int line = 0; run.prepared().known() && line < lines.size(); line++) {
      if (decisions.decision(line) == Decision.DONE) {
        int place = ledger.find(lines.refHigh(line), lines.refLow(line));
        if (place >= 0) {
          sights.set(line, known(ledger.state(place)));
        }
      }
    }
    return sights;
  }

  static Sight known(EntryState state) {
    return switch (state) {
      case PROVED -> Sight.HELD;
      case WITH_ERRORS -> Sight.HELD_WITH_ERRORS;
      case UNPROVED, UNKNOWN -> Sight.NOT_LOOKED;
    };
  }

  /** What became of the lines, as far as is known without looking at more entries. */
  public RunOutcome withoutLooking(Ledger ledger) {
    Sights seen =
        run.turn()
            .read(File.ENTRIES, FoundEntries.class)
            .map(FoundEntries::seen)
            .orElseGet(() -> known(ledger));
    return outcome(seen);
  }

  /** What became of the lines, if that was seen of their entries. */
  public RunOutcome outcome(Sights seen) {
    return RunOutcome.of(decisions, run.prepared(), run.updates().log(), seen);
  }

  /**
   * The ledger with a turn that was not brought there when it ended.
   *
   * @param now the dataset, which is settled
   */
  private Ledger folded(Ledger ledger, DatasetDescription now) {
    Optional<FoundEntries> found = run.turn().read(File.ENTRIES, FoundEntries.class);
    Sights seen = found.map(FoundEntries::seen).orElseGet(() -> known(ledger));
    boolean errors = found.filter(FoundEntries::errorsKnown).isPresent();
    UpdateLog log = Ends.shown(run.updates().log(), now);
    RunOutcome outcome = RunOutcome.of(decisions, run.prepared(), log, seen);
    Ledger folded = settle(ledger, outcome, Looked.nothing(errors));
    LedgerHeader header = folded.header();
    return now.lastUpdated() != null && now.lastUpdated().equals(header.lastUpdated())
        ? folded
        : folded.with(header.complete(false));
  }

  /** The ledger with a turn. */
  public Ledger settle(Ledger ledger, RunOutcome outcome, Looked looked) {
    Ledger before = looked.rewrites() ? ledger : with(ledger, looked);
    Ledger after =
        before.afterRun(
            lines, fates(outcome, looked), run.order(), ObjectVersion.of(run.plan().drop()));
    LedgerHeader header = ledger.header();
    Optional<Facts> facts = EntryCounts.after(run.prepared(), run.updates().log());
    boolean complete =
        ((looked.whole() && !looked.rewrites()) || isComplete(header, outcome))
            && (looked.errors() || facts.filter(Facts::withoutErrors).isPresent());
    return after.with(
        facts
            .map(seen ->
                new LedgerHeader(
                    header.datasetArn(),
                    time(seen.updatedAt()),
                    seen.totalEntries(),
                    seen.errorEntries(),
                    complete,
                    header.rewrites() || looked.rewrites()))
            .orElseGet(() -> header.complete(false)));
  }

  private static Ledger with(Ledger ledger, Looked looked) {
    if (looked.whole()) {
      return ledger.afterListing(looked.entries());
    }
    return looked.entries().entries().size() == 0 ? ledger : ledger.afterLooking(looked.entries());
  }

  /**
   * Whether the ledger has every entry of the dataset: it had before, nothing else has changed the
   * dataset since, and of each line that was new to it, it is known whether it was added.
   */
  private boolean isComplete(LedgerHeader before, RunOutcome outcome) {
    boolean ours = outcome.entries().undisturbed() && !outcome.othersAdded();
    if (!before.complete() || !run.prepared().known() || !ours) {
      return false;
    }
    for (int line = 0; line < outcome.size(); line++) {
      boolean added = outcome.touched(line) && outcome.decision(line) == Decision.NEW;
      if (added && outcome.sight(line) == Sight.NOT_LOOKED) {
        return false;
      }
    }
    return true;
  }

  private LineFates fates(RunOutcome outcome, Looked looked) {
    LineFates fates = new LineFates(outcome.size());
    Ledger seen = looked.asLedger();
    for (int line = 0; line < outcome.size(); line++) {
      LineFate fate = fate(outcome, line);
      int place =
          fate == LineFate.SEEN_OTHER ? seen.find(lines.refHigh(line), lines.refLow(line)) : -1;
      if (place >= 0) {
        fates.seenOther(line, seen.content(place), seen.labels(place), seen.state(place));
      } else {
        fates.set(line, fate == LineFate.SEEN_OTHER ? LineFate.POSSIBLY_TOUCHED : fate);
      }
    }
    return fates;
  }

  private static LineFate fate(RunOutcome outcome, int line) {
    return switch (outcome.fate(line)) {
      case UNCHANGED -> LineFate.UNCHANGED;
      case SUPERSEDED, BAD_IMAGE -> LineFate.UNTOUCHED;
      case APPLIED -> seen(outcome.sight(line), LineFate.UNPROVED);
      case DONE -> seen(outcome.sight(line), LineFate.UNTOUCHED);
      case FAILED, NOT_SENT ->
          outcome.touched(line)
              ? seen(outcome.sight(line), LineFate.POSSIBLY_TOUCHED)
              : LineFate.UNTOUCHED;
    };
  }

  static LineFate seen(Sight sight, LineFate otherwise) {
    return switch (sight) {
      case NOT_LOOKED -> otherwise;
      case HELD -> LineFate.PROVED;
      case HELD_WITH_ERRORS -> LineFate.WITH_ERRORS;
      case ABSENT -> LineFate.MISSING;
      case OTHER -> LineFate.SEEN_OTHER;
    };
  }

  private static @Nullable Instant time(@Nullable String iso) {
    return iso == null ? null : Instant.parse(iso);
  }
}
