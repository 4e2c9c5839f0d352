package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.ImageFault;

/** What the end of a run means for its file, and what to do about it, in words. */
final class Meaning {

  private Meaning() {}

  /** One to three sentences. */
  static String of(Report report) {
    return switch (report.outcome()) {
      case COMPLETE -> complete(report);
      case COMPLETE_UNVERIFIED ->
          "Every update was completed, but whether the dataset holds each line could not be proved."
              + " How it was checked is said below. Dropping the file again is safe: it sends what"
              + " the dataset is not known to hold.";
      case COMPLETE_WITH_ENTRY_ERRORS ->
          "The service has completed every update, but it keeps errors on some entries and will not"
              + " train with them. Fix those lines and drop them again.";
      case PARTIAL -> partial(report);
      case FAILED ->
          "No line of the file is known to be in the dataset because of this run. The reason is"
              + " below; drop the file again when it is fixed.";
      case REJECTED ->
          "Validation rejected the file or its key, so nothing of it was sent. Fix what is listed"
              + " below and drop it again.";
      case TIMED_OUT ->
          TextForm.underWay(report)
              ? "An update did not end in time. It may still end: look at the dataset, then drop"
                  + " the file again."
              : "The dataset was busy for too long: the file's turn did not come. Drop it again.";
    };
  }

  private static String complete(Report report) {
    Report.Lines lines = report.lines();
    long kept = lines.unchanged() + lines.superseded();
    String done =
        kept > 0 && lines.applied() == 0
            ? "No update was needed"
            : "The dataset holds every line that was sent";
    String notSent =
        kept == 0
            ? ""
            : lines.superseded() == 0
                ? ": what was not sent is in the dataset already"
                : lines.unchanged() == 0
                    ? ": what was not sent is older than what the dataset holds"
                    : ": what was not sent is in the dataset already, or older than what it holds";
    return done
        + notSent
        + (lines.rejected() == 0
            ? "."
            : ". The rejected lines are in rejected.jsonl: " + whatToFix(report));
  }

  private static String partial(Report report) {
    return report.lines().notSent() == 0
        ? hasRepeatedImages(report)
            ? "Part of the file is in the dataset. The other lines are in rejected.jsonl: "
                + whatToFix(report)
            : "Part of the file is in the dataset. Fix the lines in rejected.jsonl, and drop that"
                + " file."
        : "Part of the file is in the dataset, and part of it was not sent. Fix what is listed"
            + " below and drop the whole file again: lines that are already there change"
            + " nothing.";
  }

  /**
   * A line whose image another line with other labels has would replace that line's labels if it
   * came alone.
   */
  private static String whatToFix(Report report) {
    return hasRepeatedImages(report)
        ? "some have images that other lines have, too, and would replace their labels. Fix the"
            + " dropped file, with all labels of an image on one line, and drop that again."
        : "fix that file and drop it.";
  }

  private static boolean hasRepeatedImages(Report report) {
    return report.lines().rejected() > 0
        && report.problems().stream()
            .anyMatch(each ->
                each.code().equals(Code.ERROR_DUPLICATE_SOURCE_REF.name())
                    && !each.message().endsWith(ImageFault.SAME_LINE.remedy()));
  }
}
