package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a look at a dataset's entries ends though not all was seen. */
final class LookerLimitsTest {

  private final RunBench bench = new RunBench();

  /** A drop that replaces lines of a dataset that holds some. */
  private RunBench.Run sent(String before, String content) {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(before);
    RunBench.Run run = bench.drop(content);
    bench.through(run);
    bench.datasets.calls.clear();
    return run;
  }

  private String statement(RunBench.Run run) {
    return bench
        .open(run)
        .turn()
        .read(File.ENTRIES, FoundEntries.class)
        .orElseThrow()
        .check()
        .statement();
  }

  @Test
  void givesUpIfTheServiceHasNoTimeTwentyTimes() {
    RunBench.Run run = sent(lines(0, 5, "a"), lines(0, 5, "b"));
    for (int stall = 0; stall <= Looker.MOST_STALLS; stall++) {
      bench.datasets.pageFailures.add(Optional.of(new RetryableException("slow down")));
    }
    for (int stall = 0; stall < Looker.MOST_STALLS; stall++) {
      assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.Looking.class);
    }
    assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.Reconciled.class);
    assertThat(statement(run)).contains("The service had no time to list the entries: slow down");
  }

  @Test
  void doesNotCountTheStallsBeforeAPage() {
    bench.datasets.pageSize = 1;
    RunBench.Run run = sent(lines(0, 5, "a"), lines(0, 5, "b"));
    for (int stall = 0; stall < Looker.MOST_STALLS; stall++) {
      bench.datasets.pageFailures.add(Optional.of(new RetryableException("slow down")));
    }
    bench.datasets.pageFailures.add(Optional.empty());
    bench.datasets.pageFailures.add(Optional.of(new RetryableException("slow down")));
    bench.reconciled(run);
    assertThat(statement(run)).doesNotContain("no time");
  }

  @Test
  void beginsAListingAnewAtMostThreeTimes() {
    RunBench.Run run = sent(lines(0, 150, "a"), lines(0, 150, "b"));
    for (int start = 0; start <= Looker.MOST_RESTARTS; start++) {
      bench.datasets.pageFailures.add(Optional.empty());
      bench.datasets.pageFailures.add(
          Optional.of(new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "expired")));
    }
    bench.reconciled(run);
    assertThat(statement(run)).contains("The listing of entries had to be begun anew 3 times.");
  }

  @Test
  void listsNoMoreThanAHundredPagesOfErrors() {
    for (int image = 0; image < 101; image++) {
      bench.datasets.errors.put(
          "s3://acme/%04d.jpg".formatted(image), List.of(new EntryError("ERROR_X", "odd")));
    }
    RunBench.Run run = sent(lines(0, 101, "a"), lines(0, 1, "b"));
    bench.datasets.pageSize = 1;
    bench.reconciled(run);
    assertThat(bench.datasets.calls)
        .filteredOn(call -> call.startsWith("entries WithErrors"))
        .hasSize(Looker.MOST_ERROR_PAGES);
    assertThat(statement(run)).contains("More than 10,000 entries have errors");
  }

  @Test
  void looksOneByOneAtWhatAPrefixHasNotShownInTime() {
    RunBench.Run run = sent(lines(0, 2_000, "a"), lines(0, 10, "b"));
    bench.datasets.pageSize = 1;
    bench.reconciled(run);
    assertThat(bench.datasets.calls)
        .filteredOn(call -> call.contains("Containing[text=s3://acme/000]"))
        .hasSize(5);
    assertThat(bench.datasets.calls).filteredOn(call -> call.contains(".jpg]")).hasSize(5);
    assertThat(statement(run)).doesNotContain("not known");
  }

  @Test
  void endsAListingThatTakesMoreCallsThanTheDatasetsCountSaid() {
    RunBench.Run run = sent(lines(0, 150, "a"), lines(0, 150, "b"));
    bench.datasets.pageSize = 1;
    bench.reconciled(run);
    assertThat(bench.calls("entries")).isEqualTo(100);
    assertThat(statement(run))
        .contains("The listing of entries had not ended after 100 calls, although the dataset's");
  }
}
