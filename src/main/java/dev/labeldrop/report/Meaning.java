package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.ImageFault;

/** What the end of a run means for its file, and what to do about it, in words. */
final class Meaning {

  static final String COMPLETED = "UPDATE_COMPLETE";

  private Meaning() {}

  /** One to eight sentences. */
  static String of(Report report) {
    return ofOutcome(report) + ofRejected(report) + ImageWords.warnings(report);
  }

  private static String ofOutcome(Report report) {
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
          stopped(report)
              ? stoppedBeforeAny(report)
              : "No line of the file is known to be in the dataset because of this run. The reason"
                  + " is below; drop the file again when it is fixed.";
      case REJECTED -> rejected(report);
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
    boolean none = kept > 0 && lines.applied() == 0;
    String done = none ? "No update was needed" : "The dataset holds every line that was sent";
    return done + (kept == 0 ? "" : notSent(lines, none ? "the lines" : "the other lines")) + ".";
  }

  /**
   * Of lines that were rejected although the rest of the file was sent, and all of it completed.
   */
  private static String ofRejected(Report report) {
    return report.lines().rejected() > 0 && report.outcome().status().equals(COMPLETED)
        ? " The rejected lines are in rejected.jsonl: " + whatToFix(report)
        : "";
  }

  private static String notSent(Report.Lines lines, String which) {
    return ": "
        + which
        + (lines.superseded() == 0
            ? " were already in the dataset"
            : lines.unchanged() == 0
                ? " are older than what the dataset holds"
                : " were already in the dataset, or are older than what it holds");
  }

  private static String rejected(Report report) {
    if (has(report, Code.ERROR_KEY_IS_NO_DROP)) {
      return "The key of the file names no dataset, so nothing of the file was sent. Drop it again"
          + " under a key that does; how is said below.";
    }
    if (report.images() != null) { // They are looked at only if validation did not reject the file.
      return ImageWords.rejectedFile(report, report.images());
    }
    return report.lines().rejected() == 0
        ? "Validation rejected the file, so nothing of it was sent. Fix what is listed below and"
            + " drop the whole file again."
        : "Validation rejected the file because of some of its lines, so nothing of it was sent,"
            + " its valid lines neither. Fix the lines that are listed below in the dropped file,"
            + " and drop the whole file again.";
  }

  private static boolean stopped(Report report) {
    return has(report, Code.ERROR_RUN_STOPPED);
  }

  private static String stoppedBeforeAny(Report report) {
    return report.updates().isEmpty()
        ? "The run was stopped before anything of the file was sent. Drop the file again only if it"
            + " is to be applied after all."
        : "The run was stopped, and no line of the file is known to be in the dataset because of"
            + " it. What is known of its update is below.";
  }

  private static String partial(Report report) {
    Long withErrors = report.lines().withErrors();
    return (stopped(report) ? stoppedMidway(report) : fixPart(report))
        + (withErrors == null || withErrors == 0
            ? ""
            : " Lines that were applied and have errors of the service are not in rejected.jsonl:"
                + " the problems name them. Fix and drop these, too.");
  }

  private static String stoppedMidway(Report report) {
    return "Part of the file is in the dataset: the run was stopped before the rest was sent. Drop"
        + " the whole file again if it is to be applied after all"
        + (report.files().undo() == null
            ? "."
            : ", or undo.jsonl to bring back what the run replaced.");
  }

  private static String fixPart(Report report) {
    return report.lines().notSent() == 0
        ? hasRepeatedImages(report) || rejectedForImages(report) > 0
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
        : ImageWords.whatToFix(report);
  }

  private static long rejectedForImages(Report report) {
    return report.images() == null ? 0 : report.images().rejected();
  }

  private static boolean hasRepeatedImages(Report report) {
    return report.lines().rejected() > 0
        && report.problems().stream()
            .anyMatch(each ->
                each.code().equals(Code.ERROR_DUPLICATE_SOURCE_REF.name())
                    && !each.message().endsWith(ImageFault.SAME_LINE.remedy()));
  }

  private static boolean has(Report report, Code code) {
    return report.problems().stream().anyMatch(each -> each.code().equals(code.name()));
  }
}
