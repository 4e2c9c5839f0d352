package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.EntryError;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.manifest.EntryFingerprints;
import dev.labeldrop.report.EntryCheck.Method;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.Overtaking;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.Sights.Sight;
import dev.labeldrop.run.files.Sights.Span;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is looked at, in which calls, and what follows from it. */
final class ReconcileStepTest {

  private static final String ERROR_PAGE = "entries WithErrors[] null";

  private final RunBench bench = new RunBench();

  private FoundEntries found(RunBench.Run run) {
    return bench.open(run).turn().read(File.ENTRIES, FoundEntries.class).orElseThrow();
  }

  private EntryState state(String line) {
    Ledger ledger = bench.ledger();
    var ref = new EntryFingerprints().of(line).orElseThrow().ref();
    return ledger.state(ledger.find(ref));
  }

  private boolean believed() {
    return bench.ledger().believes(bench.datasets.description());
  }

  /** A dataset that holds some lines, which the ledger knows of. */
  private void holding(String content) {
    bench.whole(content);
  }

  @Test
  void asksNothingIfTheCountsProveEveryLine() {
    RunBench.Run run = bench.sent(lines(0, 5, "a"));
    assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.Reconciled.class);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(run).sights()).containsExactly(new Span(0, 5, Sight.HELD));
    assertThat(found(run).withErrors()).isZero();
    assertThat(found(run).check().method()).isEqualTo(Method.COUNTED);
    assertThat(state(line("0003", "a"))).isEqualTo(EntryState.PROVED);
    assertThat(believed()).isTrue();
  }

  @Test
  void looksAtReplacedLinesOneByOneIfThatIsCheapest() {
    bench.settings = RunBench.settings(200, 100);
    holding(lines(0, 300, "a") + lines(9_000, 9_050, "a"));
    RunBench.Run run =
        bench.sent(lines(0, 1, "b") + lines(700, 702, "b") + lines(9_000, 9_001, "b"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls)
        .containsExactly(
            "entries Containing[text=s3://acme/0000.jpg] null",
            "entries Containing[text=s3://acme/9000.jpg] null");
    assertThat(found(run).sights()).containsExactly(new Span(0, 4, Sight.HELD));
    assertThat(found(run).check().method()).isEqualTo(Method.COUNTED_AND_LOOKED_UP);
    assertThat(found(run).check().differing()).isZero();
    assertThat(believed()).isTrue();
  }

  @Test
  void listsTheWholeDatasetIfThatIsCheapest() {
    bench.settings = RunBench.settings(200, 100);
    holding(lines(0, 100, "a") + lines(9_000, 9_050, "a"));
    RunBench.Run run = bench.sent(lines(0, 5, "b") + lines(9_000, 9_005, "b"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly("entries All[] null", "entries All[] 100");
    assertThat(found(run).check().method()).isEqualTo(Method.LISTED);
    assertThat(found(run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
  }

  @Test
  void listsWhatTheLinesShareIfThatIsCheapest() {
    bench.settings = RunBench.settings(300, 100);
    holding(lines(0, 2_000, "a"));
    RunBench.Run run = bench.sent(lines(100, 110, "b"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly("entries Containing[text=s3://acme/010] null");
    assertThat(found(run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
    assertThat(found(run).check().method()).isEqualTo(Method.LOOKED_UP);
  }

  @Test
  void provesNothingOfWhatIsTooDearToLookAt() {
    bench.settings = RunBench.settings(300, 100);
    holding(lines(0, 300, "a"));
    RunBench.Run run = bench.drop(lines(0, 300, "b"));
    bench.through(run);
    bench.datasets.calls.clear();
    bench.settings = RunBench.settings(300, 1);
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(run).sights()).isEmpty();
    assertThat(found(run).check().method()).isEqualTo(Method.NOT_CHECKED);
    assertThat(found(run).check().statement())
        .contains("Whether the dataset holds 300 of the lines is not known.")
        .contains("the dataset's 300 entries take 3 calls")
        .contains("MaxListingCalls allows 1 call.");
    assertThat(state(line("0003", "b"))).isEqualTo(EntryState.UNPROVED);
  }

  @Test
  void findsAReplacedLineThatWasDroppedWithoutAWord() {
    holding(lines(0, 3, "a"));
    bench.datasets.drops = line -> line.contains("0001");
    RunBench.Run run = bench.sent(lines(0, 3, "b"));
    bench.reconcile(run);
    assertThat(found(run).sights())
        .containsExactly(
            new Span(0, 1, Sight.HELD), new Span(1, 2, Sight.OTHER), new Span(2, 3, Sight.HELD));
    assertThat(found(run).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(tuple(2L, "ERROR_ENTRY_DIFFERS", "s3://acme/0001.jpg"));
    assertThat(found(run).check().differing()).isEqualTo(1);
    Ledger ledger = bench.ledger();
    var old = new EntryFingerprints().of(line("0001", "a")).orElseThrow();
    assertThat(ledger.content(ledger.find(old.ref()))).isEqualTo(old.content());
    assertThat(believed()).isTrue();
  }

  @Test
  void findsTheAddedLineThatIsMissing() {
    bench.datasets.drops = line -> line.contains("0001");
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly("entries All[] null");
    assertThat(found(run).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::sourceRef)
        .containsExactly(tuple(2L, "ERROR_MISSING_ENTRY", "s3://acme/0001.jpg"));
    assertThat(bench.ledger().size()).isEqualTo(2);
    assertThat(believed()).isTrue();
  }

  @Test
  void knowsWithoutALookThatAllAreMissingIfNothingWasAdded() {
    bench.datasets.drops = line -> true;
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(run).sights()).containsExactly(new Span(0, 3, Sight.ABSENT));
    assertThat(found(run).errorCount()).isEqualTo(3);
  }

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
    assertThat(found(run).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("ERROR_MISSING_ENTRY");
  }

  @Test
  void doesNotBelieveTheLedgerAfterAnUpdateFromElsewhere() {
    bench.settings = RunBench.settings(200, 100);
    holding(lines(0, 300, "a"));
    RunBench.Run run = bench.drop(lines(7, 8, "b"));
    bench.queue(run);
    bench.prepare(run);
    bench.datasets.entries.put("s3://acme/0250.jpg", line("0250", "x"));
    bench.datasets.updatedAt = bench.clock.instant().plusMillis(1);
    bench.clock.pass(Duration.ofSeconds(1));
    bench.send(run);
    bench.reconcile(run);
    assertThat(found(run).sights()).containsExactly(new Span(0, 1, Sight.HELD));
    assertThat(believed()).isFalse();
  }

  /** An update from elsewhere that came right after the run's own was seen as one with it. */
  @Test
  void doesNotBelieveTheLedgerIfMoreEntriesHaveComeThanWereAdded() {
    holding(lines(0, 2, "a"));
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
    assertThat(believed()).isFalse();
  }

  @Test
  void asksForErrorsIfTheDatasetHasSome() {
    bench.datasets.errors.put(
        "s3://acme/0001.jpg", List.of(new EntryError("ERROR_INVALID_BOUNDING_BOX", "off")));
    bench.datasets.errors.put("s3://acme/0009.jpg", List.of());
    holding(lines(9, 10, "a"));
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).containsExactly(ERROR_PAGE);
    assertThat(found(run).withErrors()).isEqualTo(1);
    assertThat(found(run).check().otherEntriesWithErrors()).isEqualTo(1);
    assertThat(found(run).problems())
        .extracting(ReportedProblem::line, ReportedProblem::code, ReportedProblem::message)
        .containsExactly(tuple(2L, "ERROR_INVALID_BOUNDING_BOX", "off"));
  }

  @Test
  void knowsInTheLedgerWhichEntriesHaveErrors() {
    bench.datasets.errors.put(
        "s3://acme/0001.jpg", List.of(new EntryError("ERROR_INVALID_BOUNDING_BOX", "off")));
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(state(line("0000", "a"))).isEqualTo(EntryState.PROVED);
    assertThat(state(line("0001", "a"))).isEqualTo(EntryState.WITH_ERRORS);
    assertThat(found(run).sights())
        .containsExactly(
            new Span(0, 1, Sight.HELD),
            new Span(1, 2, Sight.HELD_WITH_ERRORS),
            new Span(2, 3, Sight.HELD));
    assertThat(believed()).isTrue();
  }

  @Test
  void doesNotBelieveTheLedgerIfNotEveryEntryWithErrorsCouldBeSeen() {
    bench.datasets.errors.put("s3://acme/0001.jpg", List.of());
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.datasets.listingFailure = new PermanentException(Code.ERROR_ACCESS_DENIED, "No.");
    bench.reconcile(run);
    assertThat(found(run).withErrors()).isNull();
    assertThat(believed()).isFalse();
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
    assertThat(found(run).withErrors()).isZero();
    assertThat(found(run).problems())
        .extracting(ReportedProblem::code)
        .containsExactly("ERROR_ENTRY_DIFFERS");
  }

  @Test
  void comparesLabelsIfTheServiceRewritesLines() {
    bench.datasets.rewrites = line -> line.replace("\"confidence\":1", "\"confidence\":1.0");
    holding(lines(0, 4, "a"));
    RunBench.Run run = bench.sent(lines(0, 4, "b"));
    bench.reconcile(run);
    assertThat(found(run).sights()).containsExactly(new Span(0, 4, Sight.HELD));
    assertThat(found(run).check().statement()).contains("labels and boxes were compared");
    assertThat(bench.ledger().header().rewrites()).isTrue();
  }

  @Test
  void tellsAnotherLabelFromARewrittenLine() {
    holding(lines(0, 3, "a"));
    bench.datasets.rewrites = line -> line.replace("\"confidence\":1", "\"confidence\":1.0");
    bench.datasets.drops = line -> line.contains("0001");
    RunBench.Run run = bench.sent(lines(0, 3, "b"));
    bench.reconcile(run);
    assertThat(found(run).sights())
        .containsExactly(
            new Span(0, 1, Sight.HELD), new Span(1, 2, Sight.OTHER), new Span(2, 3, Sight.HELD));
  }

  @Test
  void keepsTheListedPagesWhenTheServiceHasNoTime() {
    bench.settings = RunBench.settings(200, 100);
    holding(lines(0, 100, "a") + lines(9_000, 9_050, "a"));
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
    assertThat(found(run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
  }

  @Test
  void beginsAListingAgainWhoseTokenHasExpired() {
    bench.settings = RunBench.settings(200, 100);
    holding(lines(0, 100, "a") + lines(9_000, 9_050, "a"));
    RunBench.Run run = bench.sent(lines(0, 5, "b") + lines(9_000, 9_005, "b"));
    bench.datasets.pageFailures.add(Optional.empty());
    bench.datasets.pageFailures.add(
        Optional.of(new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "gone")));
    bench.reconcile(run);
    assertThat(bench.datasets.calls)
        .containsExactly(
            "entries All[] null", "entries All[] 100", "entries All[] null", "entries All[] 100");
    assertThat(found(run).sights()).containsExactly(new Span(0, 10, Sight.HELD));
  }

  @Test
  void provesNothingIfTheListingIsDenied() {
    holding(lines(0, 2, "a"));
    RunBench.Run run = bench.sent(lines(0, 2, "b"));
    bench.datasets.listingFailure =
        new PermanentException(Code.ERROR_ACCESS_DENIED, "Allow rekognition:ListDatasetEntries.");
    assertThat(bench.reconcile(run)).isInstanceOf(ReconcileAnswer.Reconciled.class);
    assertThat(found(run).sights()).isEmpty();
    assertThat(found(run).check().statement()).contains("Allow rekognition:ListDatasetEntries.");
  }

  @Test
  void asksNothingIfNothingWasApplied() {
    bench.datasets.fails = line -> true;
    RunBench.Run run = bench.sent(lines(0, 1, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(run).withErrors()).isZero();
    assertThat(bench.ledger().size()).isZero();
    assertThat(believed()).isTrue();
  }

  @Test
  void creditsUnchangedLinesWithoutACall() {
    holding(lines(0, 3, "a"));
    RunBench.Run run = bench.sent(lines(0, 3, "a"));
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    Ledger ledger = bench.ledger();
    assertThat(ledger.drop(0)).extracting("run").isEqualTo(run.id);
    assertThat(believed()).isTrue();
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
    holding(lines(0, 2, "a"));
    RunBench.Run run = bench.sent(lines(0, 2, "b"));
    bench.reconcile(run);
    FoundEntries first = found(run);
    Ledger ledger = bench.ledger();
    bench.store.delete(RunBench.BUCKET, "runs/" + run.id + "/turn-1/entries.json");
    bench.datasets.calls.clear();
    bench.reconcile(run);
    assertThat(bench.datasets.calls).isEmpty();
    assertThat(found(run)).isEqualTo(first);
    assertThat(bench.ledger().header()).isEqualTo(ledger.header());
  }
}
