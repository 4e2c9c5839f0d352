package dev.labeldrop.run.progress;

import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.Sights;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.Delta;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of each valid line of a drop: it follows from what Prepare decided, from the log of
 * updates, and from what was seen of the entries afterwards. Lines are found by their place in the
 * index of all valid lines, from 0.
 *
 * <p>Worked example: of five lines, the first is unchanged; the others are sent, in updates of two.
 * The first update completes, the second fails: UNCHANGED, APPLIED, APPLIED, FAILED, FAILED. Had
 * the second not ended, the last two would be NOT_SENT; the dataset may hold them all the same, so
 * they are {@link #touched}.
 */
public final class RunOutcome {

  private final Delta delta;
  private final Fate[] fates;
  private final boolean[] touched;
  private final Sights seen;
  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
  private final EntryCounts entries;
  private long missing;
  private long differing;
  private long unproved;
  private long missingByCount;
  private long added;
  private long provedByCounts;
  private boolean othersAdded;

  private RunOutcome(Delta delta, Prepared prepared, UpdateLog log, Sights seen) {
    this.delta = delta;
    this.fates = new Fate[delta.size()];
    this.touched = new boolean[delta.size()];
    this.seen = seen.copy();
    this.entries = EntryCounts.of(prepared, log);
    decided();
    sent(log);
    int unclear = count();
    byCounts(prepared.known(), unclear);
    proofs();
  }

  /**
   * Works it out.
   *
   * @param delta what was decided about each valid line
   * @param log the updates of the turn
   * @param seen what was seen of the entries afterwards
   */
  public static RunOutcome of(Delta delta, Prepared prepared, UpdateLog log, Sights seen) {
    return new RunOutcome(delta, prepared, log, seen);
  }

  private void decided() {
    for (int line = 0; line < fates.length; line++) {
      set(
          line,
          switch (delta.decision(line)) {
            case NEW, CHANGED -> Fate.NOT_SENT;
            case UNCHANGED -> Fate.UNCHANGED;
            case SUPERSEDED -> Fate.SUPERSEDED;
            case DONE -> Fate.DONE;
            case BAD_IMAGE -> Fate.BAD_IMAGE;
          });
    }
  }

  private void sent(UpdateLog log) {
    int[] places = sentPlaces();
    for (SentUpdate update : log.updates()) {
      End end = update.end();
      int to = Math.min(update.piece().to(), places.length);
      for (int sent = update.piece().from(); sent < to; sent++) {
        int line = places[sent];
        touched[line] = true;
        if (end == null || !update.endIsOwn()) {
          continue;
        }
        if (end.completed()) {
          set(line, Fate.APPLIED);
        } else if (fate(line) != Fate.APPLIED) {
          set(line, Fate.FAILED);
        }
      }
    }
  }

  /** Of each line that is sent, by its place among these, its place among all valid lines. */
  public int[] sentPlaces() {
    int[] places = new int[delta.sent()];
    int sent = 0;
    for (int line = 0; line < delta.size(); line++) {
      if (delta.sent(line)) {
        places[sent++] = line;
      }
    }
    return places;
  }

  /** Counts the lines; gives how many may have added an entry without having been applied. */
  private int count() {
    int unclear = 0;
    for (int line = 0; line < fates.length; line++) {
      counts.merge(fates[line], 1L, Long::sum);
      boolean isNew = delta.decision(line) == Decision.NEW;
      added += isNew && fate(line) == Fate.APPLIED ? 1 : 0;
      unclear += isNew && touched[line] && fate(line) != Fate.APPLIED ? 1 : 0;
    }
    return unclear;
  }

  private void byCounts(boolean known, int unclear) {
    Long more = known ? entries.added().orElse(null) : null;
    othersAdded = more != null && more > added + unclear;
    if (more == null) {
      Long after = entries.after();
      missingByCount = after == null ? 0 : Math.max(0, linesApplied() - after);
    } else if (more == 0) {
      newOnes(Sight.ABSENT);
    } else if (unclear == 0 && more == added) {
      newOnes(Sight.HELD);
    } else if (unclear == 0) {
      missingByCount = Math.max(0, added - more);
    }
  }

  private void newOnes(Sight sight) {
    for (int line = 0; line < fates.length; line++) {
      boolean isNew = touched[line] && delta.decision(line) == Decision.NEW;
      if (isNew && seen.at(line) == Sight.NOT_LOOKED) {
        seen.set(line, sight);
        provedByCounts += sight == Sight.HELD ? 1 : 0;
      }
    }
  }

  private void proofs() {
    for (int line = 0; line < fates.length; line++) {
      if (fate(line).applied()) {
        switch (seen.at(line)) {
          case NOT_LOOKED -> unproved++;
          case ABSENT -> missing++;
          case OTHER -> {
            missing++;
            differing++;
          }
          case HELD, HELD_WITH_ERRORS -> {}
        }
      }
    }
  }

  private void set(int line, Fate fate) {
    fates[line] = fate;
  }

  /** How many lines it is about. */
  public int size() {
    return fates.length;
  }

  /** What became of a line. */
  public Fate fate(int line) {
    return fates[line];
  }

  /** Whether an update with the line was asked for in this turn, however it ended. */
  public boolean touched(int line) {
    return touched[line];
  }

  /** What is known of a line's entry. */
  public Sight sight(int line) {
    return seen.at(line);
  }

  /** What is known of all entries. */
  public Sights sights() {
    return seen.copy();
  }

  /** What was decided about a line. */
  public Decision decision(int line) {
    return delta.decision(line);
  }

  /** How many lines have a fate. */
  public long count(Fate fate) {
    return counts.getOrDefault(fate, 0L);
  }

  /** How many lines were applied, in this turn or an earlier one. */
  public long linesApplied() {
    return count(Fate.APPLIED) + count(Fate.DONE);
  }

  /** How many applied lines are not known to be held. */
  public long unproved() {
    return unproved;
  }

  /** How many applied lines the dataset does not hold; null if that is not known of each. */
  public @Nullable Long missing() {
    return unproved == 0 ? Long.valueOf(missing) : null;
  }

  /** How many applied lines were seen to be missing, or to differ. */
  public long missingForCertain() {
    return missing;
  }

  /** How many of them differ. */
  public long differing() {
    return differing;
  }

  /** How many applied lines are missing at least; of lines that were seen, counts say nothing. */
  public long missingAtLeast() {
    return unproved == 0 ? missing : Math.max(missing, missingByCount);
  }

  /** How many lines the counts alone have proved. */
  public long provedByCounts() {
    return provedByCounts;
  }

  /**
   * Whether more entries have come than the turn's updates can have added: somebody else's update
   * came between the end of one of them and the look that saw it.
   */
  public boolean othersAdded() {
    return othersAdded;
  }

  /** The dataset's counts before and after the turn's updates. */
  public EntryCounts entries() {
    return entries;
  }
}
