package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.report.Report;
import dev.labeldrop.report.Reports;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunMetricsTest {

  private static final RunMetrics METRICS = new RunMetrics("labeldrop");

  @Test
  void measuresARun() {
    assertThat(METRICS.of(Reports.partial(0)))
        .singleElement()
        .satisfies(document ->
            assertThat(document)
                .containsEntry("Stack", "labeldrop")
                .containsEntry("Outcome", "PARTIAL")
                .containsEntry("Runs", 1)
                .containsEntry("Lines", 1200.0)
                .containsEntry("RejectedLines", 100.0)
                .containsEntry("AppliedLines", 600.0)
                .containsEntry("Bytes", 1234.0)
                .containsEntry("Chunks", 1.0)
                .containsEntry("UpdateSeconds", 0.0)
                .containsEntry("IdleSeconds", 0.0)
                .containsEntry("Polls", 0.0));
  }

  @Test
  void measuresTheLinesThatWereNotSentBecauseTheDatasetHoldsTheSameOrNewer() {
    assertThat(METRICS.of(Reports.delta()).getFirst())
        .containsEntry("UnchangedLines", 1937.0)
        .containsEntry("SupersededLines", 20.0);
  }

  @Test
  void measuresHowLongUpdatesTookAndHowLongTheDatasetWasIdleBetweenThem() {
    Report report =
        Reports.withUpdates("12:00:00/12:00:10/3", "12:00:12/12:00:20.500/2", "12:00:21//1");
    assertThat(METRICS.of(report).getFirst())
        .containsEntry("UpdateSeconds", 18.5)
        .containsEntry("IdleSeconds", 2.5)
        .containsEntry("Polls", 6.0);
  }

  @Test
  void countsTheProblemsOfACode() {
    assertThat(METRICS.of(Reports.partial(7)).getLast())
        .containsEntry("Stack", "labeldrop")
        .containsEntry("Code", "ERROR_INVALID_BOUNDING_BOX")
        .containsEntry("Problems", 7L)
        .doesNotContainKey("Runs");
  }

  @Test
  void isWrittenAsCloudWatchReadsIt() {
    List<MetricDirective> directives =
        METRICS.of(Reports.partial(7)).stream()
            .flatMap(document -> MetricDirective.of(document).stream())
            .toList();
    assertThat(directives).hasSize(3);
    for (MetricDirective each : directives) {
      assertThat(each.fields().get("Namespace")).isEqualTo("Labeldrop");
      assertThat(each.names())
          .isNotEmpty()
          .allSatisfy(name -> assertThat(each.document().get(name)).isInstanceOf(Number.class));
      assertThat(each.units()).isSubsetOf("Count", "Bytes", "Seconds");
      assertThat(each.document().toString()).contains("Timestamp=1795348865250");
    }
  }

  @Test
  void hasOneDimensionBesideTheStackAtMost() {
    assertThat(METRICS.of(Reports.partial(7)))
        .flatExtracting(MetricDirective::of)
        .extracting(MetricDirective::dimensions)
        .isEqualTo(
            List.of(
                List.of(List.of("Stack")),
                List.of(List.of("Stack", "Outcome")),
                List.of(List.of("Stack", "Code"))));
  }
}
