package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.reconcile.Reconciling.believed;
import static dev.labeldrop.run.reconcile.Reconciling.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.Sights.Span;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Updates from elsewhere: neither the counts nor the ledger are believed then. */
final class BelievedLedgerTest {

  private final RunBench bench = new RunBench();

  @Test
  void doesNotTrustTheCountsIfTheDatasetWasChangedMeanwhile() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.queue(run);
    bench.prepare(run);
    bench.datasets.entries.put("s3://acme/x.jpg", line("x", "x"));
    bench.datasets.updatedAt = bench.clock.instant().plusMillis(1);
    bench.datasets.drops = line -> line.contains("0001");
    bench.clock.pass(Duration.ofSeconds(1));
    bench.send(run);
    bench.reconcile(run);
    assertThat(found(bench, run).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("ERROR_MISSING_ENTRY");
  }

  @Test
  void doesNotBelieveTheLedgerAfterAnUpdateFromElsewhere() {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(lines(0, 300, "a"));
    RunBench.Run run = bench.drop(lines(7, 8, "b"));
    bench.queue(run);
    bench.prepare(run);
    bench.datasets.entries.put("s3://acme/0250.jpg", line("0250", "x"));
    bench.datasets.updatedAt = bench.clock.instant().plusMillis(1);
    bench.clock.pass(Duration.ofSeconds(1));
    bench.send(run);
    bench.reconcile(run);
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 1, Sight.HELD));
    assertThat(believed(bench)).isFalse();
  }

  /** An update from elsewhere that came right after the run's own was seen as one with it. */
  @Test
  void doesNotBelieveTheLedgerIfMoreEntriesHaveComeThanWereAdded() {
    bench.whole(lines(0, 2, "a"));
    RunBench.Run run = bench.drop(lines(2, 3, "a"));
    bench.datasets.replies.add(() -> {
      bench.datasets.apply(lines(2, 3, "a"));
      bench.datasets.entries.put("s3://acme/x.jpg", line("x", "x"));
      return new UpdateReply.Accepted();
    });
    bench.queue(run);
    bench.prepare(run);
    bench.send(run);
    bench.reconcile(run);
    assertThat(believed(bench)).isFalse();
  }
}
