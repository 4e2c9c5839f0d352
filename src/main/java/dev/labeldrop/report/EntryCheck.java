package dev.labeldrop.report;

import dev.labeldrop.Cut;
import org.jspecify.annotations.Nullable;

/**
 * How it was found out whether the dataset holds the lines that were applied.
 *
 * @param method how applied lines were looked for
 * @param ledger how it was known what the dataset held before the first update
 * @param calls how many calls of {@code ListDatasetEntries} the run made
 * @param mostCalls how many it may make
 * @param differing applied lines whose entry holds other content; null where contents were not
 *     compared
 * @param entriesBefore entries of the dataset before the first update; null where not known
 * @param entriesAfter entries of the dataset after the last; null where not known
 * @param otherEntriesWithErrors entries with errors that no line of the file is about: they are
 *     older, or somebody else's; null where not known
 * @param statement in words, how it was checked and what that cannot see, cut to 1,000 characters
 */
public record EntryCheck(
    Method method,
    LedgerUse ledger,
    int calls,
    int mostCalls,
    @Nullable Long differing,
    @Nullable Long entriesBefore,
    @Nullable Long entriesAfter,
    @Nullable Long otherEntriesWithErrors,
    String statement) {

  /** Cuts what is too long. */
  public EntryCheck {
    statement = Cut.to(Report.LONGEST_TEXT, statement);
  }

  /** How applied lines are looked for. */
  public enum Method {
    /** Entries before plus lines added is entries after: no added line is missing. */
    COUNTED,
    /** Every entry of the dataset was listed. */
    LISTED,
    /** The entries of the lines were asked for, one by one or by the prefix that they share. */
    LOOKED_UP,
    /** Lines that were added were proved by the counts, those that replaced an entry looked up. */
    COUNTED_AND_LOOKED_UP,
    /** They were not looked for, or not all of them. */
    NOT_CHECKED
  }

  /** How it is known what a dataset holds before the first update of a run. */
  public enum LedgerUse {
    /** The ledger agrees with the dataset. */
    BELIEVED,
    /** It does not, and every entry was listed. */
    LISTED,
    /** The dataset has no entries, so there is nothing to know. */
    EMPTY_DATASET,
    /** It is not known, so no line was left out as unchanged. */
    NOT_KNOWN
  }

  /**
   * The statement for a run of which nothing was applied.
   *
   * @param left how many lines had to be sent; 1 if that is not known
   */
  public static String nothingApplied(long left) {
    return left == 0
        ? "Nothing had to be sent, so no check was needed."
        : "Nothing was applied, so there was nothing to look for.";
  }
}
