package dev.labeldrop.run.prepare;

import static dev.labeldrop.run.RunBench.BUCKET;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.prepare.Preparing.prepared;
import static dev.labeldrop.run.prepare.Preparing.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.run.Overtaking;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Counts;
import dev.labeldrop.run.files.Prepared.Knowledge;
import dev.labeldrop.run.files.Prepared.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is decided of each line, when, and how often. */
final class PrepareStepTest {

  private final RunBench bench = new RunBench();

  @Test
  void asksNothingForARunThatWasStopped() {
    RunBench.Run run = queued(bench, lines(0, 5, "a"));
    bench.stop(run);
    assertThatThrownBy(() -> bench.prepare(run))
        .isInstanceOfSatisfying(
            PermanentException.class, e -> assertThat(e.code()).isEqualTo(Code.ERROR_RUN_STOPPED));
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void sendsEverythingToADatasetWithoutEntriesAndListsNothing() {
    Prepared prepared = prepared(bench, queued(bench, lines(0, 5, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.EMPTY);
    assertThat(prepared.counts()).isEqualTo(new Counts(5, 0, 0, 0, 0));
    assertThat(prepared.chunks()).extracting(each -> each.lines()).containsExactly(2, 2, 1);
    assertThat(prepared.source()).isEqualTo(Source.DROP);
    assertThat(prepared.subset()).isFalse();
    assertThat(bench.datasets.calls).containsExactly("describe");
    assertThat(bench.store.uris()).noneMatch(uri -> uri.endsWith("/replaced.bin"));
  }

  /**
   * Lambda's time-out, then a retry while the first one still works: at every call of the store.
   */
  @Test
  void decidesTheSameWhereverAnotherPrepareOvertakesIt() {
    Overtaken alone = new Overtaken(Integer.MAX_VALUE);
    assertThat(alone.prepared.knowledge()).isEqualTo(Knowledge.LISTED);
    assertThat(alone.prepared.counts()).isEqualTo(new Counts(1, 2, 3, 0, 0));
    int place = 0;
    for (boolean overtaken = true; overtaken; place++) {
      Overtaken both = new Overtaken(place);
      overtaken = both.overtaken;
      assertThat(both.prepared.counts()).as("call %d", place).isEqualTo(alone.prepared.counts());
      assertThat(both.prepared.chunks()).as("call %d", place).isEqualTo(alone.prepared.chunks());
      assertThat(both.bench.ledger().size()).as("call %d", place).isEqualTo(6);
      assertThat(both.undo).as("call %d", place).isEqualTo(lines(1, 3, "x"));
    }
    assertThat(place).isGreaterThan(20);
  }

  /**
   * A Prepare that lists in two calls, one of them cut short, and another one that comes between.
   */
  private static final class Overtaken {

    private final RunBench bench = new RunBench();
    private final RunBench.Run run;
    private final Prepared prepared;
    private final String undo;
    private final boolean overtaken;

    /** Has it overtaken after a number of calls of the store. */
    Overtaken(int calls) {
      bench.datasets.pageSize = 1;
      bench.datasets.apply(lines(0, 1, "a") + lines(1, 3, "x") + lines(3, 5, "a"));
      run = bench.drop(lines(0, 6, "a"));
      bench.queue(run);
      bench.datasets.throttleAfter = 2;
      var steps =
          new Overtaking(bench, 20, () -> bench.prepare(run) instanceof PrepareAnswer.Ready);
      steps.run(calls);
      overtaken = steps.happened();
      prepared = bench.open(run).prepared();
      bench.send(run);
      bench.reconciled(run);
      bench.report(run);
      undo = bench.store.text(BUCKET, "runs/" + run.id + "/undo.jsonl").orElse("");
    }
  }

  @Test
  void decidesOnceHoweverOftenItIsCalled() {
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    Prepared first = prepared(bench, run);
    bench.datasets.calls.clear();
    assertThat(prepared(bench, run)).isEqualTo(first);
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void sendsUnchangedLinesIfItIsToldTo() {
    bench.settings = RunBench.sendingUnchanged(bench.settings);
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(bench, lines(0, 2, "a"));
    bench.prepare(run);
    assertThat(prepared(bench, run).counts()).isEqualTo(new Counts(0, 2, 0, 0, 0));
  }

  @Test
  void waitsForAnUpdateFromElsewhere() {
    RunBench.Run run = queued(bench, lines(0, 2, "a"));
    bench.datasets.status = "UPDATE_IN_PROGRESS";
    assertThat(bench.prepare(run)).extracting("waitSeconds", "refusals").containsExactly(2L, 1);
    bench.datasets.status = "UPDATE_COMPLETE";
    assertThat(bench.prepare(run)).extracting("refusals").isEqualTo(0);
  }

  @Test
  void preparesNothingForADatasetThatIsBeingDeleted() {
    RunBench.Run run = queued(bench, lines(0, 2, "a"));
    bench.datasets.status = "DELETE_IN_PROGRESS";
    assertThatThrownBy(() -> bench.prepare(run))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_DATASET_UNUSABLE));
  }

  @Test
  void preparesNothingWhenAnotherRunHasTheTurn() {
    RunBench.Run run = queued(bench, lines(0, 2, "a")).put("turn", 2);
    assertThat(bench.prepare(run).next()).isEqualTo("TURN_LOST");
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void waitsUntilADeadRunsLastUpdateMustHaveShownItself() {
    RunBench.Run dead = queued(bench, lines(0, 2, "a"));
    bench.prepare(dead);
    bench.submit(dead);
    bench.executions.running.remove("arn:" + dead.id);
    RunBench.Run next = queued(bench, lines(0, 2, "b"));
    assertThat(bench.prepare(next)).isInstanceOf(PrepareAnswer.Busy.class);
    bench.clock.pass(Duration.ofSeconds(61));
    bench.prepare(next);
    assertThat(prepared(bench, next).counts().added() + prepared(bench, next).counts().replaced())
        .isEqualTo(2);
  }

  @Test
  void putsWhatADeadRunLeftIntoTheLedgerOnce() {
    RunBench.Run dead = queued(bench, lines(0, 2, "a"));
    bench.prepare(dead);
    bench.submit(dead);
    bench.executions.running.remove("arn:" + dead.id);
    RunBench.Run next = queued(bench, lines(0, 2, "b"));
    bench.clock.pass(Duration.ofSeconds(61));
    assertThat(unsettled()).contains(dead.id);
    bench.prepare(next);
    prepared(bench, next);
    assertThat(unsettled()).isEqualTo("[]");
  }

  /** The turns whose lines are not in the ledger. */
  private String unsettled() {
    String turn =
        bench.store.text(BUCKET, "datasets/flowers-train-1700000000000/turn.json").orElseThrow();
    return turn.replaceAll("(?s).*\"unsettled\" ?: ?(\\[[^]]*]).*", "$1");
  }

  @Test
  void waitsForABusyDatasetForADay() {
    RunBench.Run run = queued(bench, lines(0, 2, "a"));
    bench.datasets.status = "UPDATE_IN_PROGRESS";
    assertThat(bench.prepare(run).next()).isEqualTo("BUSY");
    bench.clock.pass(Duration.ofHours(24).minusSeconds(1));
    assertThat(bench.prepare(run).next()).isEqualTo("BUSY");
    bench.clock.pass(Duration.ofSeconds(1));
    assertThat(bench.prepare(run)).extracting("next", "refusals").containsExactly("TIMED_OUT", 3);
  }

  @Test
  void comparesWithTheDatasetThoughItWasCutOffBeforeThat() {
    RunBench.Run run = queued(bench, lines(0, 2, "a"));
    prepared(bench, run);
    String compared = "runs/" + run.id + "/turn-1/dataset.json";
    bench.store.remove(BUCKET, compared);
    prepared(bench, run);
    assertThat(bench.store.text(BUCKET, compared)).isPresent();
  }
}
