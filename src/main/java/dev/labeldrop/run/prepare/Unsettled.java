package dev.labeldrop.run.prepare;

import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.progress.Credit;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.Settlement;
import dev.labeldrop.run.state.Waits;
import dev.labeldrop.run.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns that ended without their lines in the ledger, because their execution was aborted, ran out
 * of time or failed. Who has the turn next puts the lines there: which drop wrote a line counts,
 * however its run ended.
 */
final class Unsettled {

  private final List<OpenRun> runs;

  private Unsettled(List<OpenRun> runs) {
    this.runs = runs;
  }

  /** Opens them; one that sent nothing, or whose files cannot be read, left nothing. */
  static Unsettled of(ObjectStore store, String bucket, Turn turn) {
    return new Unsettled(
        turn.unsettled().stream()
            .map(left -> open(RunFiles.of(store, bucket, left.run()), left.number()))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<OpenRun> open(RunFiles files, int number) {
    try {
      return OpenRun.find(files, number);
    } catch (PermanentException e) {
      return Optional.empty(); // the dataset's time has moved, so it is listed anew
    }
  }

  /**
   * How long to wait until the dataset shows what became of their last updates: an intent that has
   * no end may have been accepted a moment ago.
   */
  Optional<Duration> wait(Instant now) {
    return runs.stream()
        .flatMap(run -> run.updates().log().underWay().stream())
        .map(SentUpdate::intended)
        .map(intended -> Waits.GRACE.minus(Duration.between(intended, now)))
        .filter(left -> left.isPositive())
        .max(Duration::compareTo);
  }

  /** The ledger with their lines, as far as is known what became of them. */
  Ledger fold(Ledger ledger, DatasetDescription now) {
    Ledger known = ledger;
    for (OpenRun run : runs) {
      known = Settlement.fold(run, known, now);
    }
    return known;
  }

  /** The ledger after a listing, with what that shows of these runs' updates. */
  Ledger credit(Ledger listed) {
    Ledger known = listed;
    for (OpenRun run : runs) {
      known = Credit.of(run, known);
    }
    return known;
  }
}
