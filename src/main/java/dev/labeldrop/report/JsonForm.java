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
    return Json.text(fields(report, first(report)));
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
    return Json.pretty(fields(report, report.problems()));
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
    map.put("problems", problems.stream().map(ReportedProblem::toMap).toList());
    map.put("problemCount", counts(report));
    map.put("report", report.report());
    map.put("rejected", report.rejected());
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
