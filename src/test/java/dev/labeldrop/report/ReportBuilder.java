package dev.labeldrop.report;

import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.manifest.ManifestStatistics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report that can be changed piece by piece, to test with. */
final class ReportBuilder {

  static final String ARN =
      "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000";

  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private static final EntryCheck UNCHECKED =
      new EntryCheck(
          EntryCheck.Method.NOT_CHECKED,
          EntryCheck.LedgerUse.NOT_KNOWN,
          0,
          500,
          null,
          null,
          null,
          null,
          "Nothing was applied.");

  Outcome outcome = Outcome.COMPLETE;
  @Nullable String datasetArn = ARN;
  Instant finishedAt = Instant.parse("2026-11-22T12:01:05.250Z");
  Report.Source source =
      new Report.Source("drops", "incoming/flowers/train/a.jsonl", "v1", "abc", 1234);
  Report.Lines lines = new Report.Lines(1200, 1100, 100, 600, 0, 500, 0, 0, null, null);
  @Nullable ReportedImages images;
  Report.@Nullable Changes changes;
  Report.Chunks chunks = new Report.Chunks(2, 1);
  Report.@Nullable Service service = new Report.Service("UPDATE_COMPLETE", null, "SUCCESS");
  List<ReportedUpdate> updates = List.of();
  Report.@Nullable Isolation isolation;
  EntryCheck check = UNCHECKED;
  @Nullable ManifestStatistics statistics;
  @Nullable WhatChanged whatChanged;
  List<ReportedProblem> problems = List.of();
  long errors;
  long warnings;
  Report.Files files =
      new Report.Files(
          "s3://drops/runs/a-0123456789ab/report.json",
          "s3://drops/runs/a-0123456789ab/report.html",
          "s3://drops/runs/a-0123456789ab/rejected.jsonl",
          "s3://drops/runs/a-0123456789ab/rejected.reasons.jsonl",
          null);

  /** Takes problems, and counts them. */
  ReportBuilder problems(List<ReportedProblem> list) {
    problems = list;
    errors = list.stream().filter(each -> each.severity() == dev.labeldrop.Severity.ERROR).count();
    warnings = list.size() - errors;
    return this;
  }

  Report build() {
    return new Report(
        outcome,
        "a-0123456789ab",
        datasetArn,
        START,
        finishedAt,
        source,
        lines,
        images,
        changes,
        chunks,
        service,
        updates,
        isolation,
        check,
        statistics,
        whatChanged,
        problems,
        errors,
        warnings,
        files);
  }
}
