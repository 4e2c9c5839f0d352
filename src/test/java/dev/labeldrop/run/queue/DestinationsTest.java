package dev.labeldrop.run.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.Plan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestinationsTest {

  private static final String KEPT = "datasets/lookups/flowers-TRAIN.json";
  private static final DatasetArn OTHER =
      new DatasetArn(
          "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1800000000000");

  private final RunBench bench = new RunBench();

  private DatasetArn find(Plan plan) {
    return new Destinations(bench.store, bench.datasets, bench.clock).find(plan);
  }

  private static Plan plan(
      @Nullable String project, @Nullable String type, @Nullable String datasetArn) {
    return new Plan(
        "a-1",
        new Drop(RunBench.BUCKET, "incoming/a.jsonl", null, "", 0, ""),
        "order",
        project,
        type,
        datasetArn,
        "2026-11-22T12:00:00Z",
        new Isolation(true, 40),
        "ingest-1",
        new LineCounts(1, 1, 0),
        null);
  }

  private static Plan flowers() {
    return plan("flowers", "TRAIN", null);
  }

  @Test
  void keepsALookupForAMinute() {
    assertThat(find(flowers())).isEqualTo(RunBench.DATASET);
    bench.datasets.lookup = new DatasetLookup.Found(OTHER);
    bench.clock.pass(Duration.ofMillis(59_999));
    assertThat(find(flowers())).isEqualTo(RunBench.DATASET);
    assertThat(bench.datasets.calls).containsExactly("find flowers TRAIN");
    bench.clock.pass(Duration.ofMillis(1));
    assertThat(find(flowers())).isEqualTo(OTHER);
    bench.clock.pass(Duration.ofSeconds(59));
    assertThat(find(flowers())).isEqualTo(OTHER);
    assertThat(bench.calls("find")).isEqualTo(2);
  }

  @Test
  void keepsTheLookupsOfProjectsAndTypesApart() {
    find(flowers());
    find(plan("flowers", "TEST", null));
    find(plan("birds", "TRAIN", null));
    find(plan("birds", "TRAIN", null));
    assertThat(bench.datasets.calls)
        .containsExactly("find flowers TRAIN", "find flowers TEST", "find birds TRAIN");
    assertThat(bench.store.uris())
        .containsExactly(
            "s3://acme-drops/datasets/lookups/birds-TRAIN.json",
            "s3://acme-drops/datasets/lookups/flowers-TEST.json",
            "s3://acme-drops/datasets/lookups/flowers-TRAIN.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "{\"datasetArn\":\"@\",\"at\":\"soon\"}",
        "{\"datasetArn\":\"@\",\"at\":\"2026-11-22T12:00:01Z\"}",
        "{\"datasetArn\":\"@\",\"at\":\"2026-11-22T11:59:00Z\"}",
        "{\"at\":\"2026-11-22T12:00:00Z\"}"
      })
  void looksUpAnewWhatIsOldLiesInTheFutureOrCannotBeRead(String kept) {
    String there = kept.replace("@", OTHER.value());
    bench.store.put(RunBench.BUCKET, KEPT, there.getBytes(UTF_8), "application/json");
    assertThat(find(flowers())).isEqualTo(RunBench.DATASET);
    assertThat(bench.calls("find")).isEqualTo(1);
  }

  @Test
  void doesNotKeepThatThereIsNone() {
    bench.datasets.lookup = new DatasetLookup.NoDataset();
    assertNotFound(flowers(), "The project 'flowers' has no TRAIN dataset. Create one");
    bench.datasets.lookup = new DatasetLookup.Found(OTHER);
    assertThat(find(flowers())).isEqualTo(OTHER);
  }

  @Test
  void saysThatThereIsNoProject() {
    bench.datasets.lookup = new DatasetLookup.NoProject();
    assertNotFound(flowers(), "There is no project 'flowers' in this account and region.");
  }

  @Test
  void namesEveryDatasetIfThereAreSeveral() {
    bench.datasets.lookup = new DatasetLookup.Several(List.of(RunBench.DATASET, OTHER));
    assertNotFound(
        flowers(),
        "The project 'flowers' has several TRAIN datasets: [" + RunBench.DATASET + ", " + OTHER);
  }

  /** Such a name would also be no name of a file. */
  @ParameterizedTest
  @ValueSource(strings = {"", "my flowers", "꽃", "..", "a/b"})
  void keepsNoLookupUnderANameThatNoProjectCanHave(String project) {
    bench.datasets.lookup = new DatasetLookup.NoProject();
    assertNotFound(
        plan(project, "TRAIN", null), "There is no project '" + project + "' in this account");
    assertThat(bench.store.uris()).isEmpty();
  }

  @Test
  void takesTheStacksDatasetForAFileWithoutAProject() {
    assertThat(find(plan(null, null, OTHER.value()))).isEqualTo(OTHER);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(bench.store.calls()).isEmpty();
  }

  @Test
  void findsNothingForAKeyThatNamesNoDataset() {
    assertNotFound(plan(null, null, null), "The key names no dataset.");
  }

  @Test
  void triesAgainIfTheKeptLookupCannotBeReadJustNow() {
    bench.store.failNext("get", new RetryableException("slow down"));
    assertThatThrownBy(() -> find(flowers())).isInstanceOf(RetryableException.class);
    assertThat(bench.datasets.calls).isEmpty();
  }

  private void assertNotFound(Plan plan, String words) {
    assertThatThrownBy(() -> find(plan))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> {
              assertThat(e.code()).isEqualTo(Code.ERROR_DATASET_NOT_FOUND);
              assertThat(e.text()).startsWith(words);
            });
  }
}
