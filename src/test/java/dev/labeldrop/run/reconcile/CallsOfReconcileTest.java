package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.reconcile.Reconciling.believed;
import static dev.labeldrop.run.reconcile.Reconciling.found;
import static dev.labeldrop.run.reconcile.Reconciling.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.report.EntryCheck.Method;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.Sights.Span;
import dev.labeldrop.run.ledger.EntryState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which calls look at the entries: the fewest that prove every line. */
final class CallsOfReconcileTest {

  private final RunBench bench = new RunBench();

  @Test
  void asksNothingIfTheCountsProveEveryLine() {
    RunBench.Run run = bench.sent(lines(0, 5, "a"));
    assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.Reconciled.class);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 5, Sight.HELD));
    assertThat(found(bench, run).withErrors()).isZero();
    assertThat(found(bench, run).check().method()).isEqualTo(Method.COUNTED);
    assertThat(state(bench, line("0003", "a"))).isEqualTo(EntryState.PROVED);
    assertThat(believed(bench)).isTrue();
  }

  @Test
  void looksAtReplacedLinesOneByOneIfThatIsCheapest() {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(lines(0, 300, "a") + lines(9_000, 9_050, "a"));
    RunBench.Run run =
        bench.sent(lines(0, 1, "b") + lines(700, 702, "b") + lines(9_000, 9_001, "b"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls)
        .containsExactly(
            "entries Containing[text=s3://acme/0000.jpg] null",
            "entries Containing[text=s3://acme/9000.jpg] null");
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 4, Sight.HELD));
    assertThat(found(bench, run).check().method()).isEqualTo(Method.COUNTED_AND_LOOKED_UP);
    assertThat(found(bench, run).check().differing()).isZero();
    assertThat(believed(bench)).isTrue();
  }

  @Test
  void listsTheWholeDatasetIfThatIsCheapest() {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(lines(0, 100, "a") + lines(9_000, 9_050, "a"));
    RunBench.Run run = bench.sent(lines(0, 5, "b") + lines(9_000, 9_005, "b"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly("entries All[] null", "entries All[] 100");
    assertThat(found(bench, run).check().method()).isEqualTo(Method.LISTED);
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
  }

  @Test
  void listsWhatTheLinesShareIfThatIsCheapest() {
    bench.settings = RunBench.settings(300, 100);
    bench.whole(lines(0, 2_000, "a"));
    RunBench.Run run = bench.sent(lines(100, 110, "b"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly("entries Containing[text=s3://acme/010] null");
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
    assertThat(found(bench, run).check().method()).isEqualTo(Method.LOOKED_UP);
  }

  @Test
  void provesNothingOfWhatIsTooDearToLookAt() {
    bench.settings = RunBench.settings(300, 100);
    bench.whole(lines(0, 300, "a"));
    RunBench.Run run = bench.drop(lines(0, 300, "b"));
    bench.through(run);
    bench.datasets.calls.clear();
    bench.settings = RunBench.settings(300, 1);
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(bench, run).sights()).isEmpty();
    assertThat(found(bench, run).check().method()).isEqualTo(Method.NOT_CHECKED);
    assertThat(found(bench, run).check().statement())
        .contains("Whether the dataset holds 300 of the lines is not known.")
        .contains("the dataset's 300 entries take 3 calls")
        .contains("MaxListingCalls allows 1 call.");
    assertThat(state(bench, line("0003", "b"))).isEqualTo(EntryState.UNPROVED);
  }

  @Test
  void knowsWithoutALookThatAllAreMissingIfNothingWasAdded() {
    bench.datasets.drops = line -> true;
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 3, Sight.ABSENT));
    assertThat(found(bench, run).errorCount()).isEqualTo(3);
  }

  @Test
  void keepsTheListedPagesWhenTheServiceHasNoTime() {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(lines(0, 100, "a") + lines(9_000, 9_050, "a"));
    RunBench.Run run = bench.sent(lines(0, 5, "b") + lines(9_000, 9_005, "b"));
    bench.datasets.pageFailures.add(Optional.empty());
    bench.datasets.pageFailures.add(Optional.of(new RetryableException("slow down")));
    assertThat(bench.reconcile(run))
        .isInstanceOfSatisfying(
            ReconcileAnswer.Looking.class,
            looking -> {
              assertThat(looking.calls()).isEqualTo(1);
              assertThat(looking.waitSeconds()).isEqualTo(2);
            });
    assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.Reconciled.class);
    assertThat(bench.datasets.calls)
        .containsExactly("entries All[] null", "entries All[] 100", "entries All[] 100");
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
  }

  @Test
  void beginsAListingAgainWhoseTokenHasExpired() {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(lines(0, 100, "a") + lines(9_000, 9_050, "a"));
    RunBench.Run run = bench.sent(lines(0, 5, "b") + lines(9_000, 9_005, "b"));
    bench.datasets.pageFailures.add(Optional.empty());
    bench.datasets.pageFailures.add(
        Optional.of(new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "gone")));
    bench.reconcile(run);
    assertThat(bench.datasets.calls)
        .containsExactly(
            "entries All[] null", "entries All[] 100", "entries All[] null", "entries All[] 100");
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
  }

  @Test
  void provesNothingIfTheListingIsDenied() {
    bench.whole(lines(0, 2, "a"));
    RunBench.Run run = bench.sent(lines(0, 2, "b"));
    bench.datasets.listingFailure =
        new PermanentException(Code.ERROR_ACCESS_DENIED, "Allow rekognition:ListDatasetEntries.");
    assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.Reconciled.class);
    assertThat(found(bench, run).sights()).isEmpty();
    assertThat(found(bench, run).check().statement())
        .contains("Allow rekognition:ListDatasetEntries.");
  }

  @Test
  void asksNothingIfNothingWasApplied() {
    bench.datasets.fails = line -> true;
    RunBench.Run run = bench.sent(lines(0, 1, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(bench, run).withErrors()).isZero();
    assertThat(bench.ledger().size()).isZero();
    assertThat(believed(bench)).isTrue();
  }
}
