package dev.labeldrop.run.ingest;

import static dev.labeldrop.run.ingest.IngestBench.REJECT;
import static dev.labeldrop.run.ingest.IngestBench.SKIP;
import static dev.labeldrop.run.ingest.IngestBench.line;
import static dev.labeldrop.run.ingest.IngestBench.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.DropKeys;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import org.junit.jupiter.api.Test;

/** Which files are sent, in part or not at all, and where to. */
final class PlanRefusalTest {

  private final IngestBench bench = new IngestBench();

  @Test
  void sendsNothingOfAFileWithABadLine() {
    Drop drop = bench.drop(RunBench.lines(0, 2, "a") + "bad\n");
    bench.ingest(REJECT, drop);
    assertThat(bench.refusal(drop).byValidation()).isTrue();
    assertThat(bench.refusal(drop).code()).isEqualTo(Code.ERROR_MANIFEST_REJECTED);
    assertThat(bench.input(drop)).containsEntry("lines", 0);
    assertThat(bench.document(drop, File.REJECTED)).isEqualTo("bad\n");
  }

  @Test
  void sendsTheGoodLinesOfAFileWithABadLineIfItIsToldTo() {
    Drop drop = bench.drop(line("0001") + "bad\n" + line("0002"));
    bench.ingest(SKIP, drop);
    assertThat(bench.plan(drop).refusal()).isNull();
    assertThat(bench.input(drop)).containsEntry("lines", 2);
  }

  @Test
  void refusesAFileOfBadLinesOnlyWhateverItIsTold() {
    Drop drop = bench.drop("bad\nworse\n");
    bench.ingest(SKIP, drop);
    assertThat(bench.refusal(drop).byValidation()).isTrue();
    assertThat(bench.input(drop)).containsEntry("lines", 0);
    assertThat(bench.index(drop).size()).isZero();
  }

  @Test
  void refusesAMisplacedKeyAndChecksItsLinesAllTheSame() {
    String key = "incoming/flowers/Train/a.jsonl";
    Drop drop = bench.store.drop(RunBench.BUCKET, key, RunBench.lines(0, 2, "a"));
    bench.ingest(REJECT, drop);
    assertThat(bench.refusal(drop))
        .isEqualTo(
            new Plan.Refusal(
                true,
                Code.ERROR_KEY_IS_NO_DROP,
                "The key '"
                    + key
                    + "' names no dataset. Drops are "
                    + DropKeys.FORM
                    + ". Case counts."));
    assertThat(bench.plan(drop).lines().valid()).isEqualTo(2);
    assertThat(bench.plan(drop).project()).isNull();
    assertThat(bench.input(drop)).containsEntry("lines", 0);
    assertThat(bench.problems(drop).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("ERROR_KEY_IS_NO_DROP");
          assertThat(problem.line()).isNull();
        });
    assertThat(bench.problems(drop).errorCount()).isEqualTo(1);
  }

  @Test
  void tellsOfAMisplacedKeyAndOfItsBadLinesInOneReport() {
    Drop drop = bench.store.drop(RunBench.BUCKET, "incoming/flowers/a.jsonl", "bad\n");
    bench.ingest(REJECT, drop);
    assertThat(bench.problems(drop).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("ERROR_KEY_IS_NO_DROP", "ERROR_INVALID_JSON_LINE");
    assertThat(bench.problems(drop).errorCount()).isEqualTo(2);
  }

  @Test
  void takesAFileWithoutAProjectForTheStacksDataset() {
    Drop drop = bench.store.drop(RunBench.BUCKET, "incoming/a.jsonl", RunBench.lines(0, 1, "a"));
    bench.ingest(with(REJECT, RunBench.DATASET, OnInvalidLine.REJECT), drop);
    assertThat(bench.plan(drop).datasetArn()).isEqualTo(RunBench.DATASET.value());
    assertThat(bench.plan(drop).project()).isNull();
    assertThat(bench.plan(drop).refusal()).isNull();
    assertThat(bench.input(drop)).containsEntry("lines", 1);
  }

  @Test
  void refusesAFileWithoutAProjectIfTheStackHasNoDataset() {
    Drop drop = bench.store.drop(RunBench.BUCKET, "incoming/a.jsonl", RunBench.lines(0, 1, "a"));
    bench.ingest(REJECT, drop);
    assertThat(bench.refusal(drop).code()).isEqualTo(Code.ERROR_DATASET_NOT_FOUND);
    assertThat(bench.refusal(drop).message()).contains("the stack parameter DatasetArn is empty");
    assertThat(bench.input(drop)).containsEntry("lines", 0);
  }

  @Test
  void refusesMoreUpdatesThanARunCanFollow() {
    Settings oneLine = RunBench.settings(1, 100);
    Drop most = bench.drop(RunBench.lines(0, 500, "a"));
    Drop more = bench.drop(RunBench.lines(0, 501, "a"));
    bench.ingest(oneLine, most, more);
    assertThat(bench.plan(most).sendable()).isEqualTo(500);
    assertThat(bench.refusal(more).byValidation()).isTrue();
    assertThat(bench.refusal(more).code()).isEqualTo(Code.ERROR_TOO_MANY_CHUNKS);
    assertThat(bench.refusal(more).message())
        .startsWith("The file needs 501 updates of under ")
        .contains(" and a run can follow 500. ");
    assertThat(bench.input(more)).containsEntry("lines", 0);
  }
}
