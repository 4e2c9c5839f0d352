package dev.labeldrop.run;

import dev.labeldrop.Code;
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
import java.util.Locale;
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
        cursor = page == 0 ? firstOfTurn(cursor) : next(cursor);
      }
    } catch (PermanentException e) {
      cursor = fail(cursor, e);
    }
    files.write(File.LISTING, listing);
    files.writeBytes(File.PRESENT, present.toBytes());
    return cursor;
  }

  /** A token may have expired since the last turn, as when an execution was redriven. */
  private Cursor firstOfTurn(Cursor cursor) {
    try {
      return next(cursor);
    } catch (PermanentException e) {
      if (e.code() != Code.ERROR_PAGE_TOKEN_EXPIRED || cursor.pageToken() == null) {
        throw e;
      }
      return next(new Cursor(cursor.filter(), null, 0, false));
    }
  }

  private Cursor fail(Cursor cursor, PermanentException failure) {
    boolean errorsSeen = cursor.filter() == EntryFilter.ALL && listing.errorsSeen();
    Long entries = listing.entriesAfter() == null ? count() : listing.entriesAfter();
    listing =
        listed(errorsSeen, entries, false, "The entries could not be listed: " + failure.text());
    return end(cursor);
  }

  /** The dataset's own count; null where it cannot be had. */
  private @Nullable Long count() {
    try {
      return datasets.describe(dataset).totalEntries();
    } catch (PermanentException _) {
      return null;
    }
  }

  private Cursor next(Cursor cursor) {
    EntryPage page = datasets.entries(dataset, cursor.filter(), cursor.pageToken());
    return switch (cursor.filter()) {
      case WITH_ERRORS -> errorPage(cursor, page);
      case ALL -> page(cursor, page);
    };
  }

  private Cursor errorPage(Cursor cursor, EntryPage page) {
    withErrors.addAll(page.entries());
    boolean more = page.nextToken() != null;
    boolean tooMany = more && cursor.pages() + 1 >= MOST_ERROR_PAGES;
    boolean seen = listing.errorsSeen() && page.unreadable() == 0 && !tooMany;
    listing = new Listing(withErrors, seen, null, listing.allSeen(), listing.calls() + 1, null);
    return more && !tooMany ? goOn(cursor, page) : afterErrors(cursor, seen);
  }

  /** Whether all entries are listed is decided by how many there are. */
  private Cursor afterErrors(Cursor cursor, boolean errorsSeen) {
    Long entries = datasets.describe(dataset).totalEntries();
    boolean few = entries == null || entries <= (long) mostCalls * PAGE_SIZE;
    boolean list = few && mostCalls > 0;
    listing = listed(errorsSeen, entries, list, list ? null : tooMany(entries));
    return list ? new Cursor(EntryFilter.ALL, null, 0, false) : end(cursor);
  }

  private String tooMany(@Nullable Long entries) {
    return entries == null
        ? "The stack parameter MaxListingCalls allows no listing of entries."
        : String.format(
            Locale.ROOT,
            "The entries were not listed one by one: %,d entries take %,d calls, and the stack"
                + " parameter MaxListingCalls allows %,d.",
            entries,
            (entries + PAGE_SIZE - 1) / PAGE_SIZE,
            mostCalls);
  }

  private Cursor page(Cursor cursor, EntryPage page) {
    page.entries().forEach(entry -> present.add(entry.sourceRef()));
    boolean readable = listing.allSeen() && page.unreadable() == 0;
    boolean more = page.nextToken() != null;
    boolean tooMany = more && cursor.pages() + 1 >= mostCalls;
    String why =
        tooMany
            ? "The listing of entries had not ended after "
                + mostCalls
                + " calls, although the dataset's count let that be expected."
            : readable ? null : "Some of the entries that were listed could not be read.";
    listing =
        new Listing(
            withErrors,
            listing.errorsSeen(),
            // A count that the listing contradicts proves nothing.
            tooMany ? null : listing.entriesAfter(),
            readable && !tooMany,
            listing.calls() + 1,
            why);
    return more && !tooMany ? goOn(cursor, page) : end(cursor);
  }

  private Listing listed(
      boolean errorsSeen, @Nullable Long entries, boolean allSeen, @Nullable String why) {
    return new Listing(withErrors, errorsSeen, entries, allSeen, listing.calls(), why);
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
