package dev.labeldrop.run.ledger;

import dev.labeldrop.dataset.DatasetDescription;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger says of its dataset as a whole.
 *
 * @param datasetArn the dataset
 * @param lastUpdated when it last changed, as last seen under the turn; null where not known
 * @param totalEntries its entries, as last seen under the turn; null where not known
 * @param errorEntries its entries with errors, as last seen under the turn; null where not known
 * @param complete whether the ledger has every entry of the dataset
 * @param rewrites whether the service was seen to keep lines otherwise than they were sent
 */
public record LedgerHeader(
    String datasetArn,
    @Nullable Instant lastUpdated,
    @Nullable Long totalEntries,
    @Nullable Long errorEntries,
    boolean complete,
    boolean rewrites) {

  /** Of a dataset that nothing is known of. */
  public static LedgerHeader unknown(String datasetArn) {
    return new LedgerHeader(datasetArn, null, null, null, false, false);
  }

  /**
   * Whether nothing has changed since the ledger was written: it is complete, and time and both
   * counts agree. What is not known agrees with nothing.
   */
  boolean agreesWith(DatasetDescription dataset) {
    return complete
        && lastUpdated != null
        && totalEntries != null
        && errorEntries != null
        && Objects.equals(lastUpdated, dataset.lastUpdated())
        && Objects.equals(totalEntries, dataset.totalEntries())
        && Objects.equals(errorEntries, dataset.errorEntries());
  }

  /** Whether a description is older than what was seen before: the service gave a stale one. */
  public boolean isNewerThan(DatasetDescription dataset) {
    Instant then = dataset.lastUpdated();
    return lastUpdated != null && then != null && lastUpdated.isAfter(then);
  }

  /**
   * With what was seen of the dataset at the end of a run.
   *
   * @param believed whether the ledger was believed before the run's updates, or listed since. If
   *     not, somebody has changed what the ledger does not know of: with the new time and counts it
   *     would be believed again and hide that, so it counts as incomplete
   */
  public LedgerHeader seen(DatasetDescription dataset, boolean believed) {
    return new LedgerHeader(
        datasetArn,
        dataset.lastUpdated(),
        dataset.totalEntries(),
        dataset.errorEntries(),
        complete && believed,
        rewrites);
  }

  /** With another answer to whether the ledger has every entry. */
  public LedgerHeader complete(boolean now) {
    return new LedgerHeader(datasetArn, lastUpdated, totalEntries, errorEntries, now, rewrites);
  }

  /** With another answer to whether the service rewrites lines. */
  public LedgerHeader rewrites(boolean now) {
    return new LedgerHeader(datasetArn, lastUpdated, totalEntries, errorEntries, complete, now);
  }
}
