package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Severity;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.RunFiles.File;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How each way through the state machine ends, by what its state says at the end. */
final class ReportStepTest {

  private final PlannedRun planned = new PlannedRun(Runs.lines("abcde"));
  private final List<Report> sent = new ArrayList<>();

  @Test
  void isCompleteWhereEveryChunkIsAppliedAndNoEntryHasErrors() {
    planned.files.write(File.ENTRIES, new Reconciliation(0L, List.of(), 0));
    Report report = report("'applied':3,'submitted':false,'status':'UPDATE_COMPLETE'");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 5, 0, 0, 0L, null));
    assertThat(report.chunks()).isEqualTo(new Report.Chunks(3, 3));
    assertThat(report.service()).isEqualTo(new Report.Service("UPDATE_COMPLETE", null, null));
    assertThat(errors(report)).isEmpty();
    assertThat(report.warningCount()).isEqualTo(5);
    assertThat(report.files().rejected()).isNull();
  }

  @Test
  void saysThatEntriesHaveErrors() {
    ReportedProblem problem =
        new ReportedProblem(
            4L,
            null,
            null,
            "ERROR_INVALID_BOUNDING_BOX",
            Severity.ERROR,
            Source.SERVICE,
            "off",
            "s3://acme/d.jpg");
    planned.files.write(File.ENTRIES, new Reconciliation(1L, List.of(problem), 1));
    Report report = report("'applied':3,'status':'UPDATE_COMPLETE'");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE_WITH_ENTRY_ERRORS);
    assertThat(errors(report)).containsExactly(problem);
    assertThat(report.errorCount()).isEqualTo(1);
  }

  @Test
  void isPartialWhereALaterUpdateFailed() {
    Report report =
        report(
            "'applied':1,'submitted':true,'done':true,'status':'UPDATE_FAILED',"
                + "'statusMessage':'ERROR_TOO_MANY_RECORDS_IN_ERROR','statusMessageCode':'CLIENT_ERROR'");
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(errors(report))
        .containsExactly(
            new ReportedProblem(
                null,
                null,
                null,
                "ERROR_TOO_MANY_RECORDS_IN_ERROR",
                Severity.ERROR,
                Source.SERVICE,
                "Chunk 2 of 3 (lines 3 to 4): The update ended in status UPDATE_FAILED:"
                    + " ERROR_TOO_MANY_RECORDS_IN_ERROR Look at the lines of that chunk, and drop"
                    + " the file again when they are mended.",
                null));
  }

  @Test
  void saysThatTheServiceGaveNoReason() {
    Report report = report("'applied':0,'submitted':true,'done':true,'status':'UPDATE_FAILED'");
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.problems().getFirst().code()).isEqualTo("ERROR_UPDATE_FAILED");
    assertThat(report.problems().getFirst().message())
        .contains("The update ended in status UPDATE_FAILED; the service gave no reason. ");
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 0, 0, 5, 0L, 0L));
  }

  @Test
  void saysThatAnUpdateWasNotOverInTime() {
    Report report =
        report(
            "'applied':0,'submitted':true,'done':false,'status':'UPDATE_IN_PROGRESS',"
                + "'deadline':'2026-11-22T13:00:00Z'");
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(report.problems().getFirst().message())
        .isEqualTo(
            "Chunk 1 of 3 (lines 1 to 2): The update was still in status UPDATE_IN_PROGRESS at"
                + " 2026-11-22T13:00:00Z. The stack parameter UpdateTimeoutMinutes sets how long"
                + " an update may take.");
  }

  @Test
  void saysThatTheDatasetWasBusyForTooLong() {
    Report report =
        report(
            "'applied':1,'submitted':false,'done':true,'status':'UPDATE_COMPLETE',"
                + "'deadline':'2026-11-22T13:00:00Z'");
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(report.problems().getFirst().message()).contains("busy with other updates");
  }

  @Test
  void saysWhatAStepFailedWith() {
    Report report =
        report(
            "'applied':1,'submitted':false,'done':false,'status':'UPDATE_COMPLETE','error':"
                + "{'name':'dev.labeldrop.PermanentException','cause':"
                + "'{\\\"errorMessage\\\":\\\"ERROR_OBJECT_CHANGED: it was replaced\\\"}'}");
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.problems().getFirst())
        .isEqualTo(
            ReportedProblem.ofFile(
                Code.ERROR_OBJECT_CHANGED,
                Source.VALIDATION,
                "Chunk 2 of 3 (lines 3 to 4): it was replaced"));
  }

  @Test
  void doesNotClaimToKnowHowAnUpdateEndedThatItCouldNotLookAt() {
    Report report =
        report(
            "'applied':0,'submitted':true,'done':false,'status':'UPDATE_IN_PROGRESS',"
                + "'error':{'name':'Lambda.ServiceException','cause':'down'}");
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.problems().getFirst().message())
        .startsWith(
            "Chunk 1 of 3 (lines 1 to 2): Whether its update ended is not known: A step failed with"
                + " Lambda.ServiceException: down. ");
  }

  @Test
  void saysThatTheServiceDeniedACall() {
    Report report =
        report(
            "'applied':0,'submitted':false,'error':{'name':'dev.labeldrop.PermanentException',"
                + "'cause':'{\\\"errorMessage\\\":\\\"ERROR_ACCESS_DENIED: no\\\"}'}");
    assertThat(report.problems().getFirst().source()).isEqualTo(Source.SERVICE);
  }

  @Test
  void givesTheDatasetBackToTheNextRun() {
    DatasetLease lease =
        new DatasetLease(
            planned.store, Runs.BUCKET, Runs.DATASET, Clock.fixed(Runs.NOON, ZoneOffset.UTC));
    assertThat(lease.take(planned.run, Runs.NOON)).isTrue();
    assertThat(lease.take("other-0123456789ab", Runs.NOON)).isFalse();
    report("'applied':3,'status':'UPDATE_COMPLETE'");
    assertThat(lease.take("other-0123456789ab", Runs.NOON)).isTrue();
  }

  @Test
  void saysThatTheEntriesCouldNotBeChecked() {
    Report report =
        report(
            "'applied':3,'status':'UPDATE_COMPLETE','reconcileError':{'name':'States.Timeout','cause':null}");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines().withErrors()).isNull();
    assertThat(report.problems().getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(report.problems().getFirst().message())
        .startsWith("The dataset's entries could not be checked for errors. ");
    assertThat(report.errorCount()).isZero();
    // Beside it there is a warning for each of the five images without a label.
    assertThat(report.warningCount()).isEqualTo(6);
  }

  @Test
  void isRejectedWhereValidationRefusedTheFile() {
    PlannedRun refused = new PlannedRun(Runs.line("a") + "bad\n");
    Report report = report(refused, "'applied':0");
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(report.service()).isNull();
    assertThat(errors(report))
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
    assertThat(report.files().rejected())
        .isEqualTo("s3://acme-drops/runs/" + refused.run + "/rejected.jsonl");
  }

  @Test
  void sendsOneNoticeHoweverOftenItIsEntered() {
    report("'applied':3,'status':'UPDATE_COMPLETE'");
    assertThat(
            step(planned)
                .report(request(planned, "'applied':3,'status':'UPDATE_COMPLETE'"))
                .notified())
        .isFalse();
    assertThat(sent).hasSize(1);
  }

  @Test
  void sendsTheNoticeAgainWhereItIsNotKnownToHaveGone() {
    planned.store.failNext(
        "put s3://acme-drops/runs/" + planned.run + "/notice.json", new RetryableException("no"));
    assertThatThrownBy(() -> step(planned).report(request(planned, "'applied':3")))
        .isInstanceOf(RetryableException.class);
    assertThat(step(planned).report(request(planned, "'applied':3")).notified()).isTrue();
    assertThat(sent).extracting(Report::runId).containsExactly(planned.run, planned.run);
  }

  /** Without the warnings that every one of these lines has, because it is not labelled. */
  private static List<ReportedProblem> errors(Report report) {
    return report.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .toList();
  }

  private Report report(String state) {
    return report(planned, state);
  }

  private Report report(PlannedRun run, String state) {
    ReportStep.Answer answer = step(run).report(request(run, state));
    assertThat(answer.notified()).isTrue();
    assertThat(answer.report()).isEqualTo("s3://acme-drops/runs/" + run.run + "/report.json");
    assertThat(run.files.has(File.REPORT)).isTrue();
    assertThat(run.files.has(File.NOTICE)).isTrue();
    return sent.getLast();
  }

  private ReportStep step(PlannedRun run) {
    return new ReportStep(
        run.store,
        sent::add,
        Runs.settings(),
        Clock.fixed(Runs.NOON.plusSeconds(90), ZoneOffset.UTC));
  }

  private static ReportStep.Request request(PlannedRun run, String state) {
    String json =
        "{\"run\":\"%s\",\"bucket\":\"acme-drops\",%s}"
            .formatted(run.run, state.replace('\'', '"'));
    return Json.read(
        ReportStep.Request.class, json.getBytes(StandardCharsets.UTF_8), "input of Report");
  }
}
