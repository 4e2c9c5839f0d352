package dev.labeldrop.report;

/** How a run ended. */
public enum Outcome {
  /** Every line that was to be applied was applied, and the service keeps no errors on them. */
  COMPLETE,
  /** Every line that was to be applied was applied; the service keeps errors on some entries. */
  COMPLETE_WITH_ENTRY_ERRORS,
  /** Some of the lines that were to be applied were applied. */
  PARTIAL,
  /** None of the lines that were to be applied were applied. */
  FAILED,
  /** Validation refused the file; no update was asked for. */
  REJECTED,
  /** An update had not ended when its time was over. It may still end. */
  TIMED_OUT;

  /** The word that the service would use. */
  public String status() {
    return switch (this) {
      case COMPLETE, COMPLETE_WITH_ENTRY_ERRORS -> "UPDATE_COMPLETE";
      case PARTIAL, FAILED, REJECTED, TIMED_OUT -> "UPDATE_FAILED";
    };
  }
}
