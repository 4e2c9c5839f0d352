package dev.labeldrop.report;

/** How a run was checked, in words. */
final class CheckWords {

  private CheckWords() {}

  static String of(EntryCheck.Method method) {
    return switch (method) {
      case COUNTED -> "proved by the dataset's counts";
      case LISTED -> "compared with a list of all entries";
      case LOOKED_UP -> "looked up among the entries";
      case COUNTED_AND_LOOKED_UP ->
          "added ones proved by the dataset's counts, replaced ones looked up";
      case NOT_CHECKED -> "not checked, or not all of them";
    };
  }

  static String of(EntryCheck.LedgerUse ledger) {
    return switch (ledger) {
      case BELIEVED -> "what the dataset held was known from the ledger, which agreed with it";
      case LISTED -> "all entries of the dataset were listed";
      case EMPTY_DATASET -> "the dataset was empty";
      case NOT_KNOWN -> "what the dataset held was not known, so no line counts as unchanged";
    };
  }
}
