package dev.labeldrop.run.reconcile;

import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;

/** What Reconcile has found, and what the ledger knows then. */
final class Reconciling {

  private Reconciling() {}

  static FoundEntries found(RunBench bench, RunBench.Run run) {
    return bench.open(run).turn().read(File.ENTRIES, FoundEntries.class).orElseThrow();
  }

  /** What the ledger knows of a line. */
  static EntryState state(RunBench bench, String line) {
    Ledger ledger = bench.ledger();
    var ref = new EntryFingerprints().of(line).orElseThrow().ref();
    return ledger.state(ledger.find(ref));
  }

  /** Whether the next run believes the ledger. */
  static boolean believed(RunBench bench) {
    return bench.ledger().believes(bench.datasets.description());
  }
}
