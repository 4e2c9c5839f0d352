package dev.labeldrop.report;

import dev.labeldrop.Count;
import dev.labeldrop.Cut;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as text, for people: e-mail and the terminal. */
public final class TextForm {

  private static final int PROBLEMS = JsonForm.PROBLEMS_IN_MESSAGE;

  private TextForm() {}

  /** A line that says it all: {@code UPDATE_COMPLETE: a.jsonl, 12 of 12 lines applied}. */
  public static String headline(Report report) {
    String key = report.source().key();
    Report.Lines lines = report.lines();
    return "%s: %s, %s of %s applied"
            .formatted(
                report.outcome().status(),
                key.substring(key.lastIndexOf('/') + 1),
                Figures.number(lines.applied()),
                Count.of(lines.total(), "line"))
        + (lines.unchanged() == 0 ? "" : some(lines.unchanged(), "unchanged"))
        + (lines.superseded() == 0 ? "" : some(lines.superseded(), "superseded"))
        + unusable(report.images());
  }

  private static String unusable(@Nullable ReportedImages images) {
    if (images == null) {
      return "";
    }
    long left = images.total() - images.lookedAt();
    return (images.unusable() == 0
            ? ""
            : ", %s of %s cannot be used"
                .formatted(Figures.number(images.unusable()), Count.of(images.total(), "image")))
        + outside(images)
        + (left <= 0 ? "" : ", " + Count.of(left, "image") + " not looked at");
  }

  /** How many images were looked at, and what came of it. */
  static String images(ReportedImages images) {
    return "%s of %s looked at, %s cannot be used"
            .formatted(
                Figures.number(images.lookedAt()),
                Figures.number(images.total()),
                Figures.number(images.unusable()))
        + outside(images)
        + (images.rejected() == 0 ? "" : ": " + Count.of(images.rejected(), "line") + " rejected");
  }

  private static String outside(ReportedImages images) {
    return images.boxesOutside() == 0 ? "" : ", " + ImageWords.outside(images.boxesOutside());
  }

  /** The whole text, lines ended by a line feed. */
  public static String text(Report report) {
    return text(report, JsonForm.CHARACTERS_IN_MESSAGE);
  }

  /** The whole text, with the texts of problems cut to a number of characters. */
  static String text(Report report, int characters) {
    StringBuilder out = new StringBuilder();
    out.append(headline(report)).append("\n\n").append(Meaning.of(report)).append("\n\n");
    Report.Source source = report.source();
    row(out, "file", "s3://" + source.bucket() + "/" + source.key());
    row(out, "dataset", dataset(report));
    row(out, "run", report.runId());
    row(out, "outcome", report.outcome().name());
    row(out, "lines", lines(report));
    if (report.images() != null) {
      row(out, "images", images(report.images()));
    }
    if (report.changes() != null) {
      row(out, "changes", changes(report.changes()));
    }
    if (report.chunks().total() > 0 || !report.updates().isEmpty()) {
      row(out, "chunks", chunks(report));
    }
    if (report.service() != null) {
      row(out, "service", service(report.service().cut(characters)));
    }
    row(out, "time", Figures.duration(Duration.between(report.startedAt(), report.finishedAt())));
    files(out, report.files());
    if (report.isolation() != null) {
      out.append('\n').append(FailingLines.sentence(report.isolation())).append('\n');
    }
    out.append('\n').append(Cut.to(characters, report.check().statement())).append('\n');
    problems(out, report, characters);
    return VisibleText.of(out.toString());
  }

  /** The dataset's ARN, or why there is none. */
  static String dataset(Report report) {
    String arn = report.datasetArn();
    return arn != null
        ? arn
        : report.outcome() == Outcome.REJECTED ? "not looked up" : "none found";
  }

  private static String chunks(Report report) {
    return "%s of %s applied, in %s"
        .formatted(
            Figures.number(report.chunks().applied()),
            Count.of(report.chunks().total(), "chunk"),
            Count.of(report.updates().size(), "update"));
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
    if (files.undo() != null) {
      row(out, "undo", files.undo());
    }
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append(String.format(Locale.ROOT, "%-9s %s\n", name, value));
  }

  private static String lines(Report report) {
    Report.Lines lines = report.lines();
    String text =
        "%s in the file: %s valid, %s rejected; %s applied"
            .formatted(
                Figures.number(lines.total()),
                Figures.number(lines.valid()),
                Figures.number(lines.rejected()),
                Figures.number(lines.applied()));
    Long differing = report.check().differing();
    return text
        + some(lines.withErrors(), "of them with errors")
        + some(lines.missing(), "of them missing")
        + (differing == null || differing == 0
            ? ""
            : some(differing, "of them with other content in the dataset"))
        + (lines.unchanged() == 0 ? "" : some(lines.unchanged(), "unchanged"))
        + (lines.superseded() == 0 ? "" : some(lines.superseded(), "superseded by a newer drop"))
        + (lines.failed() == 0 ? "" : some(lines.failed(), "failed"))
        + (lines.notSent() == 0 ? "" : some(lines.notSent(), unsent(report)));
  }

  private static String some(@Nullable Long count, String what) {
    return count == null ? "" : ", " + Figures.number(count) + " " + what;
  }

  private static String unsent(Report report) {
    return underWay(report) ? "not sent, or in an update that did not end" : "not sent";
  }

  private static String changes(Report.Changes changes) {
    return "%s added, %s replaced"
        .formatted(Figures.number(changes.added()), Figures.number(changes.replaced()));
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
            Count.of(report.errorCount(), "error"),
            Count.of(report.warningCount(), "warning")));
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
}
