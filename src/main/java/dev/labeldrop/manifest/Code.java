package dev.labeldrop.manifest;

/**
 * The rules of a manifest, by the code that a breach of each is reported under. Where Amazon
 * Rekognition has a code for a fault, this is that code; the others are Labeldrop's own, in the
 * same style.
 */
public enum Code {
  /** The file has no line that is not blank. */
  ERROR_EMPTY_MANIFEST(
      Severity.ERROR,
      "The manifest has no JSON line.",
      "Drop a manifest with at least one JSON line."),
  /** The file is larger than the service's limit for a manifest. */
  ERROR_MANIFEST_SIZE_TOO_LARGE(
      Severity.ERROR,
      "The manifest is larger than the service accepts.",
      "Split the manifest into smaller files."),
  /** The file has more lines than a dataset may have entries. */
  ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM(
      Severity.ERROR,
      "The manifest has more lines than a dataset may have entries.",
      "Drop fewer lines, or spread them over several datasets."),
  /** A line is longer, in characters, than an entry may be. */
  ERROR_LINE_TOO_LONG(
      Severity.ERROR,
      "The line is longer than an entry may be; the service would drop it without a word.",
      "Shorten the line: fewer annotations, shorter names, no unused keys."),
  /** A line alone does not fit into one update. */
  ERROR_LINE_TOO_LARGE(
      Severity.ERROR,
      "The line alone is too large for one update.",
      "Shorten the line, or raise the stack parameter MaxChangesBytes."),
  /** A line is not UTF-8. */
  ERROR_INVALID_UTF8(Severity.ERROR, "The line is not valid UTF-8.", "Save the manifest as UTF-8."),
  /** A line is not one JSON object. */
  ERROR_INVALID_JSON_LINE(
      Severity.ERROR,
      "The line is not one complete JSON object.",
      "Write one JSON object on the line, with nothing before or after it."),
  /** A line has no {@code source-ref}. */
  ERROR_MISSING_SOURCE_REF(
      Severity.ERROR,
      "The line does not say which image it is about.",
      "Add \"source-ref\": \"s3://BUCKET/KEY\"."),
  /** A {@code source-ref} is not an S3 URI. */
  ERROR_INVALID_SOURCE_REF_FORMAT(
      Severity.ERROR,
      "The source-ref is not of the form s3://BUCKET/KEY.",
      "Write the image's place as s3://BUCKET/KEY, in lower case up to the bucket."),
  /** A {@code source-ref} stands on an earlier line too. */
  ERROR_DUPLICATE_SOURCE_REF(
      Severity.ERROR,
      "An earlier line has the same source-ref; in a dataset each may appear once.",
      "Keep one of the lines.");

  private final Severity severity;
  private final String meaning;
  private final String remedy;

  Code(Severity severity, String meaning, String remedy) {
    this.severity = severity;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** What a breach means for its line. */
  public Severity severity() {
    return severity;
  }

  /** The rule, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do, in a sentence. */
  public String remedy() {
    return remedy;
  }
}
