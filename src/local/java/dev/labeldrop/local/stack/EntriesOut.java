package dev.labeldrop.local.stack;

import dev.labeldrop.RetryableException;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.dataset.EntryFilter;
import dev.labeldrop.dataset.EntryPage;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads what a dataset holds, page by page, so that runs keep the most of the account's calls. */
public final class EntriesOut {

  /** Two calls a second; the account has five, for all. */
  static final Duration BETWEEN_PAGES = Duration.ofMillis(500);

  private static final Duration AFTER_THROTTLING = Duration.ofSeconds(5);
  private static final int MOST_TRIES = 20;

  private final Datasets datasets;
  private final Waiter waiter;

  /** Reads from these datasets. */
  public EntriesOut(Datasets datasets, Waiter waiter) {
    this.datasets = datasets;
    this.waiter = waiter;
  }

  /** Takes entries. */
  @FunctionalInterface
  public interface Entries {

    /** Takes one. */
    void entry(Entry entry);
  }

  /**
   * Reads all entries.
   *
   * @param progress told how many were read, after each page
   * @return how many could not be read, and were left out
   * @throws InterruptedException when the thread is asked to stop
   */
  public long read(DatasetArn dataset, Entries entries, LongConsumer progress)
      throws InterruptedException {
    long read = 0;
    long unreadable = 0;
    @Nullable String token = null;
    do {
      EntryPage page = page(dataset, token);
      page.entries().forEach(entries::entry);
      read += page.entries().size();
      unreadable += page.unreadable();
      progress.accept(read);
      token = page.nextToken();
      if (token != null) {
        waiter.waitFor(BETWEEN_PAGES);
      }
    } while (token != null);
    return unreadable;
  }

  private EntryPage page(DatasetArn dataset, @Nullable String token) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return datasets.entries(dataset, new EntryFilter.All(), token);
      } catch (RetryableException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        waiter.waitFor(AFTER_THROTTLING);
      }
    }
  }
}
