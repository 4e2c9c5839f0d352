package dev.labeldrop.run.reconcile;

import dev.labeldrop.Count;
import dev.labeldrop.dataset.EntryPages;
import org.jspecify.annotations.Nullable;

/**
 * In which way the entries of some lines are looked at: the cheapest in calls that is allowed.
 *
 * <p>Worked example: of 40 lines, each can be asked for alone in 40 calls; all 2,000 entries of the
 * dataset take 20, so they are listed. If the dataset has 100,000, which take 1,000 calls, the
 * lines are asked for one by one. If they share the prefix {@code s3://acme/batch-7/}, the entries
 * with that prefix are tried first: there may be as few as 40, which take one call. As there may be
 * many more, half of the 40 calls are risked for that, if as many are left afterwards as the other
 * way takes.
 *
 * @param kind which way
 * @param mostCalls how many calls it may take
 */
record Way(Kind kind, int mostCalls) {

  /** The ways that there are. */
  enum Kind {
    /** The entries whose source-refs have the prefix that the lines' share. */
    PREFIX,
    /** One line after the other. */
    SINGLE,
    /** Every entry of the dataset. */
    ALL,
    /** None: nothing is left to look at, or it would take too many calls. */
    NONE
  }

  /**
   * The cheapest way.
   *
   * @param lines how many lines are to be looked at
   * @param entries how many entries the dataset has; null if not known
   * @param calls how many calls are left
   * @param prefix whether the lines share a prefix that says more than the bucket
   */
  static Way cheapest(int lines, @Nullable Long entries, int calls, boolean prefix) {
    long all = entries == null ? Long.MAX_VALUE : Math.max(1, pages(entries));
    long best = Math.min(lines, all);
    long forPrefix = best <= calls ? Math.min(best / 2, calls - best) : calls;
    if (lines == 0) {
      return new Way(Kind.NONE, 0);
    }
    if (prefix && pages(lines) <= forPrefix) {
      return new Way(Kind.PREFIX, (int) forPrefix);
    }
    if (best > calls) {
      return new Way(Kind.NONE, 0);
    }
    return new Way(lines <= all ? Kind.SINGLE : Kind.ALL, calls);
  }

  /** How many pages a number of entries have. */
  static long pages(long entries) {
    return (entries + EntryPages.PAGE_SIZE - 1) / EntryPages.PAGE_SIZE;
  }

  /** Why lines are not looked at, as a sentence. */
  static String tooDear(int lines, @Nullable Long entries, int mostCalls) {
    if (mostCalls == 0) {
      return "The stack parameter MaxListingCalls allows no listing of entries.";
    }
    String all =
        entries == null
            ? "how many entries the dataset has is not known"
            : "the dataset's %s %s"
                .formatted(
                    Count.of(entries, "entry takes", "entries take"),
                    Count.of(pages(entries), "call"));
    return "The entries of %s were not looked at: %s, and the stack parameter MaxListingCalls allows %s."
        .formatted(Count.of(lines, "line"), all, Count.of(mostCalls, "call"));
  }
}
