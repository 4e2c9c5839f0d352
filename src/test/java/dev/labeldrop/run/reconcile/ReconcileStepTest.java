package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.reconcile.Reconciling.believed;
import static dev.labeldrop.run.reconcile.Reconciling.found;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.Overtaking;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.Sights.Span;
import dev.labeldrop.run.ledger.Ledger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found of the lines that were sent. */
final class ReconcileStepTest {

  private final RunBench bench = new RunBench();

  @Test
  void findsAReplacedLineThatWasDroppedWithoutAWord() {
    bench.whole(lines(0, 3, "a"));
    bench.datasets.drops = line -> line.contains("0001");
    RunBench.Run run = bench.sent(lines(0, 3, "b"));
    bench.reconcile(run);
    assertThat(found(bench, run).sights())
        .containsExactly(
            new Span(0, 1, Sight.HELD), new Span(1, 2, Sight.OTHER), new Span(2, 3, Sight.HELD));
    assertThat(found(bench, run).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(tuple(2L, "ERROR_ENTRY_DIFFERS", "s3://acme/0001.jpg"));
    assertThat(found(bench, run).check().differing()).isEqualTo(1);
    Ledger ledger = bench.ledger();
    var old = new EntryFingerprints().of(line("0001", "a")).orElseThrow();
    assertThat(ledger.content(ledger.find(old.ref()))).isEqualTo(old.content());
    assertThat(believed(bench)).isTrue();
  }

  @Test
  void findsTheAddedLineThatIsMissing() {
    bench.datasets.drops = line -> line.contains("0001");
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly("entries All[] null");
    assertThat(found(bench, run).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(tuple(2L, "ERROR_MISSING_ENTRY", "s3://acme/0001.jpg"));
    assertThat(bench.ledger().size()).isEqualTo(2);
    assertThat(believed(bench)).isTrue();
  }

  @Test
  void comparesLabelsIfTheServiceRewritesLines() {
    bench.datasets.rewrites = line -> line.replace("\"confidence\":1", "\"confidence\":1.0");
    bench.whole(lines(0, 4, "a"));
    RunBench.Run run = bench.sent(lines(0, 4, "b"));
    bench.reconcile(run);
    assertThat(found(bench, run).sights()).containsExactly(new Span(0, 4, Sight.HELD));
    assertThat(found(bench, run).check().statement()).contains("labels and boxes were compared");
    assertThat(bench.ledger().header().rewrites()).isTrue();
  }

  @Test
  void tellsAnotherLabelFromARewrittenLine() {
    bench.whole(lines(0, 3, "a"));
    bench.datasets.rewrites = line -> line.replace("\"confidence\":1", "\"confidence\":1.0");
    bench.datasets.drops = line -> line.contains("0001");
    RunBench.Run run = bench.sent(lines(0, 3, "b"));
    bench.reconcile(run);
    assertThat(found(bench, run).sights())
        .containsExactly(
            new Span(0, 1, Sight.HELD), new Span(1, 2, Sight.OTHER), new Span(2, 3, Sight.HELD));
  }

  @Test
  void creditsUnchangedLinesWithoutACall() {
    bench.whole(lines(0, 3, "a"));
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    Ledger ledger = bench.ledger();
    assertThat(ledger.drop(0)).extracting("run").isEqualTo(run.id);
    assertThat(believed(bench)).isTrue();
  }

  @Test
  void looksAtNothingWithoutItsTurn() {
    RunBench.Run run = bench.sent(lines(0, 2, "a"));
    bench.store.put(
        RunBench.BUCKET,
        "datasets/flowers-train-1700000000000/turn.json",
        "{}".getBytes(UTF_8),
        "application/json");
    assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.TurnLost.class);
    assertThat(bench.ledger().size()).isZero();
  }

  /**
   * Lambda's time-out, then a retry while the first one still works: at every call of the store.
   */
  @Test
  void leavesOneAnswerWhereverAnotherReconcileOvertakesIt() {
    Overtaken alone = new Overtaken(Integer.MAX_VALUE);
    assertThat(alone.found.sights()).contains(new Span(1, 2, Sight.OTHER));
    int place = 0;
    for (boolean overtaken = true; overtaken; place++) {
      Overtaken both = new Overtaken(place);
      overtaken = both.overtaken;
      assertThat(both.found.sights()).as("call %d", place).isEqualTo(alone.found.sights());
      assertThat(both.found.problems()).as("call %d", place).isEqualTo(alone.found.problems());
      assertThat(both.ledger).as("call %d", place).isEqualTo(alone.ledger);
      assertThat(both.believed).as("call %d", place).isEqualTo(alone.believed);
    }
    assertThat(place).isGreaterThan(10);
  }

  /** A Reconcile that looks at replaced lines in two calls, and another that comes between. */
  private static final class Overtaken {

    private final RunBench bench = new RunBench();
    private final RunBench.Run run;
    private final FoundEntries found;
    private final List<String> ledger;
    private final boolean believed;
    private final boolean overtaken;

    /** Has it overtaken after a number of calls of the store. */
    Overtaken(int calls) {
      bench.whole(lines(0, 6, "a"));
      bench.datasets.drops = line -> line.contains("0001");
      run = bench.drop(lines(0, 3, "b") + lines(7, 9, "b"));
      bench.through(run);
      bench.datasets.pageSize = 1;
      bench.datasets.throttleAfter = 1;
      var steps =
          new Overtaking(
              bench, 10, () -> bench.reconciled(run) instanceof ReconcileAnswer.Reconciled);
      steps.run(calls);
      overtaken = steps.happened();
      found = bench.open(run).turn().read(File.ENTRIES, FoundEntries.class).orElseThrow();
      Ledger now = bench.ledger();
      ledger =
          IntStream.range(0, now.size())
              .mapToObj(place ->
                  now.sourceRef(place)
                      + " "
                      + now.content(place)
                      + " "
                      + now.state(place)
                      + " "
                      + now.drop(place))
              .toList();
      believed = now.believes(bench.datasets.description());
    }
  }

  @Test
  void doesTheSameAgainIfItWasCutOffBeforeItsEnd() {
    bench.whole(lines(0, 2, "a"));
    RunBench.Run run = bench.sent(lines(0, 2, "b"));
    bench.reconcile(run);
    FoundEntries first = found(bench, run);
    Ledger ledger = bench.ledger();
    bench.store.delete(RunBench.BUCKET, "runs/" + run.id + "/turn-1/entries.json");
    bench.datasets.calls.clear();
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(bench, run)).isEqualTo(first);
    assertThat(bench.ledger().header()).isEqualTo(ledger.header());
  }
}
