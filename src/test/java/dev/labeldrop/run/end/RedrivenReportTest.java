package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.ends;
import static dev.labeldrop.run.end.Reporting.prepared;
import static dev.labeldrop.run.end.Reporting.sent;
import static dev.labeldrop.run.end.Reporting.takesTheTurn;
import static dev.labeldrop.run.end.Reporting.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedUpdate;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.prepare.PrepareAnswer;
import dev.labeldrop.run.send.SubmitAnswer;
import dev.labeldrop.run.state.RunState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of redriven runs: the report counts every turn of theirs. */
final class RedrivenReportTest {

  private final RunBench bench = new RunBench();

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
    takesTheTurn(bench, bench.drop(lines(8, 9, "a")), run);
    RunState state = run.state();
    assertThat(state.turn()).isEqualTo(1);
    Report report = redriven(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().applied()).isEqualTo(6);
    assertThat(report.changes()).isEqualTo(new Report.Changes(6, 0));
    assertThat(report.chunks()).isEqualTo(new Report.Chunks(3, 3));
    assertThat(report.updates()).extracting(ReportedUpdate::turn).containsExactly(1, 1, 1, 2);
    assertThat(report.updates())
        .as("the end of an update is not that of an earlier turn's")
        .extracting(ReportedUpdate::status)
        .containsExactly("UPDATE_COMPLETE", "UPDATE_COMPLETE", null, "UPDATE_COMPLETE");
  }

  @Test
  void doesNotTakeForProvedWhatAnEarlierTurnAppliedIfTheDatasetHasChangedSince() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    bench.executions.running.remove("arn:" + run.id); // aborted, and redriven
    takesTheTurn(bench, bench.drop(lines(8, 9, "a")), run);
    bench.clock.pass(Duration.ofSeconds(1));
    bench.datasets.apply(lines(0, 1, "x")); // somebody else's
    bench.settings = RunBench.settings(2, 0);
    Report report = redriven(run);
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
    takesTheTurn(bench, bench.drop(lines(8, 9, "a")), run);
    Report report = redriven(run);
    assertThat(report.lines().unchanged()).isEqualTo(2);
    assertThat(report.lines().applied()).isEqualTo(4);
    assertThat(report.changes()).isEqualTo(new Report.Changes(4, 0));
  }

  @Test
  void countsWhatAnUpdateAppliedWhoseReplyNeverCame() {
    bench.datasets.apply(lines(0, 1, "old"));
    RunBench.Run run = abortedAtItsUpdate(lines(0, 2, "a"));
    takesTheTurn(bench, bench.drop(lines(8, 9, "a")), run);
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
    takesTheTurn(bench, bench.drop(lines(0, 3, "a")), run);
    Report report = redriven(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().unchanged()).isEqualTo(2);
    assertThat(report.changes()).isNull();
    assertThat(report.whatChanged()).isNull();
  }

  /** The entry says nothing of whether the update was taken: it was just so before. */
  @Test
  void sendsALineAgainWhoseEntryHasErrorsIfItsUpdateWasNeverTaken() {
    bench.datasets.apply(lines(0, 1, "a"));
    bench.datasets.errors.put(
        "s3://acme/0000.jpg", List.of(new EntryError("ERROR_X", "bad image")));
    RunBench.Run run = aborted(lines(0, 1, "a"), "");
    takesTheTurn(bench, bench.drop(lines(8, 9, "a")), run);
    Report report = redriven(run);
    assertThat(report.updates()).extracting(ReportedUpdate::turn).containsExactly(1, 2);
    assertThat(report.lines().applied()).isEqualTo(1);
  }

  @Test
  void countsWhatAnUpdateAppliedThoughTheServiceRewritesLines() {
    bench.datasets.rewrites = line -> line.replace("\"human-annotated\":\"yes\",", "");
    bench.whole(lines(0, 4, "old"));
    bench.whole(lines(0, 4, "older"));
    RunBench.Run run = abortedAtItsUpdate(lines(0, 2, "a"));
    takesTheTurn(bench, bench.drop(lines(8, 9, "a")), run);
    Report report = redriven(run);
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(report.changes()).isEqualTo(new Report.Changes(0, 2));
    assertThat(report.updates()).extracting(ReportedUpdate::turn).containsOnly(1);
  }

  /** The lines of the first turn are known when those of the second cannot be read. */
  @Test
  void leavesNoUndoWithHalfOfTheReplacedLines() {
    bench.whole(lines(0, 4, "o"));
    RunBench.Run run = prepared(bench, lines(0, 4, "n"));
    ends(bench, run, null, null);
    bench.datasets.replies.add(() -> new UpdateReply.Throttled("slow down"));
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Busy.class);
    bench.executions.running.remove("arn:" + run.id);
    bench.clock.pass(Duration.ofMinutes(2));
    takesTheTurn(bench, bench.drop(lines(8, 9, "a")), run);
    sent(bench, run);
    bench.reconciled(run);
    int third = 2 * (line("0000", "o").length() + 1);
    bench.store.failNext(
        "open " + run.drop.uri() + " " + third + "+", new RetryableException("slow down"));
    assertThatThrownBy(() -> bench.report(run)).hasMessageContaining("slow down");
    assertThat(bench.store.uris()).noneMatch(uri -> uri.endsWith(run.id + "/undo.jsonl"));
    Report report = bench.report(run);
    assertThat(text(bench, report, "undo.jsonl")).isEqualTo(lines(0, 4, "o"));
    assertThat(report.changes()).isEqualTo(new Report.Changes(0, 4));
  }

  /** A run whose function dies in the call that applies its lines. */
  private RunBench.Run abortedAtItsUpdate(String lines) {
    return aborted(lines, lines);
  }

  /**
   * A run whose function dies in the call of its update.
   *
   * @param applied the lines that the service takes of it
   */
  private RunBench.Run aborted(String lines, String applied) {
    RunBench.Run run = bench.drop(lines);
    bench.queue(run);
    while (!(bench.prepare(run) instanceof PrepareAnswer.Ready)) {
      bench.clock.pass(Duration.ofSeconds(1));
    }
    bench.datasets.replies.add(() -> {
      bench.datasets.apply(applied);
      throw new RetryableException("no reply");
    });
    assertThatThrownBy(() -> bench.submit(run)).hasMessageContaining("no reply");
    bench.executions.running.remove("arn:" + run.id);
    bench.clock.pass(Duration.ofMinutes(2));
    return run;
  }

  private Report redriven(RunBench.Run run) {
    sent(bench, run);
    bench.reconciled(run);
    return bench.report(run);
  }
}
