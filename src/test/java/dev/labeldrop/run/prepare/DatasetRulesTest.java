package dev.labeldrop.run.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.Severity;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatasetRulesTest {

  private final RunBench bench = new RunBench();
  private RunBench.Run run;

  @BeforeEach
  void prepareThreeNewLines() {
    run = bench.drop(RunBench.lines(0, 3, "a"));
    bench.queue(run);
    bench.prepare(run);
    assertThat(bench.open(run).prepared().counts().added()).isEqualTo(3);
    // What Prepare itself has found is compared anew, with a dataset of the test's.
    bench.store.remove(RunBench.BUCKET, "runs/" + run.id + "/turn-1/dataset.json");
    bench.datasets.calls.clear();
  }

  @Test
  void hasNothingAgainstAnEmptyDataset() {
    assertThat(check(0L, 0L)).isEmpty();
    assertThat(bench.datasets.calls).isEmpty();
  }

  @ParameterizedTest(name = "{0} entries and 3 lines: {1} warnings")
  @CsvSource({"249997, 0", "249998, 1"})
  void warnsOfMoreEntriesThanADatasetTakes(long entries, int warnings) {
    List<ReportedProblem> found = check(entries, 1L);
    assertThat(found).hasSize(warnings);
    assertThat(found)
        .allSatisfy(problem -> {
          assertThat(problem.code()).isEqualTo("WARNING_DATASET_MAY_EXCEED_ENTRIES");
          assertThat(problem.severity()).isEqualTo(Severity.WARNING);
          assertThat(problem.message())
              .contains("It has 249,998 entries, the file 3 new lines; a dataset takes 250,000");
        });
  }

  @ParameterizedTest(name = "{0} labels there, {1} in the file, {2} of them the same")
  @CsvSource({"250, 10, 10, 0", "250, 10, 9, 1", "200, 50, 0, 0", "200, 51, 0, 1", "0, 260, 0, 0"})
  void warnsOfMoreLabelsThanADatasetTakes(int there, int ours, int same, int warnings) {
    bench.open(run).documents().write(File.STATISTICS, labels(there - same, ours));
    bench.datasets.labels.addAll(names(0, there));
    assertThat(check(1L, (long) there))
        .hasSize(warnings)
        .allSatisfy(
            problem -> assertThat(problem.code()).isEqualTo("WARNING_DATASET_MAY_EXCEED_LABELS"));
  }

  @Test
  void listsLabelsOnlyWhereTheNumbersDoNotSettleIt() {
    bench.open(run).documents().write(File.STATISTICS, labels(0, 50));
    check(1L, 200L);
    assertThat(bench.datasets.calls).containsExactly("anyEntry");
  }

  @ParameterizedTest(name = "an entry {0}: {1} warnings")
  @CsvSource({"s3://acme/z.jpg, 0", "s3://acme-2/z.jpg, 1", "s3://acm/e/z.jpg, 1", "nonsense, 1"})
  void warnsOfASecondBucket(String entry, int warnings) {
    bench.datasets.entries.put(entry, "{}");
    assertThat(check(1L, 1L))
        .hasSize(warnings)
        .allSatisfy(problem ->
            assertThat(problem.message())
                .contains("The file's images are in 'acme'; the dataset has " + entry + "."));
  }

  @Test
  void asksForAnEntryWhereTheServiceGivesNoCounts() {
    assertThat(check(null, null)).isEmpty();
    assertThat(bench.datasets.calls).containsExactly("anyEntry");
  }

  @Test
  void saysThatItCouldNotCompare() {
    bench.datasets.anyEntryFailure = new PermanentException(Code.ERROR_ACCESS_DENIED, "Allow it.");
    assertThat(check(1L, 1L))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("WARNING_DATASET_NOT_COMPARED");
          assertThat(problem.message()).contains(" Allow it. ");
        });
  }

  @Test
  void doesNotHoldARunUpBecauseItCouldNotCompare() {
    bench.datasets.anyEntryFailure = new RetryableException("Rate exceeded.");
    assertThat(check(1L, 1L))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("WARNING_DATASET_NOT_COMPARED");
          assertThat(problem.severity()).isEqualTo(Severity.WARNING);
          assertThat(problem.message()).contains(" Rate exceeded. ");
        });
  }

  @Test
  void comparesNothingIfNothingIsSent() {
    bench.send(run);
    bench.reconciled(run);
    bench.report(run);
    RunBench.Run again = bench.drop(RunBench.lines(0, 3, "a"));
    bench.queue(again);
    bench.prepare(again);
    assertThat(bench.open(again).prepared().chunks()).isEmpty();
    assertThat(bench.open(again).turn().has(File.DATASET)).isFalse();
    assertThat(bench.datasets.calls).doesNotContain("anyEntry", "labels");
  }

  /** Lines that replace an entry or are not sent add nothing. */
  @Test
  void countsOnlyLinesThatAddAnEntry() {
    bench.send(run);
    bench.reconciled(run);
    bench.report(run);
    run = bench.drop(RunBench.lines(0, 2, "b") + RunBench.lines(2, 4, "a"));
    bench.queue(run);
    bench.prepare(run);
    assertThat(bench.open(run).prepared().counts().added()).isEqualTo(1);
    bench.store.remove(RunBench.BUCKET, "runs/" + run.id + "/turn-1/dataset.json");
    assertThat(check(249_999L, 1L)).isEmpty();
  }

  @Test
  void comparesWhenItPrepares() {
    RunBench.Run other = bench.drop(RunBench.lines(5, 6, "a"));
    assertThat(bench.queue(other)).isFalse();
    bench.send(run);
    bench.reconciled(run);
    bench.report(run);
    bench.datasets.entries.clear();
    bench.datasets.entries.put(
        "s3://elsewhere/1.jpg",
        RunBench.line("0001", "a").replace("s3://acme/0001.jpg", "s3://elsewhere/1.jpg"));
    assertThat(bench.awake(other)).isTrue();
    assertThat(bench.prepare(other)).isInstanceOf(PrepareAnswer.Listing.class);
    assertThat(bench.prepare(other)).isInstanceOf(PrepareAnswer.Ready.class);
    assertThat(bench.open(other).turn().found(File.DATASET).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("WARNING_DATASET_HAS_ANOTHER_BUCKET");
  }

  @Test
  void comparesOnce() {
    check(1L, 1L);
    check(1L, 1L);
    assertThat(bench.datasets.calls).containsExactly("anyEntry");
  }

  private List<ReportedProblem> check(@Nullable Long entries, @Nullable Long labels) {
    OtherDataset other =
        new OtherDataset(bench.store, bench.datasets, RunBench.BUCKET, RunBench.DATASET);
    new DatasetRules(bench.datasets, Limits.SERVICE, this::anyEntry, other)
        .check(
            bench.store,
            run.state(),
            new DatasetDescription("UPDATE_COMPLETE", null, null, null, entries, labels, 0L));
    return bench.open(run).turn().found(File.DATASET).problems();
  }

  private static Set<String> names(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> "label " + i)
        .collect(Collectors.toSet());
  }

  private static ManifestStatistics labels(int from, int count) {
    List<LabelCount> labels =
        names(from, count).stream().map(name -> new LabelCount(name, 1, 0)).toList();
    return new ManifestStatistics(labels, false, Collections.nCopies(52, 0L), 0);
  }

  private Optional<String> anyEntry() {
    return bench.datasets.anyEntry(run.state().dataset()).map(Entry::sourceRef);
  }
}
