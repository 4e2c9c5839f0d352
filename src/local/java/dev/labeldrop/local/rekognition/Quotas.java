package dev.labeldrop.local.rekognition;

/**
 * How much the service takes. Tests shrink these instead of growing their data.
 *
 * @param changesBytes what the changes of one update must stay under, in bytes, exclusive. API
 *     model, UpdateDatasetEntries: "less than 5MB"; which megabyte is not said
 * @param lineCharacters longest JSON line, in characters (Unicode code points), inclusive.
 *     Developer Guide, debugging-datasets-terminal-errors
 * @param entries most entries of a dataset, inclusive. Developer Guide, limits
 * @param labels most labels of a dataset, inclusive. Developer Guide, limits
 * @param datasetBytes most bytes of a dataset's lines, inclusive. Developer Guide, limits: 1 GB for
 *     a manifest; that updates add up to it is an assumption
 * @param projects most projects, inclusive. General Reference, Rekognition quotas
 * @param callsPerSecond most calls a second of each operation; 0 lets all through. General
 *     Reference: 5
 */
public record Quotas(
    int changesBytes,
    int lineCharacters,
    int entries,
    int labels,
    long datasetBytes,
    int projects,
    int callsPerSecond) {

  /** What is documented, by the stricter reading of "5MB", and any number of calls a second. */
  public static final Quotas DOCUMENTED =
      new Quotas(5_000_000, 100_000, 250_000, 250, 1_073_741_824L, 100, 0);

  /** The same with another size of update. */
  public Quotas withChangesBytes(int bytes) {
    return new Quotas(
        bytes, lineCharacters, entries, labels, datasetBytes, projects, callsPerSecond);
  }

  /** The same with another length of line. */
  public Quotas withLineCharacters(int characters) {
    return new Quotas(
        changesBytes, characters, entries, labels, datasetBytes, projects, callsPerSecond);
  }

  /** The same with another number of entries. */
  public Quotas withEntries(int most) {
    return new Quotas(
        changesBytes, lineCharacters, most, labels, datasetBytes, projects, callsPerSecond);
  }

  /** The same with another number of labels. */
  public Quotas withLabels(int most) {
    return new Quotas(
        changesBytes, lineCharacters, entries, most, datasetBytes, projects, callsPerSecond);
  }

  /** The same with another size of dataset. */
  public Quotas withDatasetBytes(long bytes) {
    return new Quotas(
        changesBytes, lineCharacters, entries, labels, bytes, projects, callsPerSecond);
  }

  /** The same with another number of calls a second; 0 lets all through. */
  public Quotas withCallsPerSecond(int calls) {
    return new Quotas(changesBytes, lineCharacters, entries, labels, datasetBytes, projects, calls);
  }
}
