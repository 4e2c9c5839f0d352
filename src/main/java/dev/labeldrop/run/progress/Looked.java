package dev.labeldrop.run.progress;

import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.Listed;
import java.util.Set;

/**
 * What was looked at of a dataset's entries after a turn's updates.
 *
 * @param entries the entries that were seen
 * @param whole whether these are all entries of the dataset
 * @param errors whether it is known of every entry whether the service keeps errors on it
 * @param rewrites whether the service was seen to keep lines otherwise than they were sent
 */
public record Looked(Listed entries, boolean whole, boolean errors, boolean rewrites) {

  /** No entry was. */
  public static Looked nothing(boolean errors) {
    Listed none = new Listed(LineIndex.of(new byte[0]), null, Set.of());
    return new Looked(none, false, errors, false);
  }

  /** The same in a form in which entries can be found. */
  public Ledger asLedger() {
    return Ledger.unknown("").afterLooking(entries);
  }
}
