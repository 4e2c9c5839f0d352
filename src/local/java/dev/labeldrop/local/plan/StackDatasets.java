package dev.labeldrop.local.plan;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.RekognitionDatasets;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.local.plan.DatasetPlan.Knowledge;
import dev.labeldrop.local.stack.AwsFailures;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.EntriesOut;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.ledger.Listed;
import dev.labeldrop.run.ledger.Undo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What datasets of a stack hold: from the ledger if it agrees with the dataset, else from a listing
 * with at most two calls a second.
 */
public final class StackDatasets {

  /** A listing whose token expires is begun this often. */
  private static final int MOST_STARTS = 3;

  private final Connection connection;
  private final ObjectStore store;
  private final Datasets datasets;
  private final Waiter waiter;
  private final Path folder;
  private final Function<String, Listing> listings;

  /**
   * Datasets of a stack.
   *
   * @param folder takes files with entries
   * @param listings shows a listing, by the name of what is listed
   */
  public StackDatasets(
      Connection connection, Waiter waiter, Path folder, Function<String, Listing> listings) {
    this.connection = connection;
    this.store = new S3ObjectStore(connection.clients().s3());
    this.datasets = new RekognitionDatasets(connection.clients().rekognition());
    this.waiter = waiter;
    this.folder = folder;
    this.listings = listings;
  }

  /** The dataset of a name; empty if there is none. */
  public Optional<DatasetArn> find(DatasetName name) {
    return datasets.find(name.project(), name.type()) instanceof DatasetLookup.Found(DatasetArn arn)
        ? Optional.of(arn)
        : Optional.empty();
  }

  /** What a dataset holds. */
  public Held held(DatasetArn dataset) throws IOException, InterruptedException {
    String name = DatasetName.of(dataset).toString();
    DatasetDescription now = datasets.describe(dataset);
    List<String> notes = new ArrayList<>();
    if (now.inProgress()) {
      notes.add(
          "%s is being updated: what it holds may be another thing by the time of the drop."
              .formatted(name));
    }
    if (now.totalEntries() != null && now.totalEntries() == 0) {
      return new Held(
          name, Knowledge.EMPTY, Ledger.unknown(""), 0, Set.of(), StackDatasets::none, notes);
    }
    Optional<Ledger> ledger = ledger(dataset, name, notes);
    return ledger.isPresent() && ledger.get().believes(now) && !now.inProgress()
        ? believed(dataset, name, ledger.get(), notes)
        : listed(dataset, name, ledger, now, notes);
  }

  private Held believed(DatasetArn dataset, String name, Ledger ledger, List<String> notes) {
    return new Held(
        name,
        Knowledge.LEDGER,
        ledger,
        ledger.size(),
        labels(dataset, name, notes),
        (lines, replaced) -> old(ledger, lines, replaced),
        notes);
  }

  /** The labels; null if the service does not tell them: a plan is of use without their number. */
  private @Nullable Set<String> labels(DatasetArn dataset, String name, List<String> notes) {
    try {
      return datasets.labels(dataset);
    } catch (LabeldropException e) {
      String why =
          e.getCause() instanceof SdkException call
              ? AwsFailures.words(call)
              : String.valueOf(e.getMessage());
      notes.add("The labels of %s are not counted. %s".formatted(name, why));
      return null;
    }
  }

  /** Which drop wrote what is the ledger's own knowledge, and counts also beside a listing. */
  private Held listed(
      DatasetArn dataset,
      String name,
      Optional<Ledger> ledger,
      DatasetDescription now,
      List<String> notes)
      throws IOException, InterruptedException {
    Set<Fingerprint> withErrors = new HashSet<>();
    EntriesFile entries = EntriesFile.read(list(dataset, name, now, withErrors, notes));
    Ledger known = ledger.orElse(Ledger.unknown(dataset.value()));
    return new Held(
        name,
        Knowledge.LISTED,
        known.afterListing(new Listed(entries.index(), null, withErrors)),
        entries.entries(),
        entries.labels(),
        (lines, replaced) -> entries,
        notes);
  }

  private static EntriesFile none(LineIndex lines, IntPredicate replaced) {
    throw new IllegalStateException("A dataset without entries has none to replace.");
  }

  /** Who may drop need not be allowed to read the ledger. */
  private Optional<Ledger> ledger(DatasetArn dataset, String name, List<String> notes) {
    try {
      LedgerStore ledgers = new LedgerStore(store, connection.stack().bucket(), dataset);
      return Optional.of(ledgers.look(warning -> notes.add(warning)).ledger());
    } catch (PermanentException e) {
      if (e.code() != Code.ERROR_ACCESS_DENIED) {
        throw e;
      }
      notes.add(
          "You may not read the ledger of %s, so it was listed. The stack's parameter"
                  .formatted(name)
              + " TrustedPrincipalArns lets you.");
      return Optional.empty();
    }
  }

  private EntriesFile old(Ledger ledger, LineIndex lines, IntPredicate replaced)
      throws IOException {
    Path file = Files.createTempFile(folder, "old", ".jsonl");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      var _ = new Undo(store).write(ledger, lines, replaced, out);
    }
    return EntriesFile.read(file);
  }

  private Path list(
      DatasetArn dataset,
      String name,
      DatasetDescription now,
      Set<Fingerprint> withErrors,
      List<String> notes)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile(folder, "listed", ".jsonl");
    try (Listing bar = listings.apply(name)) {
      for (int start = 1; ; start++) {
        try {
          long unreadable = listOnce(dataset, now, file, withErrors, bar);
          if (unreadable > 0) {
            notes.add(
                "%s of %s could not be read."
                    .formatted(Count.of(unreadable, "entry", "entries"), name));
          }
          return file;
        } catch (PermanentException e) {
          if (e.code() != Code.ERROR_PAGE_TOKEN_EXPIRED || start == MOST_STARTS) {
            throw e;
          }
        }
      }
    }
  }

  private long listOnce(
      DatasetArn dataset,
      DatasetDescription now,
      Path file,
      Set<Fingerprint> withErrors,
      Listing bar)
      throws IOException, InterruptedException {
    withErrors.clear();
    long of = now.totalEntries() == null ? 0 : now.totalEntries();
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      long unreadable =
          new EntriesOut(datasets, waiter)
              .read(
                  dataset,
                  entry -> {
                    out.print(entry.line() + "\n");
                    if (!entry.errors().isEmpty()) {
                      withErrors.add(Fingerprint.ofSourceRef(entry.sourceRef()));
                    }
                  },
                  read -> bar.show(read, Math.max(of, read)));
      if (out.checkError()) {
        throw new IOException("The entries could not be written to " + file + ".");
      }
      return unreadable;
    }
  }
}
