package dev.labeldrop.local.stack;

import dev.labeldrop.LabeldropException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.manifest.EntryFingerprint;
import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What undoing a run would bring back.
 *
 * @param replaced entries that the run replaced, and that would be as they were before
 * @param changedSince those of them that a newer drop has written since: that would be lost; null
 *     if the caller may not read the ledger
 * @param added entries that the run added, which stay: the service has no operation that removes
 *     one; null if their number is not known
 */
public record UndoPreview(long replaced, @Nullable Long changedSince, @Nullable Long added) {

  /** The preview for a run that left an {@code undo.jsonl}. */
  public static UndoPreview of(Connection connection, RunNotice notice, byte[] undo) {
    Runs runs = new Runs(connection);
    Optional<DropOrder> order =
        runs.plan(notice.runId()).map(Plan::order).flatMap(DropOrder::parse);
    String[] lines = new String(undo, StandardCharsets.UTF_8).strip().split("\n", -1);
    return new UndoPreview(
        lines.length,
        order.flatMap(own -> changed(connection, notice, own, lines)).orElse(null),
        notice.changes() == null ? null : notice.changes().added());
  }

  private static Optional<Long> changed(
      Connection connection, RunNotice notice, DropOrder own, String[] lines) {
    if (notice.datasetArn() == null) {
      return Optional.empty();
    }
    Ledger ledger;
    try {
      ledger =
          new LedgerStore(
                  new S3ObjectStore(connection.clients().s3()),
                  connection.stack().bucket(),
                  new DatasetArn(notice.datasetArn()))
              .look(_ -> {})
              .ledger();
    } catch (LabeldropException _) {
      return Optional.empty();
    }
    EntryFingerprints fingerprints = new EntryFingerprints();
    long changed = 0;
    for (String line : lines) {
      Optional<EntryFingerprint> print = fingerprints.of(line);
      int place = print.map(each -> ledger.find(each.ref())).orElse(-1);
      DropOrder last = place < 0 ? null : ledger.drop(place);
      changed += last != null && last.newerThan(own) ? 1 : 0;
    }
    return Optional.of(changed);
  }
}
