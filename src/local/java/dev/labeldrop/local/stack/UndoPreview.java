package dev.labeldrop.local.stack;

import dev.labeldrop.manifest.EntryFingerprint;
import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.run.files.Plan;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What undoing a run would bring back.
 *
 * @param replaced entries that the run replaced, and that would be as they were before
 * @param changedSince those of them whose content a newer drop has changed since: that would be
 *     lost; null if the caller may not read the ledger
 * @param added entries that the run added, which stay: the service has no operation that removes
 *     one; null if their number is not known
 */
public record UndoPreview(long replaced, @Nullable Long changedSince, @Nullable Long added) {

  /** The preview for a run that left an {@code undo.jsonl}. */
  public static UndoPreview of(Connection connection, RunNotice notice, byte[] undo) {
    Set<Fingerprint> refs = new HashSet<>();
    EntryFingerprints fingerprints = new EntryFingerprints();
    String[] lines = new String(undo, StandardCharsets.UTF_8).strip().split("\n", -1);
    for (String line : lines) {
      fingerprints.of(line).map(EntryFingerprint::ref).ifPresent(refs::add);
    }
    return new UndoPreview(
        lines.length,
        changed(connection, notice, refs),
        notice.changes() == null ? null : notice.changes().added());
  }

  private static @Nullable Long changed(
      Connection connection, RunNotice notice, Set<Fingerprint> refs) {
    String dataset = notice.datasetArn();
    Optional<Plan> plan = new Runs(connection).plan(notice.runId());
    if (dataset == null || plan.isEmpty()) {
      return null;
    }
    OptionalLong changed = new NewerDrops(connection).changed(plan.get(), dataset, refs::contains);
    return changed.isPresent() ? changed.getAsLong() : null;
  }
}
