package dev.labeldrop.lambda;

import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A run's measures, as documents in CloudWatch's embedded metric format: CloudWatch makes metrics
 * of such lines of a log by itself (CloudWatch User Guide, "Embedded metric format specification").
 *
 * <p>Every metric has the dimension {@code Stack}. {@code Runs} has the outcome beside it and
 * {@code Problems} the code: every pair of name and dimensions that occurs is paid for as a metric
 * of its own, for the hours in which it occurs, so nothing has a dimension more.
 *
 * @param stack which stack's runs these are
 */
record RunMetrics(String stack) {

  static final String NAMESPACE = "Labeldrop";

  private static final String STACK = "Stack";
  private static final String OUTCOME = "Outcome";
  private static final String CODE = "Code";

  /** How to measure a run. */
  private record Measure(String name, String unit, ToDoubleFunction<Report> value) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("Lines", "Count", report -> report.lines().total()),
          new Measure("RejectedLines", "Count", report -> report.lines().rejected()),
          new Measure("AppliedLines", "Count", report -> report.lines().applied()),
          new Measure("UnchangedLines", "Count", report -> report.lines().unchanged()),
          new Measure("SupersededLines", "Count", report -> report.lines().superseded()),
          new Measure("Bytes", "Bytes", report -> report.source().size()),
          new Measure("Chunks", "Count", report -> report.chunks().applied()),
          new Measure("UpdateSeconds", "Seconds", report -> seconds(updating(report))),
          new Measure("IdleSeconds", "Seconds", report -> seconds(idle(report))),
          new Measure("Polls", "Count", RunMetrics::polls));

  /** One document for the run, and one for each code of its problems, in the order of the codes. */
  List<Map<String, Object>> of(Report report) {
    List<Map<String, Object>> documents = new ArrayList<>();
    documents.add(run(report));
    problems(report).forEach((code, count) -> documents.add(problem(report, code, count)));
    return documents;
  }

  private Map<String, Object> run(Report report) {
    Map<String, Object> measured =
        directive(
            List.of(STACK),
            MEASURES.stream().map(each -> definition(each.name(), each.unit())).toList());
    Map<String, Object> counted =
        directive(List.of(STACK, OUTCOME), List.of(definition("Runs", "Count")));
    Map<String, Object> document = document(report, List.of(measured, counted));
    document.put(OUTCOME, report.outcome().name());
    document.put("Runs", 1);
    for (Measure each : MEASURES) {
      document.put(each.name(), each.value().applyAsDouble(report));
    }
    return document;
  }

  /** How long the updates took whose end was seen. */
  private static Duration updating(Report report) {
    return report.updates().stream()
        .filter(update -> update.endedAt() != null)
        .map(update -> Duration.between(update.submittedAt(), update.endedAt()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** How long no update was under way between the first and the last. */
  private static Duration idle(Report report) {
    Duration idle = Duration.ZERO;
    Instant ended = null;
    for (ReportedUpdate update : report.updates()) {
      if (ended != null) {
        idle = idle.plus(Duration.between(ended, update.submittedAt()));
      }
      ended = update.endedAt();
    }
    return idle;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static double polls(Report report) {
    return report.updates().stream().mapToInt(ReportedUpdate::polls).sum();
  }

  private Map<String, Object> problem(Report report, String code, long count) {
    Map<String, Object> counted =
        directive(List.of(STACK, CODE), List.of(definition("Problems", "Count")));
    Map<String, Object> document = document(report, List.of(counted));
    document.put(CODE, code);
    document.put("Problems", count);
    return document;
  }

  /** The report has at most 10,000 problems; of more, these are counted. */
  private static Map<String, Long> problems(Report report) {
    return report.problems().stream()
        .collect(Collectors.groupingBy(ReportedProblem::code, TreeMap::new, Collectors.counting()));
  }

  private Map<String, Object> document(Report report, List<Map<String, Object>> directives) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "_aws",
        Map.of("Timestamp", report.finishedAt().toEpochMilli(), "CloudWatchMetrics", directives));
    document.put(STACK, stack);
    return document;
  }

  private static Map<String, Object> directive(
      List<String> dimensions, List<Map<String, String>> metrics) {
    return Map.of("Namespace", NAMESPACE, "Dimensions", List.of(dimensions), "Metrics", metrics);
  }

  private static Map<String, String> definition(String name, String unit) {
    return Map.of("Name", name, "Unit", unit);
  }
}
