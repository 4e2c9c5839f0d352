package dev.labeldrop.report;

import dev.labeldrop.manifest.Validation;

/**
 * What a page says first.
 *
 * @param tone which colour and sign it has
 * @param words in a few words
 * @param sentence what it means
 */
record Verdict(Tone tone, String words, String sentence) {

  /** How good it is. Each has a colour and a sign of its own. */
  enum Tone {
    /** Nothing is to be done. */
    GOOD,
    /** Something is to be looked at. */
    WARN,
    /** Something failed. */
    BAD;

    /** As a class of the style sheet. */
    String style() {
      return switch (this) {
        case GOOD -> "good";
        case WARN -> "warn";
        case BAD -> "bad";
      };
    }
  }

  /** That of a run. */
  static Verdict of(Report report) {
    String sentence = TextForm.meaning(report);
    return switch (report.outcome()) {
      case COMPLETE ->
          report.lines().rejected() == 0
              ? new Verdict(Tone.GOOD, "Complete", sentence)
              : new Verdict(Tone.WARN, "Complete, without the rejected lines", sentence);
      case COMPLETE_WITH_ENTRY_ERRORS ->
          new Verdict(Tone.WARN, "Complete, with errors on entries", sentence);
      case PARTIAL -> new Verdict(Tone.BAD, "Partly applied", sentence);
      case FAILED -> new Verdict(Tone.BAD, "Failed", sentence);
      case REJECTED -> new Verdict(Tone.BAD, "Refused", sentence);
      case TIMED_OUT -> new Verdict(Tone.WARN, "Out of time", sentence);
    };
  }

  /** That of a manifest that was only validated. */
  static Verdict of(Validation validation) {
    if (validation.errorCount() > 0) {
      return new Verdict(
          Tone.BAD,
          Figures.count(validation.errorCount(), "error"),
          validation.fileRefused()
              ? "A rule over the whole file is broken: nothing of it would be sent."
              : "With OnInvalidLine = REJECT nothing of it would be sent; with SKIP, the "
                  + Figures.number(validation.lines().valid())
                  + " valid lines would.");
    }
    return validation.warningCount() > 0
        ? new Verdict(
            Tone.WARN,
            Figures.count(validation.warningCount(), "warning"),
            "Every line would be sent; the warnings change nothing about that.")
        : new Verdict(Tone.GOOD, "No problems", "Every line would be sent.");
  }
}
