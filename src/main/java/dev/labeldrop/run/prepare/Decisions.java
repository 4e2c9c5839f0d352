package dev.labeldrop.run.prepare;

import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.Prepared.Counts;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.Decision;
import dev.labeldrop.run.ledger.Delta;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerFile;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.state.Settings;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides about each valid line of a drop and leaves what follows from that: the decisions, the
 * index and the lines that are sent, and the ledger's records of the entries that they replace.
 */
final class Decisions {

  private final ObjectStore store;
  private final Settings settings;
  private final Plan plan;
  private final RunFiles ingested;
  private final RunFiles folder;

  /**
   * Decides for a plan.
   *
   * @param ingested the documents of the Ingest that wrote the plan
   * @param folder takes what is left
   */
  Decisions(ObjectStore store, Settings settings, Plan plan, RunFiles ingested, RunFiles folder) {
    this.store = store;
    this.settings = settings;
    this.plan = plan;
    this.ingested = ingested;
    this.folder = folder;
  }

  /**
   * Decides.
   *
   * @param known whether the ledger's contents are the dataset's
   * @param earlier what was decided in the turn of the run before; null if it had none
   * @param badImages the lines whose images cannot be used, by their places in the index
   */
  Decided of(Ledger ledger, boolean known, @Nullable Delta earlier, BitSet badImages) {
    LineIndex all = ingested.index(plan.lines().valid());
    Delta delta =
        Delta.of(all, ledger, plan.dropOrder(), known, settings.sendUnchanged(), earlier)
            .without(badImages);
    folder.writeBytes(File.DECISIONS, delta.bytes());
    boolean subset = delta.sent() < all.size();
    LineIndex sent = subset ? all.subset(delta::sent) : all;
    if (subset) {
      folder.writeBytes(File.INDEX, sent.bytes());
    }
    if (delta.count(Decision.CHANGED) > 0) {
      folder.writeBytes(File.REPLACED, LedgerFile.write(ledger.only(sent)));
    }
    Selection selection =
        Selection.of(sent, settings.limits().changesBytes(), store, plan.drop(), folder);
    return new Decided(selection, subset, counts(delta));
  }

  private static Counts counts(Delta delta) {
    return new Counts(
        delta.count(Decision.NEW),
        delta.count(Decision.CHANGED),
        delta.count(Decision.UNCHANGED),
        delta.count(Decision.SUPERSEDED),
        delta.count(Decision.DONE));
  }
}
