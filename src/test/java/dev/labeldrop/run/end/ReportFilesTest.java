package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.BUCKET;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.destroy;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.prepared;
import static dev.labeldrop.run.end.Reporting.sent;
import static dev.labeldrop.run.end.Reporting.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
import dev.labeldrop.report.FoundPlace;
import dev.labeldrop.report.HtmlForm;
import dev.labeldrop.report.JsonForm;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.report.TextForm;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.RunFiles;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a report, and what of the run's documents is in it. */
final class ReportFilesTest {

  private final RunBench bench = new RunBench();

  private ReportStep.Answer answer(RunBench.Run run) {
    return new ReportStep(
            bench.store, bench.executions, bench.notices::add, bench.settings, bench.clock)
        .report(run.state(), bench.warnings::add);
  }

  @Test
  void answersHowTheRunEndedAndWhetherThisCallSentTheNotice() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    bench.reconciled(run);
    String report = "s3://" + BUCKET + "/runs/" + run.id + "/report.json";
    ReportStep.Answer first = answer(run);
    assertThat(first).isEqualTo(new ReportStep.Answer(Outcome.COMPLETE, report, true));
    assertThat(first.next()).isEqualTo("REPORTED");
    assertThat(answer(run)).isEqualTo(new ReportStep.Answer(Outcome.COMPLETE, report, false));
  }

  @Test
  void writesTheReportForMachinesForPeopleAndAsTheNotice() {
    Report report = bench.whole(lines(0, 2, "a"));
    assertThat(text(bench, report, "report.json")).isEqualTo(JsonForm.document(report));
    assertThat(text(bench, report, "report.html")).isEqualTo(HtmlForm.html(report, List.of()));
    assertThat(text(bench, report, "notice.txt")).isEqualTo(TextForm.text(report));
    assertThat(text(bench, report, "notice.json")).isEqualTo(JsonForm.message(report));
    String folder = "runs/" + report.runId() + "/";
    assertThat(bench.store.contentType(BUCKET, folder + "report.html"))
        .contains("text/html; charset=utf-8");
    assertThat(report.files().page()).isEqualTo("s3://" + BUCKET + "/" + folder + "report.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.json", "report.html", "notice.txt"})
  void sendsTheNoticeThoughAFileOfTheReportCannotBeWritten(String file) {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    bench.reconciled(run);
    String uri = "s3://" + BUCKET + "/runs/" + run.id + "/" + file;
    bench.store.failNext("put " + uri, new PermanentException(Code.ERROR_ACCESS_DENIED, "No."));
    Report report = bench.report(run);
    assertThat(bench.warnings).containsExactly(uri + " could not be written: No.");
    assertThat(bench.store.uris())
        .doesNotContain(uri)
        .filteredOn(each -> each.matches(".*/(report|notice)\\.(json|html|txt)"))
        .hasSize(3);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void showsOnThePageWhereInTheirLinesTheFaultsAre() {
    RunBench.Run run = bench.drop(lines(0, 1, "a").replace("\"confidence\":1", "\"confidence\":7"));
    Report report = bench.report(run);
    RunFiles files = RunFiles.of(bench.store, BUCKET, run.id);
    FoundProblems found = files.in(files.plan().documents()).found(File.PROBLEMS);
    List<FoundPlace> places = Objects.requireNonNull(found.places());
    assertThat(places).isNotEmpty();
    assertThat(text(bench, report, "report.html"))
        .isEqualTo(HtmlForm.html(report, places))
        .isNotEqualTo(HtmlForm.html(report, List.of()));
  }

  @Test
  void saysWhatTheValidLinesAreLabelledWith() {
    Report report = bench.whole(lines(0, 2, "rose") + lines(2, 3, "lily"));
    assertThat(Objects.requireNonNull(report.statistics()).labels())
        .containsExactlyInAnyOrder(new LabelCount("rose", 2, 0), new LabelCount("lily", 1, 0));
    assertThat(report.service()).isEqualTo(new Report.Service("UPDATE_COMPLETE", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "unreadable"})
  void reportsWithoutStatisticsThatAreGoneOrCannotBeRead(String how) {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    sent(bench, run);
    bench.reconciled(run);
    String file = bench.open(run).plan().documents() + "/statistics.json";
    if (how.equals("gone")) {
      bench.store.delete(BUCKET, "runs/" + run.id + "/" + file);
    } else {
      destroy(bench, run, file);
    }
    Report report = bench.report(run);
    assertThat(report.statistics()).isNull();
    assertThat(report.lines().applied()).isEqualTo(2);
  }

  @Test
  void hasWhatStandsAgainstTheFileInTheDataset() {
    RunBench.Run run = prepared(bench, lines(0, 2, "a"));
    ReportedProblem found =
        new ReportedProblem(
            null, null, null, "WARNING_X", Severity.WARNING, Source.VALIDATION, "odd", null);
    bench.open(run).turn().write(File.DATASET, FoundProblems.of(List.of(found)));
    bench.send(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(message(report, "WARNING_X")).isEqualTo("odd");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
  }
}
