package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.reconcile.Reconciling.believed;
import static dev.labeldrop.run.reconcile.Reconciling.found;
import static dev.labeldrop.run.reconcile.Reconciling.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.Sights.Span;
import dev.labeldrop.run.ledger.EntryState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The errors that the service keeps on entries, and whose they are. */
final class EntryErrorsTest {

  private static final String ERROR_PAGE = "entries WithErrors[] null";

  private final RunBench bench = new RunBench();

  @Test
  void asksForErrorsIfTheDatasetHasSome() {
    bench.datasets.errors.put(
        "s3://acme/0001.jpg", List.of(new EntryError("ERROR_INVALID_BOUNDING_BOX", "off")));
    bench.datasets.errors.put("s3://acme/0009.jpg", List.of());
    bench.whole(lines(9, 10, "a"));
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly(ERROR_PAGE);
    assertThat(found(bench, run).withErrors()).isEqualTo(1);
    assertThat(found(bench, run).check().otherEntriesWithErrors()).isEqualTo(1);
    assertThat(found(bench, run).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::message)
        .containsExactly(tuple(2L, "ERROR_INVALID_BOUNDING_BOX", "off"));
  }

  @Test
  void knowsInTheLedgerWhichEntriesHaveErrors() {
    bench.datasets.errors.put(
        "s3://acme/0001.jpg", List.of(new EntryError("ERROR_INVALID_BOUNDING_BOX", "off")));
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(state(bench, line("0000", "a"))).isEqualTo(EntryState.PROVED);
    assertThat(state(bench, line("0001", "a"))).isEqualTo(EntryState.WITH_ERRORS);
    assertThat(found(bench, run).sights())
        .containsExactly(
            new Span(0, 1, Sight.HELD),
            new Span(1, 2, Sight.HELD_WITH_ERRORS),
            new Span(2, 3, Sight.HELD));
    assertThat(believed(bench)).isTrue();
  }

  @Test
  void doesNotBelieveTheLedgerIfNotEveryEntryWithErrorsCouldBeSeen() {
    bench.datasets.errors.put("s3://acme/0001.jpg", List.of());
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.datasets.listingFailure = new PermanentException(Code.ERROR_ACCESS_DENIED, "No.");
    bench.reconcile(run);
    assertThat(found(bench, run).withErrors()).isNull();
    assertThat(believed(bench)).isFalse();
  }

  @Test
  void blamesNoLineForTheErrorsOfAnEntryThatItDidNotReplaceThoughNothingElseMayBeListed() {
    bench.settings = RunBench.settings(200, 0);
    bench.datasets.apply(lines(0, 1, "a"));
    bench.datasets.errors.put(
        "s3://acme/0000.jpg", List.of(new EntryError("ERROR_INVALID_BOUNDING_BOX", "old")));
    bench.datasets.drops = line -> true;
    RunBench.Run run = bench.sent(lines(0, 1, "b"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly(ERROR_PAGE);
    assertThat(found(bench, run).withErrors()).isZero();
    assertThat(found(bench, run).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("ERROR_ENTRY_DIFFERS");
  }
}
