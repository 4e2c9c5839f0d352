package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Severity;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.SourceRefFinder;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.RunFiles.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the dataset what it keeps errors on, and tells the entries of this run's lines from those of
 * others. The service gives no line numbers: a line and its entry have the source-ref in common.
 */
public final class ReconcileStep {

  /**
   * How many pages are asked for at most: 10,000 entries. More says that a dataset is bad as a
   * whole, and would take minutes of the account's calls.
   */
  static final int MOST_PAGES = 100;

  /** Two calls a second leave three of the account's five to others (quotas, "TPS"). */
  static final Duration BETWEEN_PAGES = Duration.ofMillis(500);

  private final ObjectStore store;
  private final Datasets datasets;
  private final Settings settings;
  private final Waiter waiter;

  /** Compares what the store has with what these datasets say. */
  public ReconcileStep(ObjectStore store, Datasets datasets, Settings settings, Waiter waiter) {
    this.store = store;
    this.datasets = datasets;
    this.settings = settings;
    this.waiter = waiter;
  }

  /**
   * What Reconcile is given.
   *
   * @param run the run's id
   * @param bucket where the run's folder is
   * @param applied how many chunks are applied; null for none
   */
  public record Request(String run, String bucket, @Nullable Integer applied) {

    /** Checks that there is a run. */
    public Request {
      run = Input.required(run, "run");
      bucket = Input.required(bucket, "bucket");
    }
  }

  /**
   * What Reconcile adds to the state.
   *
   * @param withErrors applied lines on whose entries the service keeps errors; null where that
   *     could not be found out
   */
  public record Answer(@Nullable Long withErrors) {}

  /** The dataset's entries with errors, by source-ref, and whether these are all. */
  private record Listing(Map<String, List<EntryError>> errors, boolean whole) {}

  /** Leaves what it finds in the run's folder. Asks nothing where nothing was applied. */
  public Answer reconcile(Request request) {
    int applied = request.applied() == null ? 0 : request.applied();
    if (applied == 0) {
      return new Answer(0L);
    }
    RunFiles files = new RunFiles(store, request.bucket(), request.run());
    Plan plan = files.plan();
    Listing listing = list(new DatasetArn(Input.required(plan.datasetArn(), "datasetArn")));
    Reconciliation found = match(plan, applied, listing);
    files.write(File.ENTRIES, found);
    return new Answer(found.withErrors());
  }

  private Listing list(DatasetArn dataset) {
    Map<String, List<EntryError>> errors = new LinkedHashMap<>();
    int unreadable = 0;
    String token = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      if (page > 0) {
        pause();
      }
      EntryPage entries = datasets.entriesWithErrors(dataset, token);
      for (Entry entry : entries.entries()) {
        errors.put(entry.sourceRef(), entry.errors());
      }
      unreadable += entries.unreadable();
      token = entries.nextToken();
      if (token == null) {
        return new Listing(errors, unreadable == 0);
      }
    }
    return new Listing(errors, false);
  }

  private void pause() {
    try {
      waiter.waitFor(BETWEEN_PAGES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("Listing entries was interrupted", e);
    }
  }

  private Reconciliation match(Plan plan, int applied, Listing listing) {
    if (listing.errors().isEmpty()) {
      return new Reconciliation(listing.whole() ? 0L : null, List.of(), 0);
    }
    Matches matches = new Matches(listing.errors(), settings.limits().problems());
    for (Chunk chunk : plan.chunks().subList(0, applied)) {
      try (InputStream range = store.open(plan.drop(), chunk.offset(), chunk.length())) {
        SourceRefFinder.find(range, chunk, listing.errors().keySet(), matches::add);
      } catch (IOException e) {
        throw new UncheckedIOException("Reading " + plan.drop().uri(), e);
      }
    }
    return new Reconciliation(
        listing.whole() ? matches.lines : null, matches.problems, matches.count);
  }

  /** The errors of entries that turned out to be lines of this run. */
  private static final class Matches {

    private static final EntryError UNNAMED =
        new EntryError(
            Code.ERROR_UNNAMED_ENTRY_ERROR.name(),
            Code.ERROR_UNNAMED_ENTRY_ERROR.meaning()
                + " "
                + Code.ERROR_UNNAMED_ENTRY_ERROR.remedy());

    private final Map<String, List<EntryError>> errors;
    private final int most;
    private final List<ReportedProblem> problems = new ArrayList<>();
    private long lines;
    private long count;

    Matches(Map<String, List<EntryError>> errors, int most) {
      this.errors = errors;
      this.most = most;
    }

    void add(String sourceRef, long line) {
      lines++;
      List<EntryError> kept = errors.getOrDefault(sourceRef, List.of());
      for (EntryError error : kept.isEmpty() ? List.of(UNNAMED) : kept) {
        count++;
        if (problems.size() < most) {
          problems.add(
              new ReportedProblem(
                  line,
                  null,
                  null,
                  error.code(),
                  Severity.ERROR,
                  Source.SERVICE,
                  error.message(),
                  sourceRef));
        }
      }
    }
  }
}
