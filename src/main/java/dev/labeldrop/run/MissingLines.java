package dev.labeldrop.run;

import dev.labeldrop.report.Report.Method;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many applied lines the dataset has no entry for, and how that is known. */
sealed interface MissingLines {

  /** Every entry was listed. */
  record Listed(long missing) implements MissingLines {}

  /**
   * Only the counts of entries were compared. A line that replaces an entry and a line that was
   * dropped leave the count alike.
   *
   * @param applied lines that were applied
   * @param before entries before the first update
   * @param after entries after the last
   * @param exact whether nothing but completed updates can have changed the count: a failed one may
   *     have applied part of its lines, and so may one whose end was not seen
   */
  record Counted(long applied, @Nullable Long before, long after, boolean exact)
      implements MissingLines {

    private boolean provesAll() {
      return exact && before != null && after - before == applied;
    }
  }

  /** The dataset told nothing. */
  record Unknown() implements MissingLines {}

  /** From the counts, as far as the dataset gave them. */
  static MissingLines counted(long applied, @Nullable Long before, Listing listing, boolean exact) {
    Long after = listing.entriesAfter();
    return after == null ? new Unknown() : new Counted(applied, before, after, exact);
  }

  /** The number, where it is certain. */
  default @Nullable Long certain() {
    return switch (this) {
      case Listed(long missing) -> missing;
      case Counted counted -> counted.provesAll() ? 0L : null;
      case Unknown() -> null;
    };
  }

  /** How many there are for certain. A dataset has an entry for each line that was not dropped. */
  default long atLeast() {
    return switch (this) {
      case Listed(long missing) -> missing;
      case Counted counted -> Math.max(0, counted.applied() - counted.after());
      case Unknown() -> 0;
    };
  }

  /** How it was looked for. */
  default Method method() {
    return switch (this) {
      case Listed _ -> Method.LISTED;
      case Counted _ -> Method.COUNTED;
      case Unknown _ -> Method.NOT_CHECKED;
    };
  }

  /** How it was checked, and what that cannot see. */
  default String statement(Listing listing) {
    String why = listing.why() == null ? "" : listing.why() + " ";
    return switch (this) {
      case Listed(long missing) ->
          String.format(
              Locale.ROOT,
              "All entries of the dataset were listed, in %,d calls: %s. That shows that an entry"
                  + " is there, not that its labels are those of the line.",
              listing.calls(),
              missing == 0
                  ? "every applied line has its entry"
                  : String.format(Locale.ROOT, "%,d applied lines have none", missing));
      case Counted counted -> why + counts(counted);
      case Unknown() ->
          why
              + "There is no count of entries to compare either, so lines that were dropped without"
              + " a word are not seen.";
    };
  }

  private static String counts(Counted counted) {
    if (counted.before() == null) {
      return String.format(
          Locale.ROOT,
          "The dataset has %,d entries; how many it had before is not known, so lines that it"
              + " dropped without a word are not seen.",
          counted.after());
    }
    String numbers =
        String.format(
            Locale.ROOT,
            "The dataset had %,d entries before and has %,d now; %,d lines were applied",
            counted.before(),
            counted.after(),
            counted.applied());
    if (counted.provesAll()) {
      return numbers + ", so all of them were new to it and none is missing.";
    }
    return numbers
        + ". Lines that replaced an entry and lines that were dropped without a word cannot be told"
        + " apart by that."
        + (counted.exact() ? "" : " Updates that failed may have applied lines, too.");
  }
}
