package dev.labeldrop.run.prepare;

import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.prepare.Preparing.prepared;
import static dev.labeldrop.run.prepare.Preparing.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Counts;
import dev.labeldrop.run.files.Prepared.Knowledge;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A listing that is throttled, or that has to begin anew. */
final class InterruptedListingTest {

  private final RunBench bench = new RunBench();

  @Test
  void keepsThePagesThatWereListedWhenItIsThrottled() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    bench.datasets.throttleAfter = 2;
    assertThat(bench.prepare(run))
        .extracting("next", "listed", "refusals", "waitSeconds")
        .containsExactly("LISTING", 2L, 1, 2L);
    assertThat(bench.prepare(run))
        .extracting("listed", "refusals", "waitSeconds")
        .containsExactly(3L, 0, 1L);
    assertThat(prepared(bench, run).counts().unchanged()).isEqualTo(3);
    assertThat(bench.calls("entries")).isEqualTo(4);
  }

  @Test
  void throwsIfItIsThrottledAtTheFirstPageSoThatItIsTriedAgain() {
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    bench.datasets.throttleAfter = 0;
    assertThatThrownBy(() -> bench.prepare(run)).isInstanceOf(RetryableException.class);
  }

  @Test
  void beginsAListingAnewWhoseTokenHasExpired() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    bench.datasets.throttleAfter = 1;
    bench.prepare(run);
    bench.datasets.listingFailure =
        new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "expired");
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Listing.class);
    bench.datasets.listingFailure = null;
    bench.prepare(run);
    assertThat(prepared(bench, run).counts().unchanged()).isEqualTo(3);
  }

  @Test
  void beginsAListingAnewIfTheDatasetChangesUnderIt() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    bench.datasets.throttleAfter = 1;
    bench.prepare(run);
    bench.clock.pass(Duration.ofSeconds(5));
    bench.datasets.apply(lines(2, 3, "a"));
    bench.prepare(run);
    assertThat(prepared(bench, run).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0));
  }

  @Test
  void beginsAListingAnewIfEntriesAreAddedUnderItThoughItsTimeHasNotMovedYet() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    bench.datasets.throttleAfter = 1;
    bench.prepare(run);
    bench.prepare(run);
    var time = bench.datasets.updatedAt;
    bench.datasets.apply(lines(2, 3, "a"));
    bench.datasets.updatedAt = time;
    bench.prepare(run);
    bench.prepare(run);
    assertThat(prepared(bench, run).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0));
  }

  @Test
  void beginsAListingAnewAtMostThreeTimes() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(bench, lines(0, 1, "a"));
    for (int start = 1; start <= 3; start++) {
      bench.datasets.throttleAfter = 1;
      bench.prepare(run);
      bench.datasets.listingFailure =
          new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "expired");
      assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Listing.class);
      bench.datasets.listingFailure = null;
    }
    Prepared prepared = prepared(bench, run);
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why())
        .isEqualTo("The listing of its entries had to be begun anew 3 times.");
  }
}
