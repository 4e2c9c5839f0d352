package dev.labeldrop.report;

import dev.labeldrop.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON, for machines: whole, as {@code report.json}, or with its first problems only,
 * as the SNS message. The fields and their order are those that subscribers rely on; {@code
 * docs/report.schema.json} and {@code docs/message.schema.json} describe them.
 */
public final class JsonForm {

  /** The version of the message's form; it grows when a field changes its meaning or goes. */
  static final int VERSION = 1;

  /** How many problems the message has: enough to see what is wrong, far under SNS's 256 KiB. */
  static final int PROBLEMS_IN_MESSAGE = 20;

  /** How many of the places that make updates fail the message has. */
  static final int PLACES_IN_MESSAGE = 50;

  /** How long a text of a problem is in the message, in characters, where nothing needs less. */
  static final int CHARACTERS_IN_MESSAGE = 500;

  private JsonForm() {}

  /** The SNS message: on one line, with the first 20 problems, their texts cut. */
  public static String message(Report report) {
    return message(report, CHARACTERS_IN_MESSAGE);
  }

  /** The SNS message with the texts of problems cut to so many characters. */
  static String message(Report report, int characters) {
    var isolation = JsonParts.isolation(report.isolation(), PLACES_IN_MESSAGE, characters);
    return Json.text(withFiles(fields(report, isolation, first(report, characters)), report));
  }

  /** The problems that a message has. */
  static List<ReportedProblem> first(Report report, int characters) {
    return report.problems().stream()
        .limit(PROBLEMS_IN_MESSAGE)
        .map(problem -> problem.cut(characters))
        .toList();
  }

  /** The whole report: with line breaks, with every problem that was kept. */
  public static String document(Report report) {
    var isolation = JsonParts.isolation(report.isolation(), Integer.MAX_VALUE, Integer.MAX_VALUE);
    Map<String, @Nullable Object> fields = fields(report, isolation, report.problems());
    fields.put("updates", report.updates().stream().map(JsonParts::update).toList());
    fields.put("check", JsonParts.check(report.check()));
    fields.put("statistics", JsonParts.statistics(report.statistics()));
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

  private static Map<String, @Nullable Object> fields(
      Report report,
      @Nullable Map<String, @Nullable Object> isolation,
      List<ReportedProblem> problems) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", VERSION);
    map.put("status", report.outcome().status());
    map.put("outcome", report.outcome());
    map.put("runId", report.runId());
    map.put("datasetArn", report.datasetArn());
    map.put("startedAt", report.startedAt().toString());
    map.put("finishedAt", report.finishedAt().toString());
    map.put("source", JsonParts.source(report.source()));
    map.put("lines", JsonParts.lines(report.lines()));
    map.put("chunks", JsonParts.chunks(report.chunks()));
    map.put("service", JsonParts.service(report.service()));
    map.put("isolation", isolation);
    map.put("problems", problems.stream().map(ReportedProblem::toMap).toList());
    map.put("problemCount", JsonParts.counts(report));
    return map;
  }
}
