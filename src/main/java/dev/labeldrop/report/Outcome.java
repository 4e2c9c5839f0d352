package dev.labeldrop.report;

/** How a run ended. */
public enum Outcome {
  /**
   * Proved: the dataset holds every line that was to be applied, and the service keeps no errors on
   * them.
   */
  COMPLETE,
  /** Every update was completed; whether the dataset holds each line could not be proved. */
  COMPLETE_UNVERIFIED,
  /** Every update was completed; the service keeps errors on some entries. */
  COMPLETE_WITH_ENTRY_ERRORS,
  /** Some of the lines that were to be applied were applied. */
  PARTIAL,
  /** None of the lines that were to be applied were applied. */
  FAILED,
  /** Validation rejected the file; no update was asked for. */
  REJECTED,
  /** An update had not ended when its time was over. It may still end. */
  TIMED_OUT;

  /** The word that the service would use. */
  public String status() {
    return switch (this) {
      case COMPLETE, COMPLETE_UNVERIFIED, COMPLETE_WITH_ENTRY_ERRORS -> "UPDATE_COMPLETE";
      case PARTIAL, FAILED, REJECTED, TIMED_OUT -> "UPDATE_FAILED";
    };
  }
}
