package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.codes;
import static dev.labeldrop.run.end.Reporting.destroy;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.run.RunBench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose documents are gone, cannot be read, or contradict each other. */
final class UnreadableRunReportTest {

  private final RunBench bench = new RunBench();

  @Test
  void reportsALogThatDoesNotFollowFromItsPlan() {
    RunBench.Run run = bench.drop(lines(0, 4, "a"));
    bench.through(run);
    String log = "runs/" + run.id + "/turn-1/updates.json";
    String text = new String(bench.store.get(RunBench.BUCKET, log).orElseThrow(), UTF_8);
    bench.store.put(
        RunBench.BUCKET, log, text.replace("\"from\":0", "\"from\":1").getBytes(UTF_8), "x");
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.problems().getFirst().message()).contains("but the plan leads to");
  }

  @Test
  void reportsARunWhoseDocumentsCannotBeRead() {
    for (String file : List.of("plan.json", "turn-1/prepared.json", "turn-1/updates.json")) {
      RunBench.Run run = bench.drop(lines(0, 4, file.substring(0, 5)));
      sent(bench, run);
      destroy(bench, run, file);
      Report report = bench.report(run);
      assertThat(report.outcome()).as(file).isEqualTo(Outcome.FAILED);
      assertThat(report.problems().getFirst().code()).isEqualTo("ERROR_INVALID_INPUT");
    }
  }

  @Test
  void doesNotClaimThatNoLineIsMissingIfThePlanIsGone() {
    RunBench.Run run = bench.drop(lines(0, 4, "a"));
    sent(bench, run);
    bench.store.delete(RunBench.BUCKET, "runs/" + run.id + "/plan.json");
    Report report = bench.report(run);
    assertThat(report.problems().getFirst().code()).isEqualTo("ERROR_PLAN_NOT_FOUND");
    assertThat(report.lines()).isEqualTo(new Report.Lines(0, 0, 0, 0, 0, 0, 0, 0, null, null));
  }

  @Test
  void leavesNoTurnBehindThatTheNextRunCannotRead() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    destroy(bench, run, "plan.json");
    bench.report(run);
    RunBench.Run next = bench.drop(lines(0, 3, "a"));
    sent(bench, next);
    bench.reconciled(next);
    Report report = bench.report(next);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().unchanged()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"images.json", "turn-1/dataset.json", "turn-1/entries.json"})
  void saysThatADocumentCannotBeReadThoughEveryLineWasApplied(String file) {
    RunBench.Run run = bench.drop(lines(0, 4, "a"));
    sent(bench, run);
    bench.reconciled(run);
    destroy(bench, run, file);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.lines().applied()).isEqualTo(4);
    assertThat(message(report, "ERROR_INVALID_INPUT")).contains(file);
  }

  @Test
  void saysThatWhatValidationFoundCannotBeRead() {
    RunBench.Run run = bench.drop(lines(0, 4, "a"));
    sent(bench, run);
    bench.reconciled(run);
    String file = bench.open(run).plan().documents() + "/problems.json";
    destroy(bench, run, file);
    Report report = bench.report(run);
    assertThat(message(report, "ERROR_INVALID_INPUT")).contains(file);
    assertThat(codes(report)).hasSize(1);
  }
}
