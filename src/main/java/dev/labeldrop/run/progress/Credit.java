package dev.labeldrop.run.progress;

import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.run.files.Sights;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineFate;
import dev.labeldrop.run.ledger.LineFates;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.ObjectVersion;

/**
 * Which lines an aborted turn has written, though no end of its update was seen: those that it
 * asked for, whose entries a listing shows as the lines say, and that were others before.
 *
 * <p>Worked example: an execution is aborted between its call and the reply. The entry of 1.jpg was
 * another one before, and is now just what the line says: the line's drop has written it. The entry
 * of 2.jpg was just that before, too, and the line was sent because the service keeps errors on it:
 * whether the update was taken does not show.
 */
public final class Credit {

  private final OpenRun run;
  private final LineIndex lines;
  private final Ledger listed;
  private final Ledger before;

  private Credit(OpenRun run, Settlement settlement, Ledger listed) {
    this.run = run;
    this.lines = settlement.lines();
    this.listed = listed;
    this.before = run.replaced(new DatasetArn(listed.header().datasetArn()));
  }

  /**
   * A ledger in which the turn's drop has written these lines; the same ledger if what the dataset
   * held before the turn was not known, or if the turn's documents cannot be read.
   *
   * @param listed what the dataset holds, all of it just listed
   */
  public static Ledger of(OpenRun run, Ledger listed) {
    if (!run.prepared().known()) {
      return listed;
    }
    try {
      Settlement settlement = new Settlement(run);
      Sights nothing = Sights.none(settlement.lines().size());
      return new Credit(run, settlement, listed).to(settlement.outcome(nothing));
    } catch (PermanentException e) {
      return listed;
    }
  }

  private Ledger to(RunOutcome outcome) {
    LineFates fates = new LineFates(lines.size());
    for (int line = 0; line < lines.size(); line++) {
      int place = listed.find(lines.refHigh(line), lines.refLow(line));
      boolean brought = place >= 0 && outcome.touched(line) && isSame(listed, place, line);
      if (brought && wasAnother(outcome.decision(line), line)) {
        Sight sight = Settlement.known(listed.state(place));
        fates.set(line, Settlement.seen(sight, LineFate.UNTOUCHED));
      }
    }
    return listed.afterRun(lines, fates, run.order(), ObjectVersion.of(run.plan().drop()));
  }

  private boolean wasAnother(Decision decision, int line) {
    int place = before.find(lines.refHigh(line), lines.refLow(line));
    return place < 0
        ? decision == Decision.NEW
        : before.state(place) != EntryState.UNKNOWN && !isSame(before, place, line);
  }

  /** If the service is known to rewrite lines, labels and boxes are compared. */
  private boolean isSame(Ledger entries, int place, int line) {
    boolean alike =
        listed.header().rewrites()
            && lines.labels(line) != 0
            && entries.labels(place) == lines.labels(line);
    return alike || entries.holds(place, lines.contentHigh(line), lines.contentLow(line));
  }
}
