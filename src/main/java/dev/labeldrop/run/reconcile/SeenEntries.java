package dev.labeldrop.run.reconcile;

import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.manifest.EntryFingerprint;
import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.LineIndexWriter;
import dev.labeldrop.run.ledger.Listed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entries that were seen, as fingerprints: those of earlier calls and those of this one. */
final class SeenEntries {

  private final EntryFingerprints fingerprints = new EntryFingerprints();
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final ByteArrayOutputStream added = new ByteArrayOutputStream();
  private final LineIndexWriter records = new LineIndexWriter(added);

  /**
   * Those that earlier calls have left.
   *
   * @param turn the turn's folder
   * @param parts the folders in it that count
   */
  SeenEntries(RunFiles turn, List<String> parts) {
    for (String part : parts) {
      turn.in(part).bytes(File.INDEX).ifPresent(all::writeBytes);
    }
  }

  /** What an entry is; empty if it cannot be read. */
  Optional<EntryFingerprint> read(Entry entry) {
    return fingerprints.of(entry.json());
  }

  /**
   * Adds the entries of a page.
   *
   * @return how many could not be read
   */
  long add(EntryPage page) {
    long unreadable = page.unreadable();
    for (Entry entry : page.entries()) {
      Optional<EntryFingerprint> found = read(entry);
      found.ifPresent(this::add);
      unreadable += found.isPresent() ? 0 : 1;
    }
    return unreadable;
  }

  /** Adds an entry. */
  void add(EntryFingerprint entry) {
    try {
      records.line(new ValidLine(0, 0, 0, entry.ref(), entry.content(), entry.labels()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  /** Leaves what this call has added in a folder; whether there was anything. */
  boolean write(RunFiles folder) {
    if (added.size() == 0) {
      return false;
    }
    folder.writeBytes(File.INDEX, added.toByteArray());
    return true;
  }

  /**
   * All that were seen.
   *
   * @param withErrors the source-refs of those on which the service keeps errors
   */
  Listed all(Set<Fingerprint> withErrors) {
    return new Listed(index(), null, withErrors);
  }

  private LineIndex index() {
    ByteArrayOutputStream both = new ByteArrayOutputStream(all.size() + added.size());
    both.writeBytes(all.toByteArray());
    both.writeBytes(added.toByteArray());
    return LineIndex.of(both.toByteArray());
  }

  /** The same in a form in which entries can be found by their source-refs. */
  Ledger asLedger() {
    return Ledger.unknown("").afterLooking(all(Set.of()));
  }
}
