package dev.labeldrop.run;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.dataset.EntryPage;
import dev.labeldrop.run.RunFiles.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists a dataset's entries page by page, so many in one call of the function: first those with
 * errors, then, where their number allows it, all of them. Each turn goes on where the one before
 * stopped, with what that left in the run's folder.
 */
final class EntryListing {

  /** How many pages one call of the function lists: with the waits between them, about a minute. */
  static final int PAGES_A_TURN = 100;

  /**
   * How many pages of entries with errors are asked for at most: 10,000 entries. More says that a
   * dataset is bad as a whole.
   */
  static final int MOST_ERROR_PAGES = 100;

  /** API model, {@code ListDatasetEntries.MaxResults}: the most entries of a page. */
  private static final int PAGE_SIZE = 100;

  /** Two calls a second leave three of the account's five to others (quotas, "TPS"). */
  static final Duration BETWEEN_PAGES = Duration.ofMillis(500);

  private final Datasets datasets;
  private final DatasetArn dataset;
  private final int mostCalls;
  private final Waiter waiter;
  private final RunFiles files;
  private final List<Entry> withErrors;
  private final PresentEntries present;
  private Listing listing;

  /**
   * Where a listing stands.
   *
   * @param filter what is listed now
   * @param pageToken where the next page starts; null on the first
   * @param pages how many pages of this kind were listed
   * @param ended whether there is nothing left to list
   */
  record Cursor(EntryFilter filter, @Nullable String pageToken, int pages, boolean ended) {

    static final Cursor START = new Cursor(EntryFilter.WITH_ERRORS, null, 0, false);
  }

  /**
   * Goes on with a listing, or starts one.
   *
   * @param mostCalls how many pages may be listed to find missing lines
   * @param first whether this is the first turn
   */
  EntryListing(
      Datasets datasets,
      DatasetArn dataset,
      int mostCalls,
      Waiter waiter,
      RunFiles files,
      boolean first) {
    this.datasets = datasets;
    this.dataset = dataset;
    this.mostCalls = mostCalls;
    this.waiter = waiter;
    this.files = files;
    this.listing =
        first ? Listing.EMPTY : files.read(File.LISTING, Listing.class).orElse(Listing.EMPTY);
    this.withErrors = new ArrayList<>(listing.withErrors());
    this.present = first ? PresentEntries.none() : PresentEntries.read(files.bytes(File.PRESENT));
  }

  /** What was listed so far. */
  Listing listing() {
    return listing;
  }

  /** The entries that were listed so far. */
  PresentEntries present() {
    return present;
  }

  /** Lists some pages, and leaves what they say in the run's folder. */
  Cursor turn(Cursor start) {
    Cursor cursor = start;
    try {
      for (int page = 0; page < PAGES_A_TURN && !cursor.ended(); page++) {
        if (page > 0) {
          pause();
        }
        cursor = next(cursor);
      }
    } catch (PermanentException e) {
      boolean errorsSeen = cursor.filter() == EntryFilter.ALL && listing.errorsSeen();
      listing = listed(errorsSeen, listing.entriesAfter(), false, e.text());
      cursor = end(cursor);
    }
    files.write(File.LISTING, listing);
    files.writeBytes(File.PRESENT, present.toBytes());
    return cursor;
  }

  private Cursor next(Cursor cursor) {
    EntryPage page = datasets.entries(dataset, cursor.filter(), cursor.pageToken());
    boolean readable = page.unreadable() == 0;
    return switch (cursor.filter()) {
      case WITH_ERRORS -> errorPage(cursor, page, readable);
      case ALL -> page(cursor, page, readable);
    };
  }

  private Cursor errorPage(Cursor cursor, EntryPage page, boolean readable) {
    withErrors.addAll(page.entries());
    boolean more = page.nextToken() != null;
    boolean tooMany = more && cursor.pages() + 1 >= MOST_ERROR_PAGES;
    boolean seen = listing.errorsSeen() && readable && !tooMany;
    listing = called(seen, listing.allSeen());
    return more && !tooMany ? goOn(cursor, page) : afterErrors(cursor, seen);
  }

  /** Whether all entries are listed is decided by how many there are. */
  private Cursor afterErrors(Cursor cursor, boolean errorsSeen) {
    Long entries = datasets.describe(dataset).totalEntries();
    boolean few = entries == null || entries <= (long) mostCalls * PAGE_SIZE;
    boolean list = few && mostCalls > 0;
    listing = listed(errorsSeen, entries, list, null);
    return list ? new Cursor(EntryFilter.ALL, null, 0, false) : end(cursor);
  }

  private Cursor page(Cursor cursor, EntryPage page, boolean readable) {
    page.entries().forEach(entry -> present.add(entry.sourceRef()));
    boolean more = page.nextToken() != null;
    boolean tooMany = more && cursor.pages() + 1 >= mostCalls;
    listing = called(listing.errorsSeen(), listing.allSeen() && readable && !tooMany);
    return more && !tooMany ? goOn(cursor, page) : end(cursor);
  }

  private Listing called(boolean errorsSeen, boolean allSeen) {
    return new Listing(
        withErrors, errorsSeen, listing.entriesAfter(), allSeen, listing.calls() + 1, null);
  }

  private Listing listed(
      boolean errorsSeen, @Nullable Long entries, boolean allSeen, @Nullable String failure) {
    return new Listing(withErrors, errorsSeen, entries, allSeen, listing.calls(), failure);
  }

  private static Cursor goOn(Cursor cursor, EntryPage page) {
    return new Cursor(cursor.filter(), page.nextToken(), cursor.pages() + 1, false);
  }

  private static Cursor end(Cursor cursor) {
    return new Cursor(cursor.filter(), null, cursor.pages(), true);
  }

  private void pause() {
    try {
      waiter.waitFor(BETWEEN_PAGES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("Listing entries was interrupted", e);
    }
  }
}
