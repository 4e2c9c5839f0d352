package dev.labeldrop.dataset;

/** Which entries of a dataset are listed. */
public sealed interface EntryFilter {

  /** All of them. */
  record All() implements EntryFilter {}

  /** Those that the service keeps errors on. */
  record WithErrors() implements EntryFilter {}

  /**
   * Those whose source-ref contains a text.
   *
   * @param text 1 to 2,048 characters, not all of them blank (API model, {@code
   *     ListDatasetEntries.SourceRefContains})
   */
  record Containing(String text) implements EntryFilter {}
}
