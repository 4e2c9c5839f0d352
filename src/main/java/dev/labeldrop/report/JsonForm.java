package dev.labeldrop.report;

import dev.labeldrop.Json;
import dev.labeldrop.Severity;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON, for machines: whole, as {@code report.json}, or with its first problems only,
 * as the SNS message. The fields and their order are those that subscribers rely on; {@code
 * docs/report.schema.json} and {@code docs/message.schema.json} describe them. What is below the
 * first level is the report's own records, so their components' names are a contract.
 */
public final class JsonForm {

  /** The version of the message's form; it grows when a field changes its meaning or goes. */
  static final int VERSION = 1;

  /** How many problems the message has: enough to see what is wrong, far under SNS's 256 KiB. */
  static final int PROBLEMS_IN_MESSAGE = 20;

  /** How many of the places that make updates fail the message has. */
  static final int PLACES_IN_MESSAGE = 50;

  /** How long a text may be in the message, in characters, where nothing needs less. */
  static final int CHARACTERS_IN_MESSAGE = 500;

  private JsonForm() {}

  /**
   * What was found to make updates fail.
   *
   * @param failing the first places
   * @param failingCount how many there are
   */
  private record Isolation(
      int updates, int mostUpdates, List<Report.LineRange> failing, int failingCount) {

    static @Nullable Isolation of(Report.@Nullable Isolation isolation, int places, int cut) {
      return isolation == null
          ? null
          : new Isolation(
              isolation.updates(),
              isolation.mostUpdates(),
              isolation.failing().stream().limit(places).map(range -> range.cut(cut)).toList(),
              isolation.failing().size());
    }
  }

  /** The SNS message: on one line, with the first 20 problems, their texts cut. */
  public static String message(Report report) {
    return message(report, CHARACTERS_IN_MESSAGE);
  }

  /** The SNS message with no text of a problem or of the service longer than that. */
  static String message(Report report, int characters) {
    Report.Service service = report.service();
    Map<String, @Nullable Object> fields =
        fields(
            report,
            service == null ? null : service.cut(characters),
            Isolation.of(report.isolation(), PLACES_IN_MESSAGE, characters),
            first(report, characters));
    return Json.text(withFiles(fields, report.files()));
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
    Map<String, @Nullable Object> fields =
        fields(
            report,
            report.service(),
            Isolation.of(report.isolation(), Integer.MAX_VALUE, Integer.MAX_VALUE),
            report.problems());
    fields.put("updates", report.updates());
    fields.put("check", report.check());
    fields.put("statistics", report.statistics());
    fields.put("whatChanged", report.whatChanged());
    return Json.pretty(withFiles(fields, report.files()));
  }

  private static Map<String, @Nullable Object> withFiles(
      Map<String, @Nullable Object> map, Report.Files files) {
    map.put("report", files.report());
    map.put("page", files.page());
    map.put("rejected", files.rejected());
    map.put("reasons", files.reasons());
    map.put("undo", files.undo());
    return map;
  }

  private static Map<String, @Nullable Object> fields(
      Report report,
      Report.@Nullable Service service,
      @Nullable Isolation isolation,
      List<ReportedProblem> problems) {
    Map<Severity, Long> count = new EnumMap<>(Severity.class);
    count.put(Severity.ERROR, report.errorCount());
    count.put(Severity.WARNING, report.warningCount());
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", VERSION);
    map.put("status", report.outcome().status());
    map.put("outcome", report.outcome());
    map.put("runId", report.runId());
    map.put("datasetArn", report.datasetArn());
    map.put("startedAt", report.startedAt());
    map.put("finishedAt", report.finishedAt());
    map.put("source", report.source());
    map.put("lines", report.lines());
    map.put("images", report.images());
    map.put("changes", report.changes());
    map.put("chunks", report.chunks());
    map.put("service", service);
    map.put("isolation", isolation);
    map.put("problems", problems);
    map.put("problemCount", count);
    return map;
  }
}
