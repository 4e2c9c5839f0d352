package dev.labeldrop.local.page;

import dev.labeldrop.Count;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.report.Verdict;
import org.jspecify.annotations.Nullable;

/** What the page says first of a manifest that was only validated. */
final class CheckVerdict {

  private CheckVerdict() {}

  static Verdict of(CheckedFile file) {
    return switch (file) {
      case CheckedFile.Unread(String _, String reason) ->
          new Verdict(Verdict.Tone.BAD, "Not read", "It could not be read: " + reason);
      case CheckedFile.Read read -> withImages(of(read), read.images());
    };
  }

  /** The verdict, with how many images were looked at after it. */
  static Verdict withImages(Verdict verdict, @Nullable CheckedImages images) {
    return images == null
        ? verdict
        : new Verdict(
            verdict.tone(), verdict.words(), verdict.sentence() + " " + images.sentence());
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
                  + unusable(file.images())
              : "Nothing of it would be sent: " + file.rejection() + ".");
    }
    if (file.images() != null && file.images().unanswered()) {
      return new Verdict(
          Verdict.Tone.WARN,
          file.images().lookedAt() == 0 ? "Images not looked at" : "Not all images looked at",
          "Every line would be sent.");
    }
    return validation.warningCount() > 0
        ? new Verdict(
            Verdict.Tone.WARN,
            Count.of(validation.warningCount(), "warning"),
            "Every line would be sent; the warnings change nothing about that.")
        : new Verdict(Verdict.Tone.GOOD, "No problems", "Every line would be sent.");
  }

  private static String unusable(@Nullable CheckedImages images) {
    return images == null || images.unusable() == 0
        ? ""
        : " Of those that would be sent, training cannot use "
            + Count.of(images.unusable(), "image")
            + ".";
  }
}
