package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Limits;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How each way through the state machine ends, by what its state says at the end. */
final class ReportStepTest {

  private static final String COMPLETE = "UPDATE_COMPLETE";
  private static final String FAILED = "UPDATE_FAILED";

  private final PlannedRun planned = new PlannedRun(Runs.lines("abcde"));
  private final List<Report> sent = new ArrayList<>();
  private Settings settings = Runs.settings();

  @Test
  void isCompleteWhereEveryChunkIsAppliedAndNoEntryHasErrors() {
    planned.sent(COMPLETE, COMPLETE, COMPLETE);
    planned.files.write(File.ENTRIES, entries(0L, 0L, 0, List.of()));
    Report report = report("'status':'UPDATE_COMPLETE'");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 5, 0, 0, 0L, 0L));
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
    planned.sent(COMPLETE, COMPLETE, COMPLETE);
    planned.files.write(File.ENTRIES, entries(1L, 0L, 0, List.of(problem)));
    Report report = report("'status':'UPDATE_COMPLETE'");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE_WITH_ENTRY_ERRORS);
    assertThat(errors(report)).containsExactly(problem);
    assertThat(report.errorCount()).isEqualTo(1);
  }

  @Test
  void isPartialWhereTheDatasetDoesNotHaveALine() {
    planned.sent(COMPLETE, COMPLETE, COMPLETE);
    planned.files.write(File.ENTRIES, entries(0L, 1L, 1, List.of()));
    Report report = report("'status':'UPDATE_COMPLETE'");
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.lines().missing()).isEqualTo(1);
    assertThat(report.files().rejected()).endsWith("/rejected.jsonl");
    assertThat(report.files().reasons()).endsWith("/rejected.reasons.jsonl");
  }

  @Test
  void isFailedWhereTheDatasetHasNoLineAtAll() {
    planned.sent(COMPLETE, COMPLETE, COMPLETE);
    planned.files.write(File.ENTRIES, entries(0L, null, 5, List.of()));
    assertThat(report("'status':'UPDATE_COMPLETE'").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void namesTheLineThatMakesUpdatesFail() {
    planned.sent(COMPLETE, FAILED).sentPart(2, 0, 1, COMPLETE).sentPart(2, 1, 2, FAILED);
    planned.sentPart(3, 0, 1, COMPLETE);
    Report report = report("'status':'UPDATE_COMPLETE'");
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 4, 1, 0, null, null));
    assertThat(report.chunks()).isEqualTo(new Report.Chunks(3, 2));
    assertThat(report.isolation())
        .isEqualTo(new Report.Isolation(2, 40, List.of(new Report.LineRange(2, 4, 4, 1, null))));
    assertThat(errors(report))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(4);
          assertThat(problem.code()).isEqualTo("ERROR_LINE_FAILS_UPDATE");
          assertThat(problem.source()).isEqualTo(Source.SERVICE);
          assertThat(problem.message())
              .startsWith(
                  "The line makes updates fail: The update ended in status UPDATE_FAILED"
                      + " (CLIENT_ERROR); the service gave no reason. Validation had warned"
                      + " there of WARNING_UNANNOTATED_RECORD (1). ");
        });
    assertThat(report.updates())
        .extracting(Report.Update::chunk, Report.Update::whole, Report.Update::status)
        .containsExactly(
            tuple(1, true, COMPLETE),
            tuple(2, true, FAILED),
            tuple(2, false, COMPLETE),
            tuple(2, false, FAILED),
            tuple(3, true, COMPLETE));
  }

  @Test
  void namesTheRangeThatFailsWhereTheBudgetIsUsedUp() {
    settings =
        new Settings(
            null,
            Settings.OnInvalidLine.REJECT,
            Limits.SERVICE,
            Runs.settings().updateTimeout(),
            new Isolation(true, 2),
            2);
    PlannedRun one = new PlannedRun(Runs.lines("abcdefgh"), settings).sent(FAILED);
    one.sentPart(1, 0, 4, COMPLETE);
    Report report = report(one, "'status':'UPDATE_FAILED'");
    assertThat(report.lines()).isEqualTo(new Report.Lines(8, 8, 0, 4, 4, 0, null, null));
    assertThat(report.isolation())
        .isEqualTo(new Report.Isolation(1, 2, List.of(new Report.LineRange(1, 5, 8, 4, null))));
    assertThat(errors(report))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("ERROR_LINES_FAIL_UPDATE");
          assertThat(problem.message())
              .startsWith("Somewhere in lines 5 to 8 (4 lines) is what makes updates fail: ");
        });
  }

  @Test
  void isFailedWhereEveryLineFails() {
    PlannedRun one = new PlannedRun(Runs.lines("a")).sent(FAILED);
    Report report = report(one, "'status':'UPDATE_FAILED'");
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.lines()).isEqualTo(new Report.Lines(1, 1, 0, 0, 1, 0, 0L, 0L));
  }

  @Test
  void saysWhyARunStoppedAtAFailedUpdate() {
    planned.sent(COMPLETE, null);
    Report report =
        report(
            "'update':2,'done':true,'status':'UPDATE_FAILED','statusMessage':"
                + "'ERROR_MANIFEST_TOO_MANY_LABELS','statusMessageCode':'CLIENT_ERROR'");
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 2, 2, 1, null, null));
    assertThat(errors(report))
        .containsExactly(
            new ReportedProblem(
                null,
                null,
                null,
                "ERROR_MANIFEST_TOO_MANY_LABELS",
                Severity.ERROR,
                Source.SERVICE,
                "Chunk 2 of 3 (lines 3 to 4): The update ended in status UPDATE_FAILED"
                    + " (CLIENT_ERROR): ERROR_MANIFEST_TOO_MANY_LABELS Validation had warned there"
                    + " of WARNING_UNANNOTATED_RECORD (2). Look at the lines of that chunk, and"
                    + " drop the file again when they are mended.",
                null));
  }

  @Test
  void saysThatAnUpdateWasNotOverInTime() {
    planned.sent((String) null);
    Report report =
        report(
            "'update':1,'done':false,'status':'UPDATE_IN_PROGRESS',"
                + "'deadline':'2026-11-22T13:00:00Z'");
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 0, 0, 5, 0L, 0L));
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(report.problems().getFirst().message())
        .isEqualTo(
            "Chunk 1 of 3 (lines 1 to 2): The update was still in status UPDATE_IN_PROGRESS at"
                + " 2026-11-22T13:00:00Z. The stack parameter UpdateTimeoutMinutes sets how long"
                + " an update may take.");
  }

  @Test
  void saysThatTheDatasetWasBusyForTooLong() {
    planned.sent(COMPLETE);
    Report report =
        report("'done':true,'status':'UPDATE_COMPLETE'," + "'deadline':'2026-11-22T13:00:00Z'");
    assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(report.problems().getFirst().message()).contains("busy with other updates");
  }

  @Test
  void saysWhatAStepFailedWith() {
    planned.sent(COMPLETE);
    Report report =
        report(
            "'done':false,'status':'UPDATE_COMPLETE','error':"
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
    planned.sent((String) null);
    Report report =
        report(
            "'update':1,'done':false,'status':'UPDATE_IN_PROGRESS',"
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
            "'error':{'name':'dev.labeldrop.PermanentException',"
                + "'cause':'{\\\"errorMessage\\\":\\\"ERROR_ACCESS_DENIED: no\\\"}'}");
    assertThat(report.problems().getFirst().source()).isEqualTo(Source.SERVICE);
  }

  @Test
  void keepsErrorsWhereNotAllProblemsHaveRoom() {
    settings =
        new Settings(
            null,
            Settings.OnInvalidLine.REJECT,
            Runs.settings().limits().withProblems(3),
            Runs.settings().updateTimeout(),
            Runs.settings().isolation(),
            2);
    planned.sent(COMPLETE, COMPLETE, COMPLETE);
    ReportedProblem late =
        new ReportedProblem(
            5L, null, null, "ERROR_X", Severity.ERROR, Source.SERVICE, "x", "s3://acme/e.jpg");
    planned.files.write(File.ENTRIES, entries(1L, 0L, 0, List.of(late)));
    Report report = report("'status':'UPDATE_COMPLETE'");
    assertThat(report.problems()).hasSize(3).endsWith(late);
    assertThat(report.problems()).extracting(ReportedProblem::line).containsExactly(1L, 2L, 5L);
  }

  @Test
  void reportsAlsoWhereTheObjectIsGone() {
    settings =
        new Settings(
            null,
            Settings.OnInvalidLine.REJECT,
            Limits.SERVICE,
            Runs.settings().updateTimeout(),
            new Isolation(true, 2),
            2);
    PlannedRun one = new PlannedRun(Runs.lines("abcdefgh"), settings).sent(FAILED);
    one.sentPart(1, 0, 4, COMPLETE);
    one.store.delete(Runs.BUCKET, Runs.KEY);
    Report report = report(one, "'status':'UPDATE_FAILED'");
    assertThat(report.isolation())
        .isEqualTo(new Report.Isolation(1, 2, List.of(new Report.LineRange(1, 1, 8, 4, null))));
  }

  @Test
  void saysNothingOfASearchThatWasBrokenOff() {
    planned.sent(FAILED).sentPart(1, 0, 1, "SOMETHING_NEW");
    assertThat(report("'status':'SOMETHING_NEW'").isolation()).isNull();
  }

  @Test
  void warnsWhereTheEntriesCouldNotBeListed() {
    planned.sent(COMPLETE, COMPLETE, COMPLETE);
    planned.files.write(File.ENTRIES, entries(null, null, 0, List.of()));
    Report report = report("'status':'UPDATE_COMPLETE'");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.problems().getFirst().code()).isEqualTo("WARNING_ENTRIES_NOT_CHECKED");
  }

  @Test
  void doesNotBlameTheLinesForTheServicesOwnFault() {
    planned.sent(COMPLETE, null);
    planned.files.write(
        File.UPDATES,
        planned
            .files
            .updates()
            .after(new SentUpdate.LastLook(2, true, FAILED, null, "SERVICE_ERROR", 1), Runs.NOON)
            .orElseThrow());
    for (int i = 0; i < 2; i++) {
      UpdateLog log = planned.files.updates();
      SentUpdate last = log.updates().getLast();
      planned.files.write(
          File.UPDATES,
          log.plus(
              new SentUpdate(
                  log.updates().size() + 1,
                  last.piece(),
                  last.firstLine(),
                  last.lastLine(),
                  last.bytes(),
                  null,
                  last.submittedAt(),
                  null,
                  last.end())));
    }
    Report report = report("'status':'UPDATE_FAILED'");
    assertThat(errors(report).getFirst().message())
        .contains("That is the service's own fault")
        .doesNotContain("Look at the lines");
    assertThat(report.isolation()).isNull();
  }

  @Test
  void givesTheDatasetBackToTheNextRun() {
    DatasetLease lease =
        new DatasetLease(
            planned.store, Runs.BUCKET, Runs.DATASET, Clock.fixed(Runs.NOON, ZoneOffset.UTC));
    assertThat(lease.take(planned.run, Runs.NOON)).isTrue();
    assertThat(lease.take("other-0123456789ab", Runs.NOON)).isFalse();
    report("'status':'UPDATE_COMPLETE'");
    assertThat(lease.take("other-0123456789ab", Runs.NOON)).isTrue();
  }

  @Test
  void saysThatTheEntriesCouldNotBeChecked() {
    planned.sent(COMPLETE, COMPLETE, COMPLETE);
    Report report =
        report(
            "'status':'UPDATE_COMPLETE','reconcileError':{'name':'States.Timeout','cause':null}");
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
    Report report = report(refused, "'status':null");
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
    report("'status':'UPDATE_COMPLETE'");
    assertThat(step(planned).report(request(planned, "'status':'UPDATE_COMPLETE'")).notified())
        .isFalse();
    assertThat(sent).hasSize(1);
  }

  @Test
  void sendsTheNoticeAgainWhereItIsNotKnownToHaveGone() {
    planned.store.failNext(
        "put s3://acme-drops/runs/" + planned.run + "/notice.json", new RetryableException("no"));
    assertThatThrownBy(() -> step(planned).report(request(planned, "'status':'UPDATE_COMPLETE'")))
        .isInstanceOf(RetryableException.class);
    assertThat(step(planned).report(request(planned, "'status':'UPDATE_COMPLETE'")).notified())
        .isTrue();
    assertThat(sent).extracting(Report::runId).containsExactly(planned.run, planned.run);
  }

  private static Reconciliation entries(
      @Nullable Long withErrors,
      @Nullable Long missing,
      long atLeast,
      List<ReportedProblem> problems) {
    return new Reconciliation(
        withErrors,
        missing,
        atLeast,
        atLeast > 0,
        problems,
        problems.size(),
        new Report.EntryCheck(Report.Method.LISTED, 2, 500, 0L, 5L, 0L, "Listed."));
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
        run.store, sent::add, settings, Clock.fixed(Runs.NOON.plusSeconds(90), ZoneOffset.UTC));
  }

  private static ReportStep.Request request(PlannedRun run, String state) {
    String json =
        "{\"run\":\"%s\",\"bucket\":\"acme-drops\",%s}"
            .formatted(run.run, state.replace('\'', '"'));
    return Json.read(
        ReportStep.Request.class, json.getBytes(StandardCharsets.UTF_8), "input of Report");
  }
}
