package dev.labeldrop.run.prepare;

import static dev.labeldrop.run.RunBench.BUCKET;
import static dev.labeldrop.run.RunBench.DATASET;
import static dev.labeldrop.run.RunBench.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.RunFiles;
import org.junit.jupiter.api.Test;

/** Images that are in the project's training dataset and in its test dataset. */
final class OtherDatasetTest {

  private static final DatasetArn TEST = DATASET.sibling(DatasetType.TEST, "1700000000001");

  private final RunBench bench = new RunBench();

  /** The test dataset has these lines, and Labeldrop has written them. */
  private void testDatasetHas(String lines) {
    holds(TEST, "test", lines);
  }

  private void holds(DatasetArn dataset, String folder, String lines) {
    bench.store.remove(BUCKET, "datasets/lookups/flowers-TEST.json");
    bench.datasets.lookup = new DatasetLookup.Found(dataset);
    RunBench.Run run =
        bench.ingest("incoming/flowers/" + folder + "/a.jsonl", lines, bench.clock.instant());
    while (!(bench.queue(run) && bench.prepare(run) instanceof PrepareAnswer.Ready)) {
      assertThat(bench.executions.woken).containsKey("token-" + run.id);
    }
    bench.send(run);
    bench.reconciled(run);
    bench.report(run);
    bench.datasets.shown = bench.datasets.description();
    bench.datasets.calls.clear();
  }

  /** A drop whose images were looked at. */
  private RunBench.Run drop(String lines) {
    return drop(DATASET, "train", lines);
  }

  private RunBench.Run drop(DatasetArn dataset, String folder, String lines) {
    DatasetDescription shown = bench.datasets.shown;
    bench.datasets.shown = null;
    bench.datasets.entries.clear();
    bench.datasets.lookup = new DatasetLookup.Found(dataset);
    RunBench.Run run =
        bench.ingest("incoming/flowers/" + folder + "/b.jsonl", lines, bench.clock.instant());
    assertThat(bench.queue(run)).isTrue();
    Preparing.prepared(bench, run);
    bench.datasets.shown = shown;
    bench.datasets.calls.clear();
    RunFiles.of(bench.store, BUCKET, run.id)
        .write(File.IMAGES, new LookedImages("images-1", 4, 4, 0, 0, 0, false));
    return run;
  }

  private FoundProblems overlap(RunBench.Run run, int most) {
    return new OtherDataset(bench.store, bench.datasets, BUCKET, DATASET)
        .overlap(bench.open(run), most);
  }

  @Test
  void warnsOfEachLineWhoseImageTheTestDatasetHasToo() {
    testDatasetHas(lines(1, 4, "a"));
    FoundProblems found = overlap(drop(lines(0, 4, "b")), 10);
    assertThat(found.errorCount()).isZero();
    assertThat(found.warningCount()).isEqualTo(3);
    assertThat(found.problems())
        .extracting(ReportedProblem::line, ReportedProblem::sourceRef)
        .containsExactly(
            tuple(2L, "s3://acme/0001.jpg"),
            tuple(3L, "s3://acme/0002.jpg"),
            tuple(4L, "s3://acme/0003.jpg"));
    assertThat(found.problems())
        .allSatisfy(problem ->
            assertThat(problem.message())
                .startsWith("The image is in the project's test dataset too."));
  }

  @Test
  void countsWarningsThatAreNotKept() {
    testDatasetHas(lines(1, 4, "a"));
    FoundProblems found = overlap(drop(lines(0, 4, "b")), 2);
    assertThat(found.problems()).extracting(ReportedProblem::line).containsExactly(2L, 3L);
    assertThat(found.warningCount()).isEqualTo(3);
  }

  @Test
  void saysOfATestDatasetThatTheTrainingDatasetHasTheImage() {
    holds(DATASET, "train", lines(1, 2, "a"));
    RunBench.Run run = drop(TEST, "test", lines(0, 2, "b"));
    FoundProblems found =
        new OtherDataset(bench.store, bench.datasets, BUCKET, TEST).overlap(bench.open(run), 10);
    assertThat(found.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("The image is in the project's training dataset too."));
  }

  @Test
  void asksNothingIfTheImagesAreNotLookedAt() {
    testDatasetHas(lines(1, 4, "a"));
    RunBench.Run run = drop(lines(0, 4, "b"));
    bench.store.remove(BUCKET, "runs/" + run.id + "/images.json");
    assertThat(overlap(run, 10)).isEqualTo(FoundProblems.NONE);
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void doesNotAskTheServiceIfNoImageIsInBoth() {
    testDatasetHas(lines(5, 7, "a"));
    assertThat(overlap(drop(lines(0, 4, "b")), 10)).isEqualTo(FoundProblems.NONE);
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void saysNothingIfThereIsNoOtherDataset() {
    assertThat(overlap(drop(lines(0, 4, "b")), 10)).isEqualTo(FoundProblems.NONE);
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void saysNothingIfSomebodyElseHasChangedTheOtherDataset() {
    testDatasetHas(lines(1, 4, "a"));
    RunBench.Run run = drop(lines(0, 4, "b"));
    bench.datasets.shown =
        new DatasetDescription(
            "UPDATE_COMPLETE", null, null, bench.clock.instant().plusSeconds(9), 3L, 0L, 0L);
    assertThat(overlap(run, 10)).isEqualTo(FoundProblems.NONE);
    assertThat(bench.datasets.calls).containsExactly("describe");
  }

  @Test
  void saysNothingIfTheOtherDatasetIsGoneAndItsFolderIsStillThere() {
    testDatasetHas(lines(1, 4, "a"));
    RunBench.Run run = drop(lines(0, 4, "b"));
    bench.datasets.describeFailure =
        new PermanentException(Code.ERROR_DATASET_NOT_FOUND, "It is gone.");
    assertThat(overlap(run, 10)).isEqualTo(FoundProblems.NONE);
  }

  @Test
  void saysNothingOfAnImageOfWhichItIsNotKnownWhetherTheOtherDatasetHasIt() {
    testDatasetHas(lines(1, 3, "a"));
    bench.datasets.shown = null;
    bench.datasets.fails = line -> line.contains("0001");
    testDatasetHas(lines(1, 2, "b"));
    bench.datasets.fails = line -> false;
    FoundProblems found = overlap(drop(lines(0, 4, "b")), 10);
    assertThat(found.problems())
        .extracting(ReportedProblem::sourceRef)
        .containsExactly("s3://acme/0002.jpg");
  }

  /** Numbers of datasets are times; the one with fewer digits is the older one. */
  @Test
  void looksAtTheNewestOfSeveralDatasets() {
    holds(DATASET.sibling(DatasetType.TEST, "999"), "test", lines(1, 2, "a"));
    bench.datasets.shown = null;
    bench.datasets.entries.clear();
    holds(DATASET.sibling(DatasetType.TEST, "1600000000000"), "test", lines(3, 4, "a"));
    bench.datasets.shown = null;
    bench.datasets.entries.clear();
    testDatasetHas(lines(2, 3, "a"));
    bench.store.put(
        BUCKET, "datasets/flowers-test-train-1800000000000/ledger.bin", new byte[1], "x");
    FoundProblems found = overlap(drop(lines(0, 4, "b")), 10);
    assertThat(found.problems())
        .extracting(ReportedProblem::sourceRef)
        .containsExactly("s3://acme/0002.jpg");
  }
}
