package dev.labeldrop.report;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.report.ReportedProblem.Source;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Reports to test with. */
public final class Reports {

  private static final String ARN =
      "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000";

  private static final Report.EntryCheck UNCHECKED =
      new Report.EntryCheck(
          Report.Method.NOT_CHECKED, 0, 500, null, null, null, "Nothing was applied.");

  private Reports() {}

  /** Two chunks of which one was applied; so many problems, on the lines 1, 2, 3 … */
  public static Report partial(int problems) {
    List<ReportedProblem> list =
        LongStream.rangeClosed(1, problems)
            .mapToObj(line ->
                new ReportedProblem(
                    line,
                    7,
                    null,
                    "ERROR_INVALID_BOUNDING_BOX",
                    Severity.ERROR,
                    Source.SERVICE,
                    "The bounding box has off frame values.",
                    "s3://acme-photos/" + line + ".jpg"))
            .toList();
    return with(
        Outcome.PARTIAL, new Report.Service("UPDATE_FAILED", null, "CLIENT_ERROR"), list, problems);
  }

  /** A file that nothing was asked about: no dataset, no service. */
  public static Report failedWithoutDataset() {
    Report report = with(Outcome.FAILED, null, List.of(), 0);
    return new Report(
        report.outcome(),
        report.runId(),
        null,
        report.startedAt(),
        report.finishedAt(),
        new Report.Source("drops", "incoming/꽃/train/봄 + 여름.jsonl", null, "abc", 10),
        new Report.Lines(1, 1, 0, 0, 0, 1, 0L, 0L),
        new Report.Chunks(0, 0),
        null,
        List.of(),
        null,
        UNCHECKED,
        null,
        List.of(
            ReportedProblem.ofFile(
                Code.ERROR_DATASET_NOT_FOUND, Source.VALIDATION, "There is no project '꽃'.")),
        1,
        0,
        report.files());
  }

  private static Report with(
      Outcome outcome,
      Report.@org.jspecify.annotations.Nullable Service service,
      List<ReportedProblem> problems,
      long errors) {
    return new Report(
        outcome,
        "a-0123456789ab",
        ARN,
        Instant.parse("2026-11-22T12:00:00Z"),
        Instant.parse("2026-11-22T12:01:05.250Z"),
        new Report.Source("drops", "incoming/flowers/train/a.jsonl", "v1", "abc", 1234),
        new Report.Lines(1200, 1100, 100, 600, 0, 500, null, null),
        new Report.Chunks(2, 1),
        service,
        List.of(),
        null,
        UNCHECKED,
        null,
        problems,
        errors,
        0,
        new Report.Files(
            "s3://drops/runs/a-0123456789ab/report.json",
            "s3://drops/runs/a-0123456789ab/report.html",
            "s3://drops/runs/a-0123456789ab/rejected.jsonl",
            "s3://drops/runs/a-0123456789ab/rejected.reasons.jsonl"));
  }
}
