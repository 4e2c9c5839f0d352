package dev.labeldrop.dataset;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Waiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lists entries page by page within one call of a function, at a pace that leaves most of the
 * account's calls to others.
 */
public final class EntryPages {

  /** API model, {@code ListDatasetEntries.MaxResults}: the most entries of a page. */
  public static final int PAGE_SIZE = 100;

  /** How many pages one call of a function lists: with the waits between them, about a minute. */
  private static final int PAGES_A_CALL = 100;

  /** Two calls a second leave three of the account's five to others (quotas, "TPS"). */
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(500);

  private final Datasets datasets;
  private final DatasetArn dataset;
  private final Waiter waiter;
  private int listed;

  /** The pages of one call of a function. */
  public EntryPages(Datasets datasets, DatasetArn dataset, Waiter waiter) {
    this.datasets = datasets;
    this.dataset = dataset;
    this.waiter = waiter;
  }

  /** What came of a page. */
  public sealed interface Answer {

    /** Its entries. */
    record Listed(EntryPage page) implements Answer {}

    /** The token is no longer valid: the listing has to be begun anew. */
    record Expired() implements Answer {}

    /** The service does not list the entries, for a reason. */
    record Denied(String why) implements Answer {}
  }

  /** Whether this call of the function may list another page. */
  public boolean more() {
    return listed < PAGES_A_CALL;
  }

  /**
   * The next page, after a wait if it is not the first one.
   *
   * @param token where it starts; null for the first page of a listing
   * @throws RetryableException if the service has no time
   */
  public Answer next(EntryFilter filter, @Nullable String token) {
    pause();
    try {
      return new Answer.Listed(datasets.entries(dataset, filter, token));
    } catch (PermanentException e) {
      return e.code() == Code.ERROR_PAGE_TOKEN_EXPIRED && token != null
          ? new Answer.Expired()
          : new Answer.Denied("The entries could not be listed: " + e.text());
    }
  }

  private void pause() {
    if (listed++ == 0) {
      return;
    }
    try {
      waiter.waitFor(BETWEEN_PAGES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("Listing entries was interrupted. Try again.", e);
    }
  }
}
