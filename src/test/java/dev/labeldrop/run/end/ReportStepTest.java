package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedUpdate;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.prepare.PrepareAnswer;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How each way through the state machine ends. */
final class ReportStepTest {

  private final RunBench bench = new RunBench();

  private String text(Report report, String file) {
    byte[] there =
        bench.store.get(RunBench.BUCKET, "runs/" + report.runId() + "/" + file).orElseThrow();
    return new String(there, UTF_8);
  }

  /** Queues, prepares, however many calls that takes, and sends. */
  private void sent(RunBench.Run run) {
    assertThat(bench.queue(run)).isTrue();
    PrepareAnswer answer = bench.prepare(run);
    while (!(answer instanceof PrepareAnswer.Ready)) {
      bench.clock.pass(Duration.ofSeconds(61));
      answer = bench.prepare(run);
    }
    bench.send(run);
  }

  private static List<String> codes(Report report) {
    return report.problems().stream()
        .map(ReportedProblem::code)
        .filter(code -> !code.equals("WARNING_IMAGE_NOT_CHECKED"))
        .toList();
  }

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
    assertThat(text(report, "undo.jsonl")).isEqualTo(lines(1, 3, "a"));
    Report undone = bench.whole(text(report, "undo.jsonl"));
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
  void leavesFailingMissingAndDifferingLinesInOneFile() {
    bench.whole(lines(0, 2, "a"));
    bench.datasets.fails = line -> line.contains("0009");
    bench.datasets.drops = line -> line.contains("0001") || line.contains("0007");
    Report report = bench.whole(lines(0, 2, "b") + lines(7, 10, "b"));
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 4, 1, 0, 0, 0, 0L, 2L));
    assertThat(text(report, "rejected.jsonl"))
        .isEqualTo(lines(1, 2, "b") + lines(7, 8, "b") + lines(9, 10, "b"));
    assertThat(text(report, "rejected.reasons.jsonl").lines())
        .hasSize(3)
        .satisfiesExactly(
            first -> assertThat(first).contains("ERROR_ENTRY_DIFFERS", "s3://acme/0001.jpg"),
            second -> assertThat(second).contains("ERROR_MISSING_ENTRY", "s3://acme/0007.jpg"),
            third -> assertThat(third).contains("ERROR_LINE_FAILS_UPDATE", "s3://acme/0009.jpg"));
    assertThat(report.isolation()).isNotNull();
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
      sent(run);
      bench.store.put(
          RunBench.BUCKET, "runs/" + run.id + "/" + file, "{".getBytes(UTF_8), "application/json");
      Report report = bench.report(run);
      assertThat(report.outcome()).as(file).isEqualTo(Outcome.FAILED);
      assertThat(report.problems().getFirst().code()).isEqualTo("ERROR_INVALID_INPUT");
    }
  }

  @Test
  void doesNotClaimThatNoLineIsMissingIfThePlanIsGone() {
    RunBench.Run run = bench.drop(lines(0, 4, "a"));
    sent(run);
    bench.store.delete(RunBench.BUCKET, "runs/" + run.id + "/plan.json");
    Report report = bench.report(run);
    assertThat(report.problems().getFirst().code()).isEqualTo("ERROR_PLAN_NOT_FOUND");
    assertThat(report.lines()).isEqualTo(new Report.Lines(0, 0, 0, 0, 0, 0, 0, 0, null, null));
  }

  @Test
  void countsWhatAnEarlierTurnHasApplied() {
    RunBench.Run run = bench.drop(lines(0, 6, "a"));
    bench.queue(run);
    bench.prepare(run);
    bench.submit(run);
    bench.poll(run);
    bench.submit(run);
    bench.poll(run);
    bench.datasets.replies.add(UpdateReply.Accepted::new); // and nothing becomes of it
    bench.submit(run);
    bench.executions.running.remove("arn:" + run.id); // aborted, and redriven
    RunBench.Run other = bench.drop(lines(8, 9, "a"));
    sent(other);
    bench.reconciled(other);
    bench.executions.running.add("arn:" + run.id);
    bench.report(other);
    RunState state = run.state();
    assertThat(state.turn()).isEqualTo(1);
    bench.executions.waiting.add("token-" + run.id);
    sent(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().applied()).isEqualTo(6);
    assertThat(report.changes()).isEqualTo(new Report.Changes(6, 0));
    assertThat(report.updates()).extracting(ReportedUpdate::turn).containsExactly(1, 1, 1, 2);
  }

  @Test
  void doesNotTakeForProvedWhatAnEarlierTurnAppliedIfTheDatasetHasChangedSince() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(run);
    bench.executions.running.remove("arn:" + run.id); // aborted, and redriven
    RunBench.Run other = bench.drop(lines(8, 9, "a"));
    sent(other);
    bench.reconciled(other);
    bench.executions.running.add("arn:" + run.id);
    bench.report(other);
    bench.clock.pass(Duration.ofSeconds(1));
    bench.datasets.apply(lines(0, 1, "x")); // somebody else's
    bench.settings = RunBench.settings(2, 0);
    bench.executions.waiting.add("token-" + run.id);
    sent(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE_UNVERIFIED);
  }

  @Test
  void countsWhatAnEarlierTurnFoundUnchangedNotAsApplied() {
    bench.whole(lines(0, 2, "a"));
    RunBench.Run run = bench.drop(lines(0, 6, "a"));
    bench.queue(run);
    bench.prepare(run);
    bench.submit(run);
    bench.poll(run);
    bench.submit(run);
    bench.executions.running.remove("arn:" + run.id); // aborted, and redriven
    bench.clock.pass(Duration.ofMinutes(2));
    RunBench.Run other = bench.drop(lines(8, 9, "a"));
    sent(other);
    bench.reconciled(other);
    bench.executions.running.add("arn:" + run.id);
    bench.report(other);
    bench.executions.waiting.add("token-" + run.id);
    sent(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.lines().unchanged()).isEqualTo(2);
    assertThat(report.lines().applied()).isEqualTo(4);
    assertThat(report.changes()).isEqualTo(new Report.Changes(4, 0));
  }

  @Test
  void countsWhatAnUpdateAppliedWhoseReplyNeverCame() {
    bench.datasets.apply(lines(0, 1, "old"));
    RunBench.Run run = abortedAtItsUpdate(lines(0, 2, "a"));
    takesTheTurn(bench.drop(lines(8, 9, "a")), run);
    Report report = redriven(run);
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(report.lines().unchanged()).isZero();
    assertThat(report.changes()).isEqualTo(new Report.Changes(1, 1));
    assertThat(report.updates()).extracting(ReportedUpdate::turn).containsExactly(1);
  }

  /** Which of the two drops has brought the lines there is not known. */
  @Test
  void claimsNoChangesIfANewerDropHasTheLinesOfAnUpdateWhoseReplyNeverCame() {
    RunBench.Run run = abortedAtItsUpdate(lines(0, 2, "a"));
    takesTheTurn(bench.drop(lines(0, 3, "a")), run);
    Report report = redriven(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().unchanged()).isEqualTo(2);
    assertThat(report.changes()).isNull();
  }

  @Test
  void givesBackWhatValidationRejectedThoughTheFileIsGone() {
    skipsInvalidLines();
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = bench.drop("nonsense\n" + lines(1, 2, "a"));
    sent(run);
    bench.store.remove(RunBench.BUCKET, run.drop.key());
    Report report = bench.report(run);
    assertThat(report.lines().failed()).isEqualTo(1);
    assertThat(codes(report)).contains("WARNING_REJECTED_INCOMPLETE");
    assertThat(text(report, "rejected.jsonl")).isEqualTo("nonsense\n");
  }

  /**
   * The n-th reason is that of the n-th line: without the lines, the reasons would be of others.
   */
  @Test
  void saysThatRejectedLinesAreLostIfTheirFileIsGone() {
    skipsInvalidLines();
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = bench.drop("nonsense\n" + lines(1, 2, "a"));
    sent(run);
    String key =
        bench.store.uris().stream()
            .filter(uri -> uri.contains("/ingest-") && uri.endsWith("/rejected.jsonl"))
            .map(uri -> uri.substring("s3://".length() + RunBench.BUCKET.length() + 1))
            .findFirst()
            .orElseThrow();
    bench.store.delete(RunBench.BUCKET, key);
    Report report = bench.report(run);
    assertThat(text(report, "rejected.jsonl")).isEqualTo(lines(1, 2, "a"));
    assertThat(text(report, "rejected.reasons.jsonl").lines()).hasSize(1);
    assertThat(report.problems())
        .filteredOn(problem -> problem.code().equals("WARNING_REJECTED_INCOMPLETE"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains(key + " is gone. See what deletes"));
  }

  @Test
  void saysNothingOfRejectedLinesIfTheyAreAllThere() {
    skipsInvalidLines();
    Report report = bench.whole("nonsense\n" + lines(1, 2, "a"));
    assertThat(codes(report)).doesNotContain("WARNING_REJECTED_INCOMPLETE");
  }

  /** A run whose function dies in the call that applies its lines. */
  private RunBench.Run abortedAtItsUpdate(String lines) {
    RunBench.Run run = bench.drop(lines);
    bench.queue(run);
    while (!(bench.prepare(run) instanceof PrepareAnswer.Ready)) {
      bench.clock.pass(Duration.ofSeconds(1));
    }
    bench.datasets.replies.add(() -> {
      bench.datasets.apply(lines);
      throw new RetryableException("no reply");
    });
    assertThatThrownBy(() -> bench.submit(run)).hasMessageContaining("no reply");
    bench.executions.running.remove("arn:" + run.id);
    bench.clock.pass(Duration.ofMinutes(2));
    return run;
  }

  /** Another run goes from beginning to end before an aborted one is redriven. */
  private void takesTheTurn(RunBench.Run other, RunBench.Run aborted) {
    sent(other);
    bench.reconciled(other);
    bench.executions.running.add("arn:" + aborted.id);
    bench.report(other);
    bench.executions.waiting.add("token-" + aborted.id);
  }

  private Report redriven(RunBench.Run run) {
    sent(run);
    bench.reconciled(run);
    return bench.report(run);
  }

  @Test
  void leavesNoTurnBehindThatTheNextRunCannotRead() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(run);
    bench.store.put(
        RunBench.BUCKET, "runs/" + run.id + "/plan.json", "{".getBytes(UTF_8), "application/json");
    bench.report(run);
    RunBench.Run next = bench.drop(lines(0, 3, "a"));
    sent(next);
    bench.reconciled(next);
    Report report = bench.report(next);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().unchanged()).isEqualTo(2);
  }

  @Test
  void rejectsWithoutATurn() {
    RunBench.Run run = bench.drop(lines(0, 2, "a") + "nonsense\n");
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 2, 1, 0, 0, 2, 0, 0, 0L, 0L));
    assertThat(text(report, "rejected.jsonl")).isEqualTo("nonsense\n");
    assertThat(report.files().reasons()).endsWith("/rejected.reasons.jsonl");
  }

  private void skipsInvalidLines() {
    Settings all = bench.settings;
    bench.settings =
        new Settings(
            null,
            Settings.OnInvalidLine.SKIP,
            all.limits(),
            all.updateTimeout(),
            all.isolation(),
            all.mostListingCalls(),
            false);
  }

  @Test
  void leavesTheRejectedLinesOfAFileWhoseRestWasSent() {
    skipsInvalidLines();
    bench.datasets.fails = line -> line.contains("0001");
    Report report = bench.whole(lines(0, 1, "a") + "nonsense\n" + lines(1, 2, "a"));
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(text(report, "rejected.jsonl")).isEqualTo("nonsense\n" + lines(1, 2, "a"));
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 2, 1, 1, 1, 0, 0, 0, 0L, 0L));
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
}
