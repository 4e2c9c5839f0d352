package dev.labeldrop.run.reconcile;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.report.EntryCheck;
import dev.labeldrop.report.EntryCheck.Method;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a report says what was looked at, word for word. */
final class CheckStatementTest {

  private final RunBench bench = new RunBench();

  private EntryCheck check(RunBench.Run run) {
    assertThat(bench.reconciled(run).next()).isEqualTo("RECONCILED");
    return bench.open(run).turn().read(File.ENTRIES, FoundEntries.class).orElseThrow().check();
  }

  @Test
  void saysThatTheCountsProveEveryLine() {
    assertThat(check(bench.sent(lines(0, 5, "a"))).statement())
        .isEqualTo(
            "The dataset had 0 entries before and has 5 now; 5 lines were applied, 5 of them new"
                + " to it, so none of these is missing.");
  }

  @Test
  void saysThatTheCountsProveASingleLine() {
    assertThat(check(bench.sent(lines(0, 1, "a"))).statement())
        .isEqualTo(
            "The dataset had 0 entries before and has 1 now; 1 line was applied, new to it, so it"
                + " is not missing.");
  }

  @Test
  void saysThatOneOfTheLinesIsProvedByTheCounts() {
    bench.whole(lines(0, 1, "a"));
    assertThat(check(bench.sent(lines(0, 1, "b") + lines(1, 2, "a"))).statement())
        .isEqualTo(
            "The dataset had 1 entry before and has 2 now; 2 lines were applied, 1 of them new to"
                + " it, so none of these is missing. The replaced entries were listed (1 call)"
                + " and match what was sent.");
  }

  @Test
  void saysThatNothingWasApplied() {
    bench.datasets.fails = line -> true;
    EntryCheck check = check(bench.sent(lines(0, 1, "a")));
    assertThat(check.statement())
        .isEqualTo("Nothing was applied, so there was nothing to look for.");
    assertThat(check.method()).isEqualTo(Method.NOT_CHECKED);
  }

  @Test
  void saysThatReplacedLinesAreAsTheyWereSent() {
    bench.whole(lines(0, 3, "a"));
    EntryCheck check = check(bench.sent(lines(0, 3, "b")));
    assertThat(check.statement())
        .isEqualTo(
            "The dataset had 3 entries before and has 3 now; 3 lines were applied. All entries of"
                + " the dataset were listed (1 call) and match what was sent.");
    assertThat(check.calls()).isEqualTo(1);
  }

  @Test
  void saysHowManyLinesDiffer() {
    bench.whole(lines(0, 3, "a"));
    bench.datasets.drops = line -> line.contains("0001");
    assertThat(check(bench.sent(lines(0, 3, "b"))).statement())
        .endsWith(
            " were listed (1 call) and compared with the lines: 1 line is missing or differs.");
  }

  @Test
  void saysThatSomeLinesWereLookedUp() {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(lines(0, 300, "a") + lines(9_000, 9_050, "a"));
    EntryCheck check = check(bench.sent(lines(0, 1, "b") + lines(9_000, 9_001, "b")));
    assertThat(check.statement())
        .isEqualTo(
            "The dataset had 350 entries before and has 350 now; 2 lines were applied. The entries"
                + " of the lines were listed (2 calls) and match what was sent.");
    assertThat(check.method()).isEqualTo(Method.LOOKED_UP);
    assertThat(check.calls()).isEqualTo(2);
  }

  @Test
  void saysThatOthersMayHaveChangedTheDataset() {
    RunBench.Run run = bench.drop(lines(0, 2, "a"));
    bench.queue(run);
    bench.prepare(run);
    bench.datasets.entries.put("s3://acme/x.jpg", line("x", "x"));
    bench.datasets.updatedAt = bench.clock.instant().plusMillis(1);
    bench.clock.pass(Duration.ofSeconds(1));
    bench.send(run);
    assertThat(check(run).statement())
        .startsWith(
            "The dataset had 0 entries before and has 3 now; 2 lines were applied. Others may have"
                + " changed the dataset meanwhile. All entries of the dataset were listed ");
  }

  @Test
  void saysNothingOfCountsThatTheServiceDoesNotGive() {
    bench.settings = RunBench.settings(200, 100);
    bench.datasets.apply(lines(0, 3, "a"));
    RunBench.Run run = bench.drop(lines(0, 2, "b"));
    bench.queue(run);
    hideCounts();
    assertThat(bench.prepare(run).next()).isEqualTo("LISTING");
    assertThat(bench.prepare(run).next()).isEqualTo("READY");
    bench.submit(run);
    hideCounts();
    bench.poll(run);
    bench.submit(run);
    bench.datasets.calls.clear();
    EntryCheck check = check(run);
    assertThat(check.statement())
        .isEqualTo("The entries of the lines were listed (1 call) and match what was sent.");
    assertThat(check.calls()).as("one of them for entries with errors").isEqualTo(2);
    assertThat(bench.datasets.calls)
        .containsExactly(
            "describe", "entries WithErrors[] null", "entries Containing[text=s3://acme/000] null");
  }

  private void hideCounts() {
    DatasetDescription now = bench.datasets.description();
    bench.datasets.shown =
        new DatasetDescription(now.status(), null, null, now.lastUpdated(), null, null, null);
  }

  @Test
  void saysThatTheExecutionHasNoRoomForMoreLooks() {
    bench.whole(lines(0, 3, "a"));
    RunBench.Run run = bench.sent(lines(0, 3, "b")).put("events", 22_000);
    bench.datasets.pageFailures.add(Optional.of(new RetryableException("slow down")));
    EntryCheck check = check(run);
    assertThat(check.statement())
        .isEqualTo(
            "The dataset had 3 entries before and has 3 now; 3 lines were applied. Whether the"
                + " dataset holds 3 of the lines is not known. The execution has no room for more"
                + " looks.");
    assertThat(check.differing()).isNull();
  }

  @Test
  void saysThatTheDroppedObjectIsGone() {
    bench.settings = RunBench.settings(200, 100);
    bench.whole(lines(0, 300, "a"));
    RunBench.Run run = bench.sent(lines(7, 8, "b"));
    bench.store.remove(RunBench.BUCKET, run.drop.key());
    assertThat(check(run).statement())
        .endsWith(
            "Whether the dataset holds 1 of the lines is not known. The entries could not be looked"
                + " at: "
                + run.drop.uri()
                + " is not there");
  }
}
