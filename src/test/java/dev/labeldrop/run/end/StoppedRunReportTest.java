package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.codes;
import static dev.labeldrop.run.end.Reporting.ends;
import static dev.labeldrop.run.end.Reporting.fails;
import static dev.labeldrop.run.end.Reporting.isolating;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.report.EntryCheck;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedUpdate;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.prepare.PrepareAnswer;
import dev.labeldrop.run.send.SubmitAnswer;
import org.junit.jupiter.api.Test;

/** Runs that ended before every line was sent: what the report says of where they were. */
final class StoppedRunReportTest {

  private static final String REFUSED = "ERROR_ACCESS_DENIED: It is not allowed.";

  private final RunBench bench = new RunBench();

  @Test
  void namesTheChunkWhoseUpdateFailed() {
    bench.settings = isolating(bench.settings, false, 40);
    bench.datasets.fails = line -> line.contains("0003");
    RunBench.Run run = prepared(bench, lines(0, 6, "a"));
    ends(bench, run, null, null);
    ends(bench, run, "Something is wrong.", "CLIENT_ERROR");
    bench.send(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(message(report, "ERROR_UPDATE_FAILED"))
        .isEqualTo(
            "Chunk 2 of 3 (lines 3 to 4): The update ended in status UPDATE_FAILED (CLIENT_ERROR):"
                + " Something is wrong. "
                + Code.ERROR_UPDATE_FAILED.remedy());
    assertThat(report.lines()).isEqualTo(new Report.Lines(6, 6, 0, 2, 2, 2, 0, 0, 0L, 0L));
    assertThat(report.chunks()).isEqualTo(new Report.Chunks(3, 1));
    assertThat(report.service())
        .isEqualTo(new Report.Service("UPDATE_FAILED", "Something is wrong.", "CLIENT_ERROR"));
  }

  @Test
  void saysThatNothingWasAppliedIfTheFirstUpdateFails() {
    bench.settings = isolating(bench.settings, false, 40);
    bench.datasets.fails = line -> true;
    RunBench.Run run = prepared(bench, lines(0, 4, "a"));
    ends(bench, run, "Too many (ERROR_MANIFEST_TOO_MANY_LABELS).", null);
    bench.submit(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(codes(report)).containsExactly("ERROR_MANIFEST_TOO_MANY_LABELS");
    assertThat(report.lines().failed()).isEqualTo(2);
    assertThat(report.lines().notSent()).isEqualTo(2);
    assertThat(report.check().statement())
        .isEqualTo("Nothing was applied, so there was nothing to look for.");
    assertThat(report.check().method()).isEqualTo(EntryCheck.Method.NOT_CHECKED);
    assertThat(report.check().entriesBefore()).isZero();
    assertThat(report.lines().withErrors()).isZero();
  }

  @Test
  void saysThatTheServiceItselfIsAtFault() {
    bench.settings = isolating(bench.settings, false, 40);
    bench.datasets.fails = line -> true;
    RunBench.Run run = prepared(bench, lines(0, 2, "a"));
    ends(bench, run, "Internal failure.", "SERVICE_ERROR");
    bench.submit(run);
    assertThat(message(bench.report(run), "ERROR_UPDATE_FAILED"))
        .isEqualTo(
            "Chunk 1 of 1 (lines 1 to 2): The update ended in status UPDATE_FAILED"
                + " (SERVICE_ERROR): Internal failure. That is the service's own fault, not that of"
                + " the lines: drop the file again later, and ask AWS Support if it stays so.");
  }

  @Test
  void namesTheChunkThatWasToBeSentNext() {
    RunBench.Run run = prepared(bench, lines(0, 4, "a"));
    ends(bench, run, null, null);
    fails(run, REFUSED);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(message(report, "ERROR_ACCESS_DENIED"))
        .isEqualTo("Chunk 2 of 2 (lines 3 to 4): It is not allowed.");
    assertThat(report.updates())
        .as("the end that only the look has seen counts")
        .extracting(ReportedUpdate::status)
        .containsExactly("UPDATE_COMPLETE");
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(message(report, "WARNING_ENTRIES_NOT_CHECKED"))
        .contains(" The dataset could not be asked. ");
    assertThat(report.check().statement()).isEqualTo("The dataset could not be asked.");
    assertThat(report.lines().withErrors()).isNull();
  }

  @Test
  void namesTheChunkWhoseUpdateIsUnderWay() {
    RunBench.Run run = prepared(bench, lines(0, 4, "a"));
    bench.submit(run);
    fails(run, REFUSED);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(message(report, "ERROR_ACCESS_DENIED"))
        .isEqualTo(
            "Chunk 1 of 2 (lines 1 to 2): Whether its update ended is not known: It is not"
                + " allowed.");
    assertThat(report.lines().notSent()).isEqualTo(4);
  }

  @Test
  void namesTheLinesOfAPieceWhoseUpdateIsUnderWay() {
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = prepared(bench, lines(0, 2, "a"));
    ends(bench, run, "No.", null);
    ends(bench, run, "No.", null);
    bench.submit(run);
    fails(run, REFUSED);
    assertThat(message(bench.report(run), "ERROR_ACCESS_DENIED"))
        .startsWith("Lines 1 to 1, a piece of chunk 1: Whether its update ended is not known: ");
  }

  @Test
  void namesNoChunkIfNoneWasPrepared() {
    RunBench.Run run = bench.drop(lines(0, 4, "a"));
    bench.queue(run);
    fails(run, REFUSED);
    Report report = bench.report(run);
    assertThat(message(report, "ERROR_ACCESS_DENIED")).isEqualTo("It is not allowed.");
    assertThat(report.chunks()).isEqualTo(new Report.Chunks(0, 0));
    assertThat(report.service()).isNull();
    assertThat(report.check().ledger()).isEqualTo(EntryCheck.LedgerUse.NOT_KNOWN);
  }

  @Test
  void saysUntilWhenAnUpdateWasWaitedFor() {
    RunBench.Run run = prepared(bench, lines(0, 4, "a"));
    bench.submit(run);
    bench.datasets.shown = updating();
    bench.poll(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(message(report, "ERROR_UPDATE_TIMED_OUT"))
        .isEqualTo(
            "Chunk 1 of 2 (lines 1 to 2): The update was still in status UPDATE_IN_PROGRESS at "
                + run.state().deadline()
                + ". The stack parameter UpdateTimeoutMinutes sets how long an update may take.");
  }

  @Test
  void saysUntilWhenABusyDatasetWasWaitedFor() {
    RunBench.Run run = prepared(bench, lines(0, 4, "a"));
    bench.datasets.shown = updating();
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Busy.class);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(message(report, "ERROR_UPDATE_TIMED_OUT"))
        .isEqualTo("Chunk 1 of 2 (lines 1 to 2): " + busyUntil(run));
  }

  @Test
  void saysUntilWhenADatasetWasWaitedForThatWasBusyFromTheStart() {
    RunBench.Run run = bench.drop(lines(0, 4, "a"));
    bench.queue(run);
    bench.datasets.shown = updating();
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Busy.class);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(message(report, "ERROR_UPDATE_TIMED_OUT")).isEqualTo(busyUntil(run));
    assertThat(report.lines()).isEqualTo(new Report.Lines(4, 4, 0, 0, 0, 4, 0, 0, 0L, 0L));
  }

  private static String busyUntil(RunBench.Run run) {
    return "The dataset was busy with other updates all the time, until "
        + run.state().busyUntil()
        + ". Drop the file again.";
  }

  private DatasetDescription updating() {
    return new DatasetDescription(
        "UPDATE_IN_PROGRESS", null, null, bench.clock.instant(), null, null, null);
  }

  @Test
  void saysThatARunWasStoppedBeforeAnythingWasSent() {
    RunBench.Run run = prepared(bench, lines(0, 2, "a"));
    fails(run, "ERROR_RUN_STOPPED: Anna stopped the run.");
    assertThat(message(bench.report(run), "ERROR_RUN_STOPPED"))
        .isEqualTo(
            "Chunk 1 of 1 (lines 1 to 2): Anna stopped the run. Nothing of the file was sent.");
  }

  @Test
  void saysHowToTakeBackWhatAStoppedRunHadSent() {
    RunBench.Run run = prepared(bench, lines(0, 4, "a"));
    ends(bench, run, null, null);
    fails(run, "ERROR_RUN_STOPPED: Anna stopped the run.");
    assertThat(message(bench.report(run), "ERROR_RUN_STOPPED"))
        .isEqualTo(
            "Chunk 2 of 2 (lines 3 to 4): Anna stopped the run. "
                + Code.ERROR_RUN_STOPPED.remedy());
  }
}
