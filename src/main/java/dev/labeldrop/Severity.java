package dev.labeldrop;

/** What a problem means for its line. */
public enum Severity {
  /** The service would drop the line or keep it unusable: the line is not sent. */
  ERROR,
  /** The line is sent, but it may not help training, or AWS's documents disagree about it. */
  WARNING
}
