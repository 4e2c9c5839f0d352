package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.codes;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.sent;
import static dev.labeldrop.run.end.Reporting.skipping;
import static dev.labeldrop.run.end.Reporting.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.run.RunBench;
import org.junit.jupiter.api.Test;

/** The lines that were rejected, or did not arrive, are given back in one file. */
final class GivenBackLinesTest {

  private final RunBench bench = new RunBench();

  @Test
  void leavesFailingMissingAndDifferingLinesInOneFile() {
    bench.whole(lines(0, 2, "a"));
    bench.datasets.fails = line -> line.contains("0009");
    bench.datasets.drops = line -> line.contains("0001") || line.contains("0007");
    Report report = bench.whole(lines(0, 2, "b") + lines(7, 10, "b"));
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(report.lines()).isEqualTo(new Report.Lines(5, 5, 0, 4, 1, 0, 0, 0, 0L, 2L));
    assertThat(text(bench, report, "rejected.jsonl"))
        .isEqualTo(lines(1, 2, "b") + lines(7, 8, "b") + lines(9, 10, "b"));
    assertThat(text(bench, report, "rejected.reasons.jsonl").lines())
        .hasSize(3)
        .satisfiesExactly(
            first -> assertThat(first).contains("ERROR_ENTRY_DIFFERS", "s3://acme/0001.jpg"),
            second -> assertThat(second).contains("ERROR_MISSING_ENTRY", "s3://acme/0007.jpg"),
            third -> assertThat(third).contains("ERROR_LINE_FAILS_UPDATE", "s3://acme/0009.jpg"));
    assertThat(report.isolation()).isNotNull();
  }

  @Test
  void givesBackWhatValidationRejectedThoughTheFileIsGone() {
    bench.settings = skipping(bench.settings);
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = bench.drop("nonsense\n" + lines(1, 2, "a"));
    sent(bench, run);
    bench.store.remove(RunBench.BUCKET, run.drop.key());
    Report report = bench.report(run);
    assertThat(report.lines().failed()).isEqualTo(1);
    assertThat(codes(report)).contains("WARNING_REJECTED_INCOMPLETE");
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo("nonsense\n");
    assertThat(report.files().rejected()).endsWith("/rejected.jsonl");
  }

  @Test
  void namesNoFileOfRejectedLinesIfThereIsNone() {
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = bench.drop(lines(1, 2, "a"));
    sent(bench, run);
    bench.store.remove(RunBench.BUCKET, run.drop.key());
    Report report = bench.report(run);
    assertThat(codes(report)).contains("WARNING_REJECTED_INCOMPLETE");
    assertThat(report.files().rejected()).isNull();
    assertThat(report.files().reasons()).isNull();
  }

  @Test
  void reportsThoughTheRejectedLinesCannotBeWritten() {
    bench.settings = skipping(bench.settings);
    RunBench.Run run = bench.drop("nonsense\n" + lines(1, 2, "a"));
    sent(bench, run);
    bench.reconciled(run);
    String upload = "upload s3://" + RunBench.BUCKET + "/runs/" + run.id + "/rejected.jsonl";
    bench.store.failNext(upload, new PermanentException(Code.ERROR_ACCESS_DENIED, "First."));
    bench.store.failNext(upload, new PermanentException(Code.ERROR_ACCESS_DENIED, "Second."));
    Report report = bench.report(run);
    assertThat(message(report, "WARNING_REJECTED_INCOMPLETE")).contains(" First. Second. ");
    assertThat(report.files().rejected()).isNull();
    assertThat(report.lines().applied()).isEqualTo(1);
  }

  /** Half of them would look like all of them. */
  @Test
  void leavesNoFileWithHalfOfTheRejectedLines() {
    bench.settings = skipping(bench.settings);
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = bench.drop("nonsense\n" + lines(1, 2, "a"));
    sent(bench, run);
    bench.store.failNext("open " + run.drop.uri(), new RetryableException("slow down"));
    assertThatThrownBy(() -> bench.report(run)).hasMessageContaining("slow down");
    assertThat(bench.store.uris()).noneMatch(uri -> uri.contains(run.id + "/rejected"));
  }

  /**
   * The n-th reason is that of the n-th line: without the lines, the reasons would be of others.
   */
  @Test
  void saysThatRejectedLinesAreLostIfTheirFileIsGone() {
    bench.settings = skipping(bench.settings);
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = bench.drop("nonsense\n" + lines(1, 2, "a"));
    sent(bench, run);
    String key =
        bench.store.uris().stream()
            .filter(uri -> uri.contains("/ingest-") && uri.endsWith("/rejected.jsonl"))
            .map(uri -> uri.substring("s3://".length() + RunBench.BUCKET.length() + 1))
            .findFirst()
            .orElseThrow();
    bench.store.delete(RunBench.BUCKET, key);
    Report report = bench.report(run);
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo(lines(1, 2, "a"));
    assertThat(text(bench, report, "rejected.reasons.jsonl").lines()).hasSize(1);
    assertThat(report.problems())
        .filteredOn(problem -> problem.code().equals("WARNING_REJECTED_INCOMPLETE"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains(key + " is gone. See what deletes"));
  }

  @Test
  void saysOnceThatRejectedLinesAreLostThoughTheOthersAreToo() {
    bench.settings = skipping(bench.settings);
    bench.datasets.fails = line -> line.contains("0001");
    RunBench.Run run = bench.drop("nonsense\n" + lines(1, 2, "a"));
    sent(bench, run);
    String reasons = bench.open(run).plan().documents() + "/rejected.reasons.jsonl";
    bench.store.delete(RunBench.BUCKET, "runs/" + run.id + "/" + reasons);
    bench.store.remove(RunBench.BUCKET, run.drop.key());
    Report report = bench.report(run);
    assertThat(message(report, "WARNING_REJECTED_INCOMPLETE"))
        .containsOnlyOnce(reasons + " is gone. See what deletes runs/.")
        .contains(run.drop.key());
    assertThat(report.files().rejected()).isNull();
  }

  @Test
  void saysNothingOfRejectedLinesIfTheyAreAllThere() {
    bench.settings = skipping(bench.settings);
    Report report = bench.whole("nonsense\n" + lines(1, 2, "a"));
    assertThat(codes(report)).doesNotContain("WARNING_REJECTED_INCOMPLETE");
  }

  @Test
  void leavesTheRejectedLinesOfAFileWhoseRestWasSent() {
    bench.settings = skipping(bench.settings);
    bench.datasets.fails = line -> line.contains("0001");
    Report report = bench.whole(lines(0, 1, "a") + "nonsense\n" + lines(1, 2, "a"));
    assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(text(bench, report, "rejected.jsonl")).isEqualTo("nonsense\n" + lines(1, 2, "a"));
    assertThat(report.lines()).isEqualTo(new Report.Lines(3, 2, 1, 1, 1, 0, 0, 0, 0L, 0L));
  }
}
