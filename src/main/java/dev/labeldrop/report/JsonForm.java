package dev.labeldrop.report;

import dev.labeldrop.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON, for machines: whole, as {@code report.json}, or with its first problems only,
 * as the SNS message. The fields and their order are those that subscribers rely on.
 */
public final class JsonForm {

  /** The version of the message's form; it grows when a field changes its meaning or goes. */
  static final int VERSION = 1;

  /** How many problems the message has: enough to see what is wrong, far under SNS's 256 KiB. */
  static final int PROBLEMS_IN_MESSAGE = 20;

  private JsonForm() {}

  /**
   * How long a text of a problem is in the message, in characters. Twenty problems of two texts, in
   * JSON and in the e-mail, all of four bytes or escaped, stay under SNS's 256 KiB.
   */
  static final int CHARACTERS_IN_MESSAGE = 500;

  /** The SNS message: on one line, with the first 20 problems, their texts cut. */
  public static String message(Report report) {
    Map<String, @Nullable Object> fields = fields(report, first(report));
    return Json.text(withFiles(fields, report));
  }

  /** The problems that a message has. */
  static List<ReportedProblem> first(Report report) {
    return report.problems().stream()
        .limit(PROBLEMS_IN_MESSAGE)
        .map(problem -> problem.cut(CHARACTERS_IN_MESSAGE))
        .toList();
  }

  /** The whole report: with line breaks, with every problem that was kept. */
  public static String document(Report report) {
    Map<String, @Nullable Object> fields = fields(report, report.problems());
    fields.put("updates", report.updates().stream().map(JsonForm::update).toList());
    fields.put("check", check(report.check()));
    fields.put("statistics", report.statistics());
    return Json.pretty(withFiles(fields, report));
  }

  private static Map<String, @Nullable Object> withFiles(
      Map<String, @Nullable Object> map, Report report) {
    map.put("report", report.files().report());
    map.put("page", report.files().page());
    map.put("rejected", report.files().rejected());
    map.put("reasons", report.files().reasons());
    return map;
  }

  private static Map<String, @Nullable Object> update(Report.Update update) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("number", update.number());
    map.put("chunk", update.chunk());
    map.put("lines", update.lines());
    map.put("firstLine", update.firstLine());
    map.put("lastLine", update.lastLine());
    map.put("bytes", update.bytes());
    map.put("whole", update.whole());
    map.put("submittedAt", update.submittedAt().toString());
    map.put("endedAt", update.endedAt() == null ? null : update.endedAt().toString());
    map.put("polls", update.polls());
    map.put("status", update.status());
    map.put("statusMessage", update.statusMessage());
    map.put("statusMessageCode", update.statusMessageCode());
    return map;
  }

  private static Map<String, @Nullable Object> check(Report.EntryCheck check) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("method", check.method());
    map.put("calls", check.calls());
    map.put("mostCalls", check.mostCalls());
    map.put("entriesBefore", check.entriesBefore());
    map.put("entriesAfter", check.entriesAfter());
    map.put("otherEntriesWithErrors", check.otherEntriesWithErrors());
    map.put("statement", check.statement());
    return map;
  }

  private static Map<String, @Nullable Object> fields(
      Report report, List<ReportedProblem> problems) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", VERSION);
    map.put("status", report.outcome().status());
    map.put("outcome", report.outcome());
    map.put("runId", report.runId());
    map.put("datasetArn", report.datasetArn());
    map.put("startedAt", report.startedAt().toString());
    map.put("finishedAt", report.finishedAt().toString());
    map.put("source", source(report.source()));
    map.put("lines", lines(report.lines()));
    map.put("chunks", chunks(report.chunks()));
    map.put("service", service(report.service()));
    map.put("isolation", report.isolation());
    map.put("problems", problems.stream().map(ReportedProblem::toMap).toList());
    map.put("problemCount", counts(report));
    return map;
  }

  private static Map<String, @Nullable Object> source(Report.Source source) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("bucket", source.bucket());
    map.put("key", source.key());
    map.put("versionId", source.versionId());
    map.put("etag", source.etag());
    map.put("size", source.size());
    return map;
  }

  private static Map<String, @Nullable Object> lines(Report.Lines lines) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("total", lines.total());
    map.put("valid", lines.valid());
    map.put("rejected", lines.rejected());
    map.put("applied", lines.applied());
    map.put("failed", lines.failed());
    map.put("notSent", lines.notSent());
    map.put("withErrors", lines.withErrors());
    map.put("missing", lines.missing());
    return map;
  }

  private static Map<String, @Nullable Object> chunks(Report.Chunks chunks) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("total", chunks.total());
    map.put("applied", chunks.applied());
    return map;
  }

  private static @Nullable Map<String, @Nullable Object> service(Report.@Nullable Service service) {
    if (service == null) {
      return null;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("status", service.status());
    map.put("statusMessage", service.statusMessage());
    map.put("statusMessageCode", service.statusMessageCode());
    return map;
  }

  private static Map<String, @Nullable Object> counts(Report report) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("ERROR", report.errorCount());
    map.put("WARNING", report.warningCount());
    return map;
  }
}
