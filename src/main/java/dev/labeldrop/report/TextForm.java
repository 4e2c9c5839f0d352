package dev.labeldrop.report;

import java.time.Duration;
import java.util.Locale;

/** A report as text, for people: e-mail and the terminal. */
public final class TextForm {

  private static final int PROBLEMS = JsonForm.PROBLEMS_IN_MESSAGE;

  private TextForm() {}

  /** A line that says it all: {@code UPDATE_COMPLETE: a.jsonl, 12 of 12 lines applied}. */
  public static String headline(Report report) {
    String key = report.source().key();
    Report.Lines lines = report.lines();
    return String.format(
        Locale.ROOT,
        "%s: %s, %,d of %,d lines applied",
        report.outcome().status(),
        key.substring(key.lastIndexOf('/') + 1),
        lines.applied(),
        lines.total());
  }

  /** The whole text, lines ended by a line feed. */
  public static String text(Report report) {
    return text(report, JsonForm.CHARACTERS_IN_MESSAGE);
  }

  /** The whole text, with the texts of problems cut to so many characters. */
  static String text(Report report, int characters) {
    StringBuilder out = new StringBuilder();
    out.append(headline(report)).append("\n\n").append(meaning(report)).append("\n\n");
    Report.Source source = report.source();
    row(out, "file", "s3://" + source.bucket() + "/" + source.key());
    row(out, "dataset", report.datasetArn() == null ? "none found" : report.datasetArn());
    row(out, "run", report.runId());
    row(out, "outcome", report.outcome().name());
    row(out, "lines", lines(report));
    row(
        out,
        "chunks",
        String.format(
            Locale.ROOT,
            "%,d of %,d applied to their last line, in %s",
            report.chunks().applied(),
            report.chunks().total(),
            Figures.count(report.updates().size(), "update")));
    if (report.service() != null) {
      row(out, "service", service(report.service()));
    }
    row(out, "time", Figures.duration(Duration.between(report.startedAt(), report.finishedAt())));
    files(out, report.files());
    if (report.isolation() != null) {
      out.append('\n').append(FailingLines.sentence(report.isolation())).append('\n');
    }
    out.append('\n').append(report.check().statement()).append('\n');
    problems(out, report, characters);
    return VisibleText.of(out.toString());
  }

  private static void files(StringBuilder out, Report.Files files) {
    row(out, "report", files.report());
    row(out, "page", files.page());
    if (files.rejected() != null) {
      row(out, "rejected", files.rejected());
    }
    if (files.reasons() != null) {
      row(out, "reasons", files.reasons());
    }
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append(String.format(Locale.ROOT, "%-9s %s\n", name, value));
  }

  private static String lines(Report report) {
    Report.Lines lines = report.lines();
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d in the file: %,d valid, %,d rejected; %,d applied",
                lines.total(),
                lines.valid(),
                lines.rejected(),
                lines.applied()));
    if (lines.withErrors() != null) {
      text.append(String.format(Locale.ROOT, ", %,d of them with errors", lines.withErrors()));
    }
    if (lines.missing() != null) {
      text.append(String.format(Locale.ROOT, ", %,d of them missing", lines.missing()));
    }
    if (lines.failed() > 0) {
      text.append(String.format(Locale.ROOT, ", %,d failed", lines.failed()));
    }
    if (lines.notSent() > 0) {
      String what = underWay(report) ? "not sent, or in an update that did not end" : "not sent";
      text.append(String.format(Locale.ROOT, ", %,d %s", lines.notSent(), what));
    }
    return text.toString();
  }

  private static String service(Report.Service service) {
    StringBuilder text = new StringBuilder(service.status());
    if (service.statusMessageCode() != null) {
      text.append(" (").append(service.statusMessageCode()).append(')');
    }
    if (service.statusMessage() != null) {
      text.append(": ").append(service.statusMessage());
    }
    return text.toString();
  }

  private static void problems(StringBuilder out, Report report, int characters) {
    long count = report.errorCount() + report.warningCount();
    if (count == 0) {
      return;
    }
    out.append(
        String.format(
            Locale.ROOT,
            "\n%s, %s\n",
            Figures.count(report.errorCount(), "error"),
            Figures.count(report.warningCount(), "warning")));
    for (ReportedProblem problem : JsonForm.first(report, characters)) {
      out.append("  ").append(place(problem)).append(problem.code()).append("  ");
      out.append(problem.message()).append('\n');
    }
    long shown = Math.min(PROBLEMS, report.problems().size());
    if (count > shown) {
      out.append(String.format(Locale.ROOT, "  … and %,d more, in the report\n", count - shown));
    }
  }

  private static String place(ReportedProblem problem) {
    if (problem.line() == null) {
      return "";
    }
    return problem.column() == null
        ? String.format(Locale.ROOT, "line %d  ", problem.line())
        : String.format(Locale.ROOT, "line %d:%d  ", problem.line(), problem.column());
  }

  /** Whether there is an update whose end was not seen. */
  static boolean underWay(Report report) {
    return !report.updates().isEmpty() && report.updates().getLast().endedAt() == null;
  }

  static String meaning(Report report) {
    return switch (report.outcome()) {
      case COMPLETE ->
          report.lines().rejected() == 0
              ? "The service has completed every update of the file."
              : "The service has completed every update; the rejected lines wait to be mended.";
      case COMPLETE_WITH_ENTRY_ERRORS ->
          "The service has completed every update, but it keeps errors on some entries and will not"
              + " train with them. Mend those lines and drop them again.";
      case PARTIAL ->
          report.lines().notSent() == 0
              ? "Part of the file is in the dataset. Mend the lines in rejected.jsonl, and drop"
                  + " that file."
              : "Part of the file is in the dataset, and part of it was not sent. Mend what is"
                  + " listed below and drop the whole file again: lines that are already there are"
                  + " replaced by the same.";
      case FAILED ->
          "No line of the file is known to be in the dataset. The reason is below; drop the file"
              + " again when it is mended.";
      case REJECTED ->
          "Validation refused the file, so nothing of it was sent. Mend it and drop it again.";
      case TIMED_OUT ->
          underWay(report)
              ? "An update did not end in time. It may still end: look at the dataset, then drop"
                  + " the file again."
              : "The dataset was busy for too long: the file's turn did not come. Drop it again.";
    };
  }
}
