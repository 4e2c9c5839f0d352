package dev.labeldrop.run;

import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.EntryListing.Cursor;
import dev.labeldrop.run.RunFiles.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks the dataset what became of the lines that were applied, in as many turns as that takes, and
 * sets the lines that the dataset does not have beside those that validation refused.
 */
public final class ReconcileStep {

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
   * @param listing what is being listed: {@code with_errors} or {@code all}; null on the first turn
   * @param pageToken where its next page starts; null on its first page
   * @param pages how many of its pages were listed; null for none
   */
  public record Request(
      String run,
      String bucket,
      @Nullable String listing,
      @Nullable String pageToken,
      @Nullable Integer pages) {

    /** Checks that there is a run. */
    public Request {
      run = Input.required(run, "run");
      bucket = Input.required(bucket, "bucket");
    }

    private Cursor cursor() {
      return listing == null
          ? Cursor.START
          : new Cursor(
              EntryFilter.valueOf(listing.toUpperCase(Locale.ROOT)),
              pageToken,
              pages == null ? 0 : pages,
              false);
    }
  }

  /**
   * What Reconcile adds to the state.
   *
   * @param reconciled whether it has come to its end; if not, it is to be called again
   * @param listing what is being listed; null at the end
   * @param pageToken where its next page starts; null on its first page, and at the end
   * @param pages how many of its pages were listed
   * @param withErrors applied lines on whose entries the service keeps errors; null where that is
   *     not known, or not yet
   * @param missing applied lines that the dataset has no entry for; null where that is not known,
   *     or not yet
   */
  public record Answer(
      boolean reconciled,
      @Nullable String listing,
      @Nullable String pageToken,
      int pages,
      @Nullable Long withErrors,
      @Nullable Long missing) {}

  /** Takes a turn. Asks nothing where nothing was applied. */
  public Answer reconcile(Request request) {
    RunFiles files = new RunFiles(store, request.bucket(), request.run());
    Plan plan = files.plan();
    UpdateLog log = files.updates();
    Progress progress = new Progress(plan, log);
    Accounting accounting = new Accounting(store, files, plan, progress, settings);
    if (progress.linesApplied() == 0) {
      return end(files, accounting.withoutListing());
    }
    EntryListing entries =
        new EntryListing(
            datasets,
            new DatasetArn(Input.required(plan.datasetArn(), "datasetArn")),
            settings.mostListingCalls(),
            waiter,
            files,
            request.listing() == null);
    Cursor cursor = entries.turn(request.cursor());
    return cursor.ended()
        ? end(files, accounting.of(entries.listing(), entries.present(), log.entriesBefore()))
        : new Answer(
            false,
            cursor.filter().name().toLowerCase(Locale.ROOT),
            cursor.pageToken(),
            cursor.pages(),
            null,
            null);
  }

  private static Answer end(RunFiles files, Reconciliation found) {
    files.write(File.ENTRIES, found);
    return new Answer(true, null, null, 0, found.withErrors(), found.missing());
  }
}
