package dev.labeldrop.local.stack;

import dev.labeldrop.LabeldropException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.ledger.LineIndex;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What newer drops have changed since of the entries that a run's file has lines for. An entry
 * counts if a newer drop has written it and its content is not that of the run's line, or is not
 * known; a newer drop that had the same line has changed nothing.
 */
public final class NewerDrops {

  private final S3ObjectStore store;
  private final String bucket;

  /** The newer drops of a stack. */
  public NewerDrops(Connection connection) {
    this.store = new S3ObjectStore(connection.clients().s3());
    this.bucket = connection.stack().bucket();
  }

  /**
   * How many entries newer drops have changed since; 0 for a run without valid lines.
   *
   * @param plan the run's
   * @param dataset the ARN of the dataset that the run went to
   * @return empty if the caller may not read the ledger
   */
  public OptionalLong changed(Plan plan, String dataset) {
    return changed(plan, dataset, _ -> true);
  }

  /** As {@link #changed(Plan, String)}, of some of the entries, told by their source-refs. */
  OptionalLong changed(Plan plan, String dataset, Predicate<Fingerprint> counted) {
    Optional<DropOrder> own = DropOrder.parse(plan.order());
    if (own.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      LineIndex lines =
          LineIndex.of(
              RunFiles.of(store, bucket, plan.run())
                  .in(plan.documents())
                  .bytes(File.INDEX)
                  .orElse(new byte[0]));
      Ledger ledger =
          new LedgerStore(store, bucket, new DatasetArn(dataset)).look(_ -> {}).ledger();
      return OptionalLong.of(count(lines, ledger, own.get(), counted));
    } catch (LabeldropException _) {
      return OptionalLong.empty();
    }
  }

  private static long count(
      LineIndex lines, Ledger ledger, DropOrder own, Predicate<Fingerprint> counted) {
    long changed = 0;
    for (int line = 0; line < lines.size(); line++) {
      int place = ledger.find(lines.sourceRef(line));
      DropOrder last = place < 0 ? null : ledger.drop(place);
      if (last == null || !last.newerThan(own) || !counted.test(lines.sourceRef(line))) {
        continue;
      }
      boolean same =
          ledger.state(place) != EntryState.UNKNOWN
              && ledger.content(place).equals(lines.content(line));
      changed += same ? 0 : 1;
    }
    return changed;
  }
}
