package dev.labeldrop.report;

import dev.labeldrop.manifest.LineCounts;
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
    String sentence = Meaning.of(report);
    return switch (report.outcome()) {
      case COMPLETE ->
          report.lines().rejected() == 0
              ? new Verdict(Tone.GOOD, "Complete", sentence)
              : new Verdict(Tone.WARN, "Complete, without the rejected lines", sentence);
      case COMPLETE_UNVERIFIED -> new Verdict(Tone.WARN, "Complete, not proved", sentence);
      case COMPLETE_WITH_ENTRY_ERRORS ->
          new Verdict(Tone.WARN, "Complete, with errors on entries", sentence);
      case PARTIAL -> new Verdict(Tone.BAD, "Partly applied", sentence);
      case FAILED -> new Verdict(Tone.BAD, "Failed", sentence);
      case REJECTED -> new Verdict(Tone.BAD, "Rejected", sentence);
      case TIMED_OUT -> new Verdict(Tone.WARN, "Out of time", sentence);
    };
  }

  /** That of a manifest that was only validated. */
  static Verdict of(CheckedFile file) {
    return switch (file) {
      case CheckedFile.Unread(String _, String reason) ->
          new Verdict(Tone.BAD, "Not read", "It could not be read: " + reason);
      case CheckedFile.Read read -> of(read);
    };
  }

  private static Verdict of(CheckedFile.Read file) {
    Validation validation = file.validation();
    if (validation.errorCount() > 0) {
      LineCounts lines = validation.lines();
      return new Verdict(
          Tone.BAD,
          Figures.count(validation.errorCount(), "error"),
          file.refusal() == null
              ? Figures.count(lines.valid(), "line")
                  + " would be sent and "
                  + Figures.count(lines.rejected(), "line")
                  + " rejected."
              : "Nothing of it would be sent: " + file.refusal() + ".");
    }
    return validation.warningCount() > 0
        ? new Verdict(
            Tone.WARN,
            Figures.count(validation.warningCount(), "warning"),
            "Every line would be sent; the warnings change nothing about that.")
        : new Verdict(Tone.GOOD, "No problems", "Every line would be sent.");
  }
}
