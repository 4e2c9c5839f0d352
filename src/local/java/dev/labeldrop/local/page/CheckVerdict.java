package dev.labeldrop.local.page;

import dev.labeldrop.Count;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.report.Verdict;

/** What the page says first of a manifest that was only validated. */
final class CheckVerdict {

  private CheckVerdict() {}

  static Verdict of(CheckedFile file) {
    return switch (file) {
      case CheckedFile.Unread(String _, String reason) ->
          new Verdict(Verdict.Tone.BAD, "Not read", "It could not be read: " + reason);
      case CheckedFile.Read read -> of(read);
    };
  }

  private static Verdict of(CheckedFile.Read file) {
    Validation validation = file.validation();
    if (validation.errorCount() > 0) {
      LineCounts lines = validation.lines();
      return new Verdict(
          Verdict.Tone.BAD,
          Count.of(validation.errorCount(), "error"),
          file.rejection() == null
              ? Count.of(lines.valid(), "line")
                  + " would be sent and "
                  + Count.of(lines.rejected(), "line")
                  + " rejected."
                  + unusable(file.unusable())
              : "Nothing of it would be sent: " + file.rejection() + ".");
    }
    return validation.warningCount() > 0
        ? new Verdict(
            Verdict.Tone.WARN,
            Count.of(validation.warningCount(), "warning"),
            "Every line would be sent; the warnings change nothing about that.")
        : new Verdict(Verdict.Tone.GOOD, "No problems", "Every line would be sent.");
  }

  private static String unusable(long images) {
    return images == 0
        ? ""
        : " Of those that would be sent, training cannot use " + Count.of(images, "image") + ".";
  }
}
