package dev.labeldrop.run;

import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.EntryListing.Cursor;
import dev.labeldrop.run.RunFiles.File;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the dataset what became of the lines that were applied, in as many turns as that takes, and
 * sets the lines that the dataset does not have beside those that validation refused.
 */
public final class ReconcileStep {

  private static final String NOTHING_APPLIED =
      "Nothing was applied, so there was nothing to look for.";
  private static final String UNDER_WAY =
      "An update was still under way, so the dataset could not be asked.";
  private static final String NOTHING_LISTED = "The dataset was not asked yet.";

  private final ObjectStore store;
  private final Datasets datasets;
  private final Settings settings;
  private final Clock clock;
  private final Waiter waiter;

  /** Compares what the store has with what these datasets say. */
  public ReconcileStep(
      ObjectStore store, Datasets datasets, Settings settings, Clock clock, Waiter waiter) {
    this.store = store;
    this.datasets = datasets;
    this.settings = settings;
    this.clock = clock;
    this.waiter = waiter;
  }

  /**
   * What Reconcile is given.
   *
   * @param run the run's id
   * @param bucket where the run's folder is
   * @param update number of the update that was polled last; null where none was
   * @param done whether the last look found the dataset settled; null where nobody looked
   * @param status the dataset's last status; null where nobody looked
   * @param statusMessage the service's words; null where it gave none
   * @param statusMessageCode the service's code; null where it gave none
   * @param attempt how often the dataset was looked at since the last submit; null for never
   * @param listing what is being listed: {@code with_errors} or {@code all}; null on the first turn
   * @param pageToken where its next page starts; null on its first page
   * @param pages how many of its pages were listed; null for none
   */
  public record Request(
      String run,
      String bucket,
      @Nullable Integer update,
      @Nullable Boolean done,
      @Nullable String status,
      @Nullable String statusMessage,
      @Nullable String statusMessageCode,
      @Nullable Integer attempt,
      @Nullable String listing,
      @Nullable String pageToken,
      @Nullable Integer pages) {

    /** Checks that there is a run. */
    public Request {
      run = Input.required(run, "run");
      bucket = Input.required(bucket, "bucket");
    }

    private SentUpdate.LastLook lastLook() {
      return new SentUpdate.LastLook(
          update, done, status, statusMessage, statusMessageCode, attempt);
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

  /** Takes a turn. Asks nothing where nothing was applied, or where an update is under way. */
  public Answer reconcile(Request request) {
    RunFiles files = new RunFiles(store, request.bucket(), request.run());
    Plan plan = files.plan();
    UpdateLog log = settled(request, files);
    Progress progress = new Progress(plan, log);
    Accounting accounting = new Accounting(store, files, plan, log, progress, settings);
    if (progress.linesApplied() == 0) {
      return end(files, accounting.withoutListing(NOTHING_APPLIED));
    }
    if (log.underWay().isPresent()) {
      return end(files, accounting.withoutListing(UNDER_WAY));
    }
    DatasetArn dataset = plan.dataset();
    boolean first = request.listing() == null;
    if (first && !progress.failing().isEmpty()) {
      // Whatever becomes of the listing, these lines are not to be lost.
      accounting.withoutListing(NOTHING_LISTED);
    }
    new DatasetLease(store, request.bucket(), dataset, clock).take(request.run(), clock.instant());
    EntryListing entries =
        new EntryListing(datasets, dataset, settings.mostListingCalls(), waiter, files, first);
    Cursor cursor = entries.turn(request.cursor());
    return cursor.ended()
        ? end(files, accounting.of(entries.listing(), entries.present()))
        : new Answer(
            false,
            cursor.filter().name().toLowerCase(Locale.ROOT),
            cursor.pageToken(),
            cursor.pages(),
            null,
            null);
  }

  /** Submit may have failed before it could note how the last update ended. */
  private UpdateLog settled(Request request, RunFiles files) {
    UpdateLog log = files.updates();
    Optional<UpdateLog> settled =
        log.after(request.lastLook(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    settled.ifPresent(longer -> files.write(File.UPDATES, longer));
    return settled.orElse(log);
  }

  private static Answer end(RunFiles files, Reconciliation found) {
    files.write(File.ENTRIES, found);
    return new Answer(true, null, null, 0, found.withErrors(), found.missing());
  }
}
