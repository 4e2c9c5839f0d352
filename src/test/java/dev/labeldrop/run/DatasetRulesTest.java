package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Severity;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Entry;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunFiles.File;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatasetRulesTest {

  private final PlannedRun planned = new PlannedRun(Runs.lines("abc"));

  @Test
  void hasNothingAgainstAnEmptyDataset() {
    assertThat(check(0L, 0L)).isEmpty();
    assertThat(planned.datasets.calls).isEmpty();
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
              .contains("It has 249,998 entries, the file 3 lines; a dataset takes 250,000");
        });
  }

  @ParameterizedTest(name = "{0} labels there, {1} in the file, {2} of them the same")
  @CsvSource({"250, 10, 10, 0", "250, 10, 9, 1", "200, 50, 0, 0", "200, 51, 0, 1", "0, 260, 0, 0"})
  void warnsOfMoreLabelsThanADatasetTakes(int there, int ours, int same, int warnings) {
    planned.files.write(File.STATISTICS, labels(there - same, ours));
    planned.datasets.labels = () -> names(0, there);
    assertThat(check(1L, (long) there))
        .hasSize(warnings)
        .allSatisfy(
            problem -> assertThat(problem.code()).isEqualTo("WARNING_DATASET_MAY_EXCEED_LABELS"));
  }

  @Test
  void listsLabelsOnlyWhereTheNumbersDoNotSettleIt() {
    planned.files.write(File.STATISTICS, labels(0, 50));
    check(1L, 200L);
    assertThat(planned.datasets.calls).containsExactly("anyEntry");
  }

  @ParameterizedTest(name = "an entry {0}: {1} warnings")
  @CsvSource({"s3://acme/z.jpg, 0", "s3://acme-2/z.jpg, 1", "s3://acm/e/z.jpg, 1", "nonsense, 1"})
  void warnsOfASecondBucket(String entry, int warnings) {
    planned.datasets.anyEntry = () -> Optional.of(new Entry(entry, List.of()));
    assertThat(check(1L, 1L))
        .hasSize(warnings)
        .allSatisfy(problem ->
            assertThat(problem.message())
                .contains("The file's images are in 'acme'; the dataset has " + entry + "."));
  }

  @Test
  void asksForAnEntryWhereTheServiceGivesNoCounts() {
    assertThat(check(null, null)).isEmpty();
    assertThat(planned.datasets.calls).containsExactly("anyEntry");
  }

  @Test
  void saysThatItCouldNotCompare() {
    planned.datasets.anyEntry =
        () -> {
          throw new PermanentException(Code.ERROR_ACCESS_DENIED, "Allow it.");
        };
    assertThat(check(1L, 1L))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("WARNING_DATASET_NOT_COMPARED");
          assertThat(problem.message()).contains(" Allow it. ");
        });
  }

  @Test
  void comparesOnce() {
    check(1L, 1L);
    check(1L, 1L);
    assertThat(planned.datasets.calls).containsExactly("anyEntry");
  }

  private List<ReportedProblem> check(@Nullable Long entries, @Nullable Long labels) {
    Plan plan = planned.files.plan();
    new DatasetRules(planned.datasets, Limits.SERVICE)
        .check(
            plan,
            new DatasetDescription("UPDATE_COMPLETE", null, null, null, entries, labels, 0L),
            PlannedChunks.read(planned.store, plan, plan.chunks().getFirst()),
            planned.files);
    return planned.files.found(File.DATASET).problems();
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
}
