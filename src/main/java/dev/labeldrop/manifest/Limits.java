package dev.labeldrop.manifest;

/**
 * How large things may be. Tests shrink these instead of growing their data.
 *
 * @param changesBytes what one update must stay strictly under, in bytes. Developer Guide and API
 *     reference, {@code UpdateDatasetEntries}: "less than 5MB"; API model {@code GroundTruthBlob}:
 *     at most 5,242,880
 * @param lineCharacters longest JSON line, in characters (Unicode code points), inclusive. API
 *     model {@code DatasetEntry}: 100,000
 * @param nesting deepest nesting of arrays and objects in a line, the outermost object counted,
 *     inclusive
 * @param manifestBytes largest manifest, in bytes, inclusive. Developer Guide, limits: 1 GB
 * @param defaultLines most lines of a manifest that every dataset takes, blank lines not counted,
 *     inclusive. Developer Guide, limits: 250,000
 * @param manifestLines most lines of a manifest, blank lines not counted, inclusive. Developer
 *     Guide, limits: for classification 500,000 on request
 * @param problems how many problems are kept; those beyond are counted only
 */
public record Limits(
    int changesBytes,
    int lineCharacters,
    int nesting,
    long manifestBytes,
    int defaultLines,
    int manifestLines,
    int problems) {

  /** What the service documents, with a chunk size that is under 5 MB by either reading of MB. */
  public static final Limits SERVICE =
      new Limits(4_999_999, 100_000, 64, 1_073_741_824L, 250_000, 500_000, 10_000);

  /** The same limits with another size of update. */
  public Limits withChangesBytes(int bytes) {
    return new Limits(
        bytes, lineCharacters, nesting, manifestBytes, defaultLines, manifestLines, problems);
  }

  /** The same limits with another number of problems that are kept. */
  public Limits withProblems(int most) {
    return new Limits(
        changesBytes, lineCharacters, nesting, manifestBytes, defaultLines, manifestLines, most);
  }
}
