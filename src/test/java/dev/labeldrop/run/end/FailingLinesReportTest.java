package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.ends;
import static dev.labeldrop.run.end.Reporting.fails;
import static dev.labeldrop.run.end.Reporting.isolating;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.prepared;
import static dev.labeldrop.run.end.Reporting.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.Report.LineRange;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundProblems;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that make updates fail, in the words of the report. */
final class FailingLinesReportTest {

  private final RunBench bench = new RunBench();

  @Test
  void saysOfEachLineWhatTheServiceSaidOfIt() {
    bench.datasets.fails = line -> line.contains("0001") || line.contains("0003");
    RunBench.Run run = prepared(bench, lines(0, 4, "a"));
    for (int update = 1; update <= 9; update++) {
      ends(bench, run, "Reason " + update, "CLIENT_ERROR");
    }
    ends(bench, run, "It is too large (ERROR_INVALID_IMAGE)", null);
    bench.send(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.isolation())
        .isEqualTo(
            new Report.Isolation(
                6,
                40,
                List.of(
                    new LineRange(1, 2, 2, 1, "s3://acme/0001.jpg"),
                    new LineRange(2, 4, 4, 1, "s3://acme/0003.jpg"))));
    assertThat(report.problems())
        .filteredOn(problem -> problem.source() == Source.SERVICE)
        .containsExactly(
            failing(
                2,
                "ERROR_LINE_FAILS_UPDATE",
                "The update ended in status UPDATE_FAILED (CLIENT_ERROR): Reason 5 "),
            failing(
                4,
                "ERROR_INVALID_IMAGE",
                "The update ended in status UPDATE_FAILED: It is too large (ERROR_INVALID_IMAGE)"
                    + " "));
  }

  private static ReportedProblem failing(int line, String code, String words) {
    return new ReportedProblem(
        (long) line,
        null,
        null,
        code,
        Severity.ERROR,
        Source.SERVICE,
        "The line makes updates fail: " + words + Code.ERROR_LINE_FAILS_UPDATE.remedy(),
        "s3://acme/%04d.jpg".formatted(line - 1));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void saysThatTheServiceGaveNoReason(@Nullable String words) {
    bench.datasets.fails = line -> true;
    RunBench.Run run = prepared(bench, lines(0, 1, "a"));
    ends(bench, run, words, null);
    ends(bench, run, words, null);
    bench.send(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(message(report, "ERROR_LINE_FAILS_UPDATE"))
        .startsWith(
            "The line makes updates fail: The update ended in status UPDATE_FAILED; the service"
                + " gave no reason. ");
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
  }

  /** Of eight lines in one chunk, the fourth is bad, and four further updates are allowed. */
  private RunBench.Run searched() {
    bench.settings = isolating(RunBench.settings(8, 100), true, 4);
    bench.datasets.fails = line -> line.contains("0003");
    RunBench.Run run = prepared(bench, lines(0, 8, "a"));
    for (int update = 1; update <= 5; update++) {
      ends(bench, run, "Reason " + update, null);
    }
    return run;
  }

  @Test
  void saysBetweenWhichLinesTheFaultIsIfTheUpdatesDidNotSuffice() {
    RunBench.Run run = searched();
    ends(bench, run, "Reason 6", null);
    bench.send(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(message(report, "ERROR_LINES_FAIL_UPDATE"))
        .isEqualTo(
            "Somewhere in lines 3 to 4 (2 lines) is what makes updates fail: The update ended in"
                + " status UPDATE_FAILED: Reason 6 "
                + Code.ERROR_LINES_FAIL_UPDATE.remedy());
    assertThat(report.isolation())
        .isEqualTo(new Report.Isolation(4, 4, List.of(new LineRange(1, 3, 4, 2, null))));
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo(lines(2, 4, "a"));
  }

  /** They failed together with others, which were applied since. */
  @Test
  void saysOfLinesThatWereNeverSentAloneInWhichChunkTheyAre() {
    RunBench.Run run = searched();
    fails(run, "ERROR_ACCESS_DENIED: no");
    Report report = bench.report(run);
    assertThat(message(report, "ERROR_LINES_FAIL_UPDATE"))
        .startsWith(
            "Somewhere in lines 1 to 8 (2 lines) is what makes updates fail: The update ended in"
                + " status UPDATE_FAILED: Reason 3 ");
    assertThat(report.isolation())
        .isEqualTo(new Report.Isolation(3, 4, List.of(new LineRange(1, 1, 8, 2, null))));
    assertThat(message(report, "ERROR_ACCESS_DENIED")).isEqualTo("Chunk 1 of 1 (lines 1 to 8): no");
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void saysWhatValidationHadWarnedOfInTheLines() {
    RunBench.Run run = searched();
    ends(bench, run, "Reason 6", null);
    List<ReportedProblem> found =
        Stream.of(
                warning(2L, "WARNING_BEFORE"),
                warning(3L, "WARNING_ODD"),
                warning(4L, "WARNING_LARGE"),
                warning(4L, "WARNING_ODD"),
                warning(5L, "WARNING_BEHIND"),
                warning(null, "WARNING_OF_FILE"),
                new ReportedProblem(
                    4L, null, null, "ERROR_X", Severity.ERROR, Source.VALIDATION, "x", null))
            .toList();
    bench.open(run).documents().write(File.PROBLEMS, FoundProblems.of(found));
    bench.send(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(message(report, "ERROR_LINES_FAIL_UPDATE"))
        .endsWith(
            "Reason 6 Validation had warned there of WARNING_LARGE (1), WARNING_ODD (2). "
                + Code.ERROR_LINES_FAIL_UPDATE.remedy());
    assertThat(message(report, "WARNING_BEHIND")).isEqualTo("odd");
  }

  private static ReportedProblem warning(@Nullable Long line, String code) {
    return new ReportedProblem(
        line, null, null, code, Severity.WARNING, Source.VALIDATION, "odd", null);
  }

  @Test
  void saysThatASearchFoundNothingIfAllPiecesCompleted() {
    bench.datasets.fails = line -> true;
    RunBench.Run run = prepared(bench, lines(0, 2, "a"));
    ends(bench, run, "No.", null);
    ends(bench, run, "No.", null);
    bench.datasets.fails = line -> false;
    bench.send(run);
    bench.reconciled(run);
    Report report = bench.report(run);
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(report.isolation()).isEqualTo(new Report.Isolation(2, 40, List.of()));
    assertThat(report.chunks()).isEqualTo(new Report.Chunks(1, 1));
  }

  @Test
  void saysNothingOfASearchThatWasBrokenOffAndFoundNothing() {
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = prepared(bench, lines(0, 2, "a"));
    for (int update = 0; update < 3; update++) {
      ends(bench, run, "No.", null);
    }
    fails(run, "ERROR_ACCESS_DENIED: no");
    assertThat(bench.report(run).isolation()).isNull();
  }

  @Test
  void saysNothingOfASearchIfNoneWasNeeded() {
    assertThat(bench.whole(lines(0, 4, "a")).isolation()).isNull();
  }
}
