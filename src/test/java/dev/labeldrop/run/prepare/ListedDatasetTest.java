package dev.labeldrop.run.prepare;

import static dev.labeldrop.run.RunBench.BUCKET;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.prepare.Preparing.prepared;
import static dev.labeldrop.run.prepare.Preparing.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Counts;
import dev.labeldrop.run.files.Prepared.Knowledge;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the entries of a dataset are listed, and when a listing ends without an answer. */
final class ListedDatasetTest {

  private static final String LEDGER = "datasets/flowers-train-1700000000000/ledger.bin";

  private final RunBench bench = new RunBench();

  @Test
  void listsADatasetThatNoLedgerKnowsAndSendsWhatItDoesNotHold() {
    bench.datasets.pageSize = 2;
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = queued(bench, lines(0, 2, "a") + lines(2, 4, "b"));
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Listing.class);
    Prepared prepared = prepared(bench, run);
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.LISTED);
    assertThat(prepared.counts()).isEqualTo(new Counts(1, 1, 2, 0, 0));
    assertThat(bench.calls("entries")).isEqualTo(2);
    assertThat(bench.store.text(BUCKET, LEDGER)).isPresent();
  }

  @Test
  void sendsEverythingIfListingIsNotAllowedAndSaysWhy() {
    bench.settings = RunBench.settings(2, 0);
    bench.datasets.apply(lines(0, 2, "a"));
    Prepared prepared = prepared(bench, queued(bench, lines(0, 2, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).contains("MaxListingCalls");
    assertThat(prepared.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
    assertThat(bench.calls("entries")).isZero();
  }

  @Test
  void sendsEverythingIfListingIsDenied() {
    bench.datasets.apply(lines(0, 2, "a"));
    bench.datasets.listingFailure = new PermanentException(Code.ERROR_ACCESS_DENIED, "No.");
    Prepared prepared = prepared(bench, queued(bench, lines(0, 2, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).contains("No.");
  }

  @Test
  void doesNotListForADescriptionThatIsOlderThanTheLedger() {
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(bench, lines(0, 2, "a"));
    bench.prepare(run);
    bench.prepare(run);
    bench.executions.running.remove("arn:" + run.id);
    RunBench.Run next = queued(bench, lines(0, 2, "b"));
    DatasetDescription now = bench.datasets.description();
    bench.datasets.shown =
        new DatasetDescription(now.status(), null, null, Instant.EPOCH, 0L, 0L, 0L);
    assertThat(bench.prepare(next)).isInstanceOf(PrepareAnswer.Busy.class);
    bench.datasets.shown = null;
    assertThat(prepared(bench, next).knowledge()).isEqualTo(Knowledge.LEDGER);
  }

  @Test
  void setsALedgerAsideThatCannotBeReadAndMakesItAnew() {
    bench.datasets.apply(lines(0, 2, "a"));
    bench.store.put(BUCKET, LEDGER, new byte[] {1, 2, 3}, "x");
    RunBench.Run run = queued(bench, lines(0, 2, "a"));
    bench.prepare(run);
    assertThat(prepared(bench, run).counts().unchanged()).isEqualTo(2);
    assertThat(bench.warnings).anyMatch(each -> each.contains("counts as absent and is made anew"));
  }

  @Test
  void listsNoDatasetThatTakesMoreCallsThanAreAllowedAndSaysHowMany() {
    bench.settings = RunBench.settings(500, 2);
    bench.datasets.apply(lines(0, 201, "a"));
    Prepared prepared = prepared(bench, queued(bench, lines(0, 1, "a")));
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
    RunBench.Run run = queued(bench, lines(0, 1, "a"));
    bench.prepare(run);
    assertThat(prepared(bench, run).counts().unchanged()).isEqualTo(1);
    assertThat(bench.calls("entries")).isEqualTo(2);
  }

  @Test
  void endsAListingThatTakesMoreCallsThanItsEntriesSaid() {
    bench.settings = RunBench.settings(2, 2);
    bench.datasets.pageSize = 1;
    bench.datasets.apply(lines(0, 3, "a"));
    Prepared prepared = prepared(bench, queued(bench, lines(0, 1, "a")));
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).isEqualTo("The listing of its entries had not ended after 2 calls.");
    assertThat(bench.calls("entries")).isEqualTo(2);
  }

  @Test
  void believesNoListingWithAnEntryThatCannotBeRead() {
    bench.datasets.rewrites = line -> line.contains("0001") ? "{}" : line;
    bench.datasets.apply(lines(0, 2, "a"));
    RunBench.Run run = queued(bench, lines(0, 1, "a"));
    bench.prepare(run);
    Prepared prepared = prepared(bench, run);
    assertThat(prepared.knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(prepared.why()).isEqualTo("1 of its entries could not be read.");
  }

  @Test
  void listsForADescriptionThatStaysOlderThanTheLedger() {
    bench.whole(lines(0, 2, "a"));
    RunBench.Run run = queued(bench, lines(0, 2, "b"));
    DatasetDescription now = bench.datasets.description();
    bench.datasets.shown =
        new DatasetDescription(now.status(), null, null, Instant.EPOCH, 2L, 1L, 0L);
    for (int stale = 0; stale < 8; stale++) {
      assertThat(bench.prepare(run).next()).isEqualTo("BUSY");
    }
    assertThat(bench.prepare(run).next()).isEqualTo("LISTING");
  }

  @Test
  void asksForNoEntryIfListingIsNotAllowed() {
    bench.settings = RunBench.settings(2, 0);
    bench.datasets.apply(lines(0, 2, "a"));
    prepared(bench, queued(bench, lines(0, 2, "b")));
    assertThat(bench.datasets.calls).contains("describe").doesNotContain("anyEntry");
  }

  @Test
  void leavesTheListedEntriesAsLinesThatCanBeDroppedAgain() {
    bench.datasets.pageSize = 2;
    bench.datasets.apply(lines(0, 3, "a"));
    bench.prepare(queued(bench, lines(0, 1, "b")));
    String uri =
        bench.store.uris().stream()
            .filter(each -> each.contains("/held-") && each.endsWith("/lines.jsonl"))
            .findFirst()
            .orElseThrow();
    assertThat(bench.store.text(BUCKET, uri.substring(("s3://" + BUCKET + "/").length())))
        .contains(lines(0, 3, "a"));
  }
}
