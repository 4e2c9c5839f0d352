package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.codes;
import static dev.labeldrop.run.end.Reporting.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.ledger.EntryState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How each way through the state machine ends. */
final class ReportStepTest {

  private final RunBench bench = new RunBench();

  @Test
  void isCompleteIfEveryLineIsProved() {
    Report report = bench.whole(lines(0, 5, "a"));
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 5, 0, 0, 0, 0, 0L, 0L));
    assertThat(report.changes()).isEqualTo(new Report.Changes(5, 0));
    assertThat(report.chunks()).isEqualTo(new Report.Chunks(3, 3));
    assertThat(report.updates()).hasSize(3).allMatch(update -> update.turn() == 1);
    assertThat(report.files().undo()).isNull();
    assertThat(report.files().rejected()).isNull();
    assertThat(report.errorCount()).isZero();
  }

  @Test
  void isCompleteIfThereIsNothingToSend() {
    bench.whole(lines(0, 3, "a"));
    Report report = bench.whole(lines(0, 3, "a"));
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 3, 0, 0, 0, 0, 3, 0, 0L, 0L));
    assertThat(report.updates()).isEmpty();
  }

  @Test
  void leavesTheReplacedLinesAsTheyWere() {
    bench.whole(lines(0, 4, "a"));
    Report report = bench.whole(lines(1, 3, "b") + lines(8, 9, "b"));
    assertThat(report.changes()).isEqualTo(new Report.Changes(1, 2));
    assertThat(report.files().undo()).endsWith("/undo.jsonl");
    assertThat(text(bench, report, "undo.jsonl")).isEqualTo(lines(1, 3, "a"));
    Report undone = bench.whole(text(bench, report, "undo.jsonl"));
    assertThat(undone.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(bench.datasets.entries).containsEntry("s3://acme/0001.jpg", line("0001", "a"));
  }

  @Test
  void isNotProvedIfTheEntriesMayNotBeListed() {
    bench.whole(lines(0, 2, "a"));
    bench.datasets.listingFailure = new PermanentException(Code.ERROR_ACCESS_DENIED, "No.");
    Report report = bench.whole(lines(0, 2, "b"));
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE_UNVERIFIED);
    assertThat(report.lines().missing()).isNull();
    assertThat(codes(report)).contains("WARNING_LINES_NOT_PROVED");
  }

  @Test
  void isNotProvedIfReconcileFailed() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.through(run);
    run.put("reconcileError", Map.of("name", "States.Timeout", "cause", "too slow"));
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE_UNVERIFIED);
    assertThat(report.lines().withErrors()).isNull();
    assertThat(codes(report)).contains("WARNING_ENTRIES_NOT_CHECKED");
    assertThat(bench.ledger().size()).isEqualTo(2);
    assertThat(bench.ledger().state(0)).isEqualTo(EntryState.PROVED);
  }

  @Test
  void saysThatEntriesHaveErrors() {
    bench.datasets.errors.put("s3://acme/0001.jpg", List.of(new EntryError("ERROR_X", "off")));
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.through(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE_WITH_ENTRY_ERRORS);
    assertThat(report.lines().withErrors()).isEqualTo(1);
    assertThat(codes(report)).contains("ERROR_X");
  }

  @Test
  void isTimedOutIfTheEndWasNotSeen() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.queue(run);
    bench.prepare(run);
    for (int i = 0; i < 3; i++) {
      bench.datasets.replies.add(UpdateReply.Accepted::new); // and nothing becomes of it
      bench.submit(run);
      bench.poll(run);
      bench.clock.pass(Duration.ofSeconds(61));
      bench.poll(run);
    }
    bench.submit(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(report.problems().getFirst().message())
        .contains("no end was seen that is surely its own");
    assertThat(report.lines().notSent()).isEqualTo(2);
    assertThat(report.updates()).hasSize(3).allMatch(update -> update.status() == null);
    assertThat(bench.ledger().header().complete()).isFalse();
  }

  @Test
  void handsTheTurnOnBeforeTheReportIsWritten() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.through(run);
    RunBench.Run next = bench.drop(lines(0, 2, "b"));
    assertThat(bench.queue(next)).isFalse();
    bench.reconciled(run);
    bench.report(run);
    assertThat(bench.awake(next)).isTrue();
  }

  @Test
  void sendsOneNotice() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.through(run);
    bench.reconciled(run);
    bench.report(run);
    bench.report(run);
    assertThat(bench.notices).hasSize(1);
  }

  /** If the step failed, the execution would, and the rule would announce that none was sent. */
  @Test
  void endsWellIfTheNoticeIsOutAndCannotBeNoted() {
    for (LabeldropException failure :
        List.of(
            new PermanentException(Code.ERROR_ACCESS_DENIED, "No."),
            new RetryableException("slow down"))) {
      RunBench.Run run = bench.drop(lines(0, 2, "a"));
      bench.through(run);
      bench.reconciled(run);
      String notice = "runs/" + run.id + "/notice.json";
      bench.store.failNext("put s3://" + RunBench.BUCKET + "/" + notice, failure);
      int before = bench.notices.size();

      Report report = bench.report(run);

      assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
      assertThat(bench.notices).hasSize(before + 1);
      assertThat(bench.store.text(RunBench.BUCKET, notice)).isEmpty();
      assertThat(bench.warnings.getLast())
          .startsWith("The notice was sent, but s3://acme-drops/" + notice);
    }
  }

  @Test
  void rejectsWithoutATurn() {
    RunBench.Run run = bench.drop(lines(0, 2, "a") + "nonsense\n");
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 2, 1, 0, 0, 2, 0, 0, 0L, 0L));
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo("nonsense\n");
    assertThat(report.files().reasons()).endsWith("/rejected.reasons.jsonl");
  }

  @Test
  void namesTheStepThatFailed() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    run.put(
        "error", Map.of("name", "x", "cause", "{\"errorMessage\":\"ERROR_ACCESS_DENIED: no\"}"));
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(codes(report)).contains("ERROR_ACCESS_DENIED");
    assertThat(report.lines().notSent()).isEqualTo(2);
  }

  @Test
  void failsIfTheDatasetHasNoneOfTheLines() {
    bench.datasets.drops = line -> true;
    Report report = bench.whole(lines(0, 2, "a"));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.lines().missing()).isEqualTo(2);
    assertThat(codes(report)).containsExactly("ERROR_MISSING_ENTRY", "ERROR_MISSING_ENTRY");
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo(lines(0, 2, "a"));
    assertThat(report.files().rejected()).endsWith("/rejected.jsonl");
  }

  @Test
  void isPartialIfTheDatasetHasSomeOfTheLines() {
    bench.datasets.drops = line -> line.contains("0001");
    Report report = bench.whole(lines(0, 2, "a"));
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(codes(report)).containsExactly("ERROR_MISSING_ENTRY");
  }
}
