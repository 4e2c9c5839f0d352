package dev.labeldrop.local.rekognition;

/**
 * A line that the service dropped without a word. The real service does not tell; this one tells
 * tests.
 *
 * @param datasetArn which dataset it was sent to
 * @param reason why it was dropped
 * @param line the line; what is not UTF-8 in it is replaced
 */
public record SilentDrop(String datasetArn, Reason reason, String line) {

  /**
   * Why a line is dropped: the "terminal content errors" of the Developer Guide,
   * debugging-datasets-terminal-errors.
   */
  public enum Reason {
    /** It has more characters than an entry may have. */
    TOO_LONG,
    /** It is not one JSON object in UTF-8; a blank line is not either. */
    INVALID_CONTENT,
    /** It has no source-ref. */
    MISSING_SOURCE_REF,
    /** Its source-ref is not of the form {@code s3://BUCKET/KEY}. */
    INVALID_SOURCE_REF,
    /** Another line of the update has the same source-ref. */
    REPEATED_SOURCE_REF,
    /** A test wanted it: {@link Faults#dropLines}. */
    FAULT
  }
}
