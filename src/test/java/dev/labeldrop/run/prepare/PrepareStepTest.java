package dev.labeldrop.run.prepare;

import static dev.labeldrop.run.RunBench.BUCKET;
import static dev.labeldrop.run.RunBench.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.run.Overtaking;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Counts;
import dev.labeldrop.run.files.Prepared.Knowledge;
import dev.labeldrop.run.files.Prepared.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrepareStepTest {

  private static final String LEDGER = "datasets/flowers-train-1700000000000/ledger.bin";

  private final RunBench bench = new RunBench();

  private RunBench.Run queued(String content) {
    RunBench.Run run = bench.drop(content);
    assertThat(bench.queue(run)).isTrue();
    bench.datasets.calls.clear();
    return run;
  }

  private Prepared prepared(RunBench.Run run) {
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Ready.class);
    return bench.open(run).prepared();
  }

  @Test
  void asksNothingForARunThatWasStopped() {
    RunBench.Run run = queued(lines(0, 5, "a"));
    bench.stop(run);
    assertThatThrownBy(() -> bench.prepare(run))
        .isInstanceOfSatisfying(
            PermanentException.class, e -> assertThat(e.code()).isEqualTo(Code.ERROR_RUN_STOPPED));
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void sendsEverythingToADatasetWithoutEntriesAndListsNothing() {
    Prepared prepared = prepared(queued(lines(0, 5, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.EMPTY);
    assertThat(prepared.counts()).isEqualTo(new Counts(5, 0, 0, 0, 0));
    assertThat(prepared.chunks()).extracting(each -> each.lines()).containsExactly(2, 2, 1);
    assertThat(prepared.source()).isEqualTo(Source.DROP);
    assertThat(prepared.subset()).isFalse();
    assertThat(bench.datasets.calls).containsExactly("describe");
    assertThat(bench.store.uris()).noneMatch(uri -> uri.endsWith("/replaced.bin"));
  }

  @Test
  void listsADatasetThatNoLedgerKnowsAndSendsWhatItDoesNotHold() {
    bench.datasets.pageSize = 2;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(lines(0, 2, "a") + lines(2, 4, "b"));
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Listing.class);
    Prepared prepared = prepared(run);
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.LISTED);
    assertThat(prepared.counts()).isEqualTo(new Counts(1, 1, 2, 0, 0));
    assertThat(bench.calls("entries")).isEqualTo(2);
    assertThat(bench.store.text(BUCKET, LEDGER)).isPresent();
  }

  @Test
  void copiesTheLinesThatAreSentIfOthersStandBetweenThem() {
    bench.datasets.apply(lines(1, 2, "a"));
    RunBench.Run run = queued(lines(0, 3, "a"));
    bench.prepare(run);
    Prepared prepared = prepared(run);
    assertThat(prepared.source()).isEqualTo(Source.FILE);
    String copied =
        bench
            .store
            .text(BUCKET, "runs/" + run.id + "/turn-1/" + prepared.documents() + "/lines.jsonl")
            .orElseThrow();
    assertThat(copied).isEqualTo(lines(0, 1, "a") + lines(2, 3, "a"));
  }

  @Test
  void sendsFromTheDroppedFileIfTheLinesFollowEachOther() {
    bench.datasets.apply(lines(0, 1, "a"));
    RunBench.Run run = queued(lines(0, 3, "a"));
    bench.prepare(run);
    Prepared prepared = prepared(run);
    assertThat(prepared.source()).isEqualTo(Source.DROP);
    assertThat(prepared.offset()).isEqualTo(lines(0, 1, "a").length());
    bench.send(run);
    assertThat(bench.datasets.entries).hasSize(3);
  }

  @Test
  void sendsAFileWithCarriageReturnsAndBlankLinesWithoutThem() {
    RunBench.Run run = queued(lines(0, 2, "a").replace("\n", "\r\n\r\n"));
    assertThat(prepared(run).source()).isEqualTo(Source.FILE);
    bench.send(run);
    assertThat(String.join("\n", bench.datasets.entries.values()) + "\n")
        .isEqualTo(lines(0, 2, "a"));
  }

  @Test
  void sendsAFileWhoseLastLineFeedIsMissingFromWhereItStands() {
    RunBench.Run run = queued(lines(0, 3, "a").stripTrailing());
    assertThat(prepared(run).source()).isEqualTo(Source.DROP);
    bench.send(run);
    assertThat(bench.datasets.entries).hasSize(3);
  }

  @Test
  void sendsEverythingIfListingIsNotAllowedAndSaysWhy() {
    bench.settings = RunBench.settings(2, 0);
    bench.datasets.apply(lines(0, 2, "a"));
    Prepared prepared = prepared(queued(lines(0, 2, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).contains("MaxListingCalls");
    assertThat(prepared.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
    assertThat(bench.calls("entries")).isZero();
  }

  @Test
  void sendsEverythingIfListingIsDenied() {
    bench.datasets.apply(lines(0, 2, "a"));
    bench.datasets.listingFailure = new PermanentException(Code.ERROR_ACCESS_DENIED, "No.");
    Prepared prepared = prepared(queued(lines(0, 2, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).contains("No.");
  }

  @Test
  void keepsThePagesThatWereListedWhenItIsThrottled() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(lines(0, 3, "a"));
    bench.datasets.throttleAfter = 2;
    assertThat(bench.prepare(run))
        .extracting("next", "listed", "refusals", "waitSeconds")
        .containsExactly("LISTING", 2L, 1, 2L);
    assertThat(bench.prepare(run))
        .extracting("listed", "refusals", "waitSeconds")
        .containsExactly(3L, 0, 1L);
    assertThat(prepared(run).counts().unchanged()).isEqualTo(3);
    assertThat(bench.calls("entries")).isEqualTo(4);
  }

  @Test
  void throwsIfItIsThrottledAtTheFirstPageSoThatItIsTriedAgain() {
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(lines(0, 3, "a"));
    bench.datasets.throttleAfter = 0;
    assertThatThrownBy(() -> bench.prepare(run)).isInstanceOf(RetryableException.class);
  }

  @Test
  void beginsAListingAnewWhoseTokenHasExpired() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(lines(0, 3, "a"));
    bench.datasets.throttleAfter = 1;
    bench.prepare(run);
    bench.datasets.listingFailure =
        new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "expired");
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Listing.class);
    bench.datasets.listingFailure = null;
    bench.prepare(run);
    assertThat(prepared(run).counts().unchanged()).isEqualTo(3);
  }

  @Test
  void beginsAListingAnewIfTheDatasetChangesUnderIt() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(lines(0, 3, "a"));
    bench.datasets.throttleAfter = 1;
    bench.prepare(run);
    bench.clock.pass(Duration.ofSeconds(5));
    bench.datasets.apply(lines(2, 3, "a"));
    bench.prepare(run);
    assertThat(prepared(run).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0));
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
  void beginsAListingAnewIfEntriesAreAddedUnderItThoughItsTimeHasNotMovedYet() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(lines(0, 3, "a"));
    bench.datasets.throttleAfter = 1;
    bench.prepare(run);
    bench.prepare(run);
    var time = bench.datasets.updatedAt;
    bench.datasets.apply(lines(2, 3, "a"));
    bench.datasets.updatedAt = time;
    bench.prepare(run);
    bench.prepare(run);
    assertThat(prepared(run).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0));
  }

  @Test
  void decidesOnceHoweverOftenItIsCalled() {
    RunBench.Run run = queued(lines(0, 3, "a"));
    Prepared first = prepared(run);
    bench.datasets.calls.clear();
    assertThat(prepared(run)).isEqualTo(first);
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void sendsUnchangedLinesIfItIsToldTo() {
    bench.settings = RunBench.sendingUnchanged(bench.settings);
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(lines(0, 2, "a"));
    bench.prepare(run);
    assertThat(prepared(run).counts()).isEqualTo(new Counts(0, 2, 0, 0, 0));
  }

  @Test
  void waitsForAnUpdateFromElsewhere() {
    RunBench.Run run = queued(lines(0, 2, "a"));
    bench.datasets.status = "UPDATE_IN_PROGRESS";
    assertThat(bench.prepare(run)).extracting("waitSeconds", "refusals").containsExactly(2L, 1);
    bench.datasets.status = "UPDATE_COMPLETE";
    assertThat(bench.prepare(run)).extracting("refusals").isEqualTo(0);
  }

  @Test
  void doesNotListForADescriptionThatIsOlderThanTheLedger() {
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(lines(0, 2, "a"));
    bench.prepare(run);
    bench.prepare(run);
    bench.executions.running.remove("arn:" + run.id);
    RunBench.Run next = queued(lines(0, 2, "b"));
    DatasetDescription now = bench.datasets.description();
    bench.datasets.shown =
        new DatasetDescription(now.status(), null, null, Instant.EPOCH, 0L, 0L, 0L);
    assertThat(bench.prepare(next)).isInstanceOf(PrepareAnswer.Busy.class);
    bench.datasets.shown = null;
    assertThat(prepared(next).knowledge()).isEqualTo(Knowledge.LEDGER);
  }

  @Test
  void setsALedgerAsideThatCannotBeReadAndMakesItAnew() {
    bench.datasets.apply(lines(0, 2, "a"));
    bench.store.put(BUCKET, LEDGER, new byte[] {1, 2, 3}, "x");
    RunBench.Run run = queued(lines(0, 2, "a"));
    bench.prepare(run);
    assertThat(prepared(run).counts().unchanged()).isEqualTo(2);
    assertThat(bench.warnings).anyMatch(each -> each.contains("counts as absent and is made anew"));
  }

  @Test
  void preparesNothingForADatasetThatIsBeingDeleted() {
    RunBench.Run run = queued(lines(0, 2, "a"));
    bench.datasets.status = "DELETE_IN_PROGRESS";
    assertThatThrownBy(() -> bench.prepare(run))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_DATASET_UNUSABLE));
  }

  @Test
  void listsNoDatasetThatTakesMoreCallsThanAreAllowedAndSaysHowMany() {
    bench.settings = RunBench.settings(500, 2);
    bench.datasets.apply(lines(0, 201, "a"));
    Prepared prepared = prepared(queued(lines(0, 1, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why())
        .isEqualTo(
            "201 entries take 3 calls to list, and the stack parameter MaxListingCalls allows 2.");
    assertThat(bench.calls("entries")).isZero();
  }

  @Test
  void listsADatasetThatTakesJustAsManyCallsAsAreAllowed() {
    bench.settings = RunBench.settings(500, 2);
    bench.datasets.apply(lines(0, 200, "a"));
    RunBench.Run run = queued(lines(0, 1, "a"));
    bench.prepare(run);
    assertThat(prepared(run).counts().unchanged()).isEqualTo(1);
    assertThat(bench.calls("entries")).isEqualTo(2);
  }

  @Test
  void endsAListingThatTakesMoreCallsThanItsEntriesSaid() {
    bench.settings = RunBench.settings(2, 2);
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    Prepared prepared = prepared(queued(lines(0, 1, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).isEqualTo("The listing of its entries had not ended after 2 calls.");
    assertThat(bench.calls("entries")).isEqualTo(2);
  }

  @Test
  void beginsAListingAnewAtMostThreeTimes() {
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(lines(0, 1, "a"));
    for (int start = 1; start <= 3; start++) {
      bench.datasets.throttleAfter = 1;
      bench.prepare(run);
      bench.datasets.listingFailure =
          new PermanentException(Code.ERROR_PAGE_TOKEN_EXPIRED, "expired");
      assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Listing.class);
      bench.datasets.listingFailure = null;
    }
    Prepared prepared = prepared(run);
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why())
        .isEqualTo("The listing of its entries had to be begun anew 3 times.");
  }

  @Test
  void believesNoListingWithAnEntryThatCannotBeRead() {
    bench.datasets.rewrites = line -> line.contains("0001") ? "{}" : line;
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(lines(0, 1, "a"));
    bench.prepare(run);
    Prepared prepared = prepared(run);
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).isEqualTo("1 of its entries could not be read.");
  }

  @Test
  void preparesNothingWhenAnotherRunHasTheTurn() {
    RunBench.Run run = queued(lines(0, 2, "a")).put("turn", 2);
    assertThat(bench.prepare(run).next()).isEqualTo("TURN_LOST");
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void waitsUntilADeadRunsLastUpdateMustHaveShownItself() {
    RunBench.Run dead = queued(lines(0, 2, "a"));
    bench.prepare(dead);
    bench.submit(dead);
    bench.executions.running.remove("arn:" + dead.id);
    RunBench.Run next = queued(lines(0, 2, "b"));
    assertThat(bench.prepare(next)).isInstanceOf(PrepareAnswer.Busy.class);
    bench.clock.pass(Duration.ofSeconds(61));
    bench.prepare(next);
    assertThat(prepared(next).counts().added() + prepared(next).counts().replaced()).isEqualTo(2);
  }

  @Test
  void putsWhatADeadRunLeftIntoTheLedgerOnce() {
    RunBench.Run dead = queued(lines(0, 2, "a"));
    bench.prepare(dead);
    bench.submit(dead);
    bench.executions.running.remove("arn:" + dead.id);
    RunBench.Run next = queued(lines(0, 2, "b"));
    bench.clock.pass(Duration.ofSeconds(61));
    assertThat(unsettled()).contains(dead.id);
    bench.prepare(next);
    prepared(next);
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
    RunBench.Run run = queued(lines(0, 2, "a"));
    bench.datasets.status = "UPDATE_IN_PROGRESS";
    assertThat(bench.prepare(run).next()).isEqualTo("BUSY");
    bench.clock.pass(Duration.ofHours(24).minusSeconds(1));
    assertThat(bench.prepare(run).next()).isEqualTo("BUSY");
    bench.clock.pass(Duration.ofSeconds(1));
    assertThat(bench.prepare(run)).extracting("next", "refusals").containsExactly("TIMED_OUT", 3);
  }

  @Test
  void listsForADescriptionThatStaysOlderThanTheLedger() {
    bench.whole(lines(0, 2, "a"));
    RunBench.Run run = queued(lines(0, 2, "b"));
    DatasetDescription now = bench.datasets.description();
    bench.datasets.shown =
        new DatasetDescription(now.status(), null, null, Instant.EPOCH, 2L, 1L, 0L);
    for (int stale = 0; stale < 8; stale++) {
      assertThat(bench.prepare(run).next()).isEqualTo("BUSY");
    }
    assertThat(bench.prepare(run).next()).isEqualTo("LISTING");
  }

  @Test
  void comparesWithTheDatasetThoughItWasCutOffBeforeThat() {
    RunBench.Run run = queued(lines(0, 2, "a"));
    prepared(run);
    String compared = "runs/" + run.id + "/turn-1/dataset.json";
    bench.store.remove(BUCKET, compared);
    prepared(run);
    assertThat(bench.store.text(BUCKET, compared)).isPresent();
  }

  @Test
  void asksForNoEntryIfListingIsNotAllowed() {
    bench.settings = RunBench.settings(2, 0);
    bench.datasets.apply(lines(0, 2, "a"));
    prepared(queued(lines(0, 2, "b")));
    assertThat(bench.datasets.calls).contains("describe").doesNotContain("anyEntry");
  }

  @Test
  void leavesTheListedEntriesAsLinesThatCanBeDroppedAgain() {
    bench.datasets.pageSize = 2;
    bench.datasets.apply(lines(0, 3, "a"));
    bench.prepare(queued(lines(0, 1, "b")));
    String uri =
        bench.store.uris().stream()
            .filter(each -> each.contains("/held-") && each.endsWith("/lines.jsonl"))
            .findFirst()
            .orElseThrow();
    assertThat(bench.store.text(BUCKET, uri.substring(("s3://" + BUCKET + "/").length())))
        .contains(lines(0, 3, "a"));
  }

  /** 512 KiB between two lines, or a byte more. */
  @ParameterizedTest(name = "{0} line feeds behind the first line: {1} requests")
  @CsvSource({"524288, 1", "524289, 2"})
  void copiesLinesThatStandFarApartWithARequestEach(int lineFeeds, int requests) {
    String content = lines(0, 1, "a").stripTrailing() + "\n".repeat(lineFeeds) + lines(1, 2, "a");
    RunBench.Run run = queued(content);
    int before = bench.store.calls().size();
    assertThat(prepared(run).source()).isEqualTo(Source.FILE);
    assertThat(bench.store.calls().subList(before, bench.store.calls().size()))
        .filteredOn(call -> call.startsWith("open " + run.drop.uri()))
        .hasSize(requests);
    bench.send(run);
    assertThat(bench.datasets.entries).hasSize(2);
  }

  @Test
  void leavesNoneOfTheLinesIfTheyCannotAllBeCopied() {
    RunBench.Run run = queued(lines(0, 1, "a") + "\n".repeat(600_000) + lines(1, 2, "a"));
    int length = lines(0, 1, "a").length();
    bench.store.failNext(
        "open " + run.drop.uri() + " " + (length + 600_000), new RetryableException("lost"));
    assertThatThrownBy(() -> bench.prepare(run)).isInstanceOf(RetryableException.class);
    assertThat(bench.store.uris()).noneMatch(uri -> uri.endsWith("/lines.jsonl"));
  }
}
