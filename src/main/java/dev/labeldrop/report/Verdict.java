package dev.labeldrop.report;

/**
 * What a page says first.
 *
 * @param tone which colour and sign it has
 * @param words in a few words
 * @param sentence what it means
 */
public record Verdict(Tone tone, String words, String sentence) {

  /** How good it is. Each has a colour and a sign of its own. */
  public enum Tone {
    /** Nothing is to be done. */
    GOOD,
    /** Something is to be looked at. */
    WARN,
    /** Something failed. */
    BAD;

    /** As a class of the style sheet. */
    public String style() {
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
      case COMPLETE -> complete(report, sentence);
      case COMPLETE_UNVERIFIED -> new Verdict(Tone.WARN, "Complete, not proved", sentence);
      case COMPLETE_WITH_ENTRY_ERRORS ->
          new Verdict(Tone.WARN, "Complete, with errors on entries", sentence);
      case PARTIAL -> new Verdict(Tone.BAD, "Partly applied", sentence);
      case FAILED -> new Verdict(Tone.BAD, "Failed", sentence);
      case REJECTED -> new Verdict(Tone.BAD, "Rejected", sentence);
      case TIMED_OUT -> new Verdict(Tone.WARN, "Out of time", sentence);
    };
  }

  private static Verdict complete(Report report, String sentence) {
    ReportedImages images = report.images();
    if (report.lines().rejected() > 0) {
      return new Verdict(Tone.WARN, "Complete, without the rejected lines", sentence);
    }
    return images != null && images.warnedOf()
        ? new Verdict(
            Tone.WARN,
            images.unusable() == 0
                ? "Complete, with boxes outside of their images"
                : "Complete, with images that cannot be used",
            sentence)
        : new Verdict(Tone.GOOD, "Complete", sentence);
  }
}
