package dev.labeldrop.run.end;

import static dev.labeldrop.run.RunBench.line;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.end.Reporting.codes;
import static dev.labeldrop.run.end.Reporting.message;
import static dev.labeldrop.run.end.Reporting.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.change.EntryChange;
import dev.labeldrop.change.LabelChange;
import dev.labeldrop.change.WhatChanged;
import dev.labeldrop.report.Report;
import dev.labeldrop.run.RunBench;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report says what the run changed, by label and by image. */
final class WhatChangedReportTest {

  private static final int LINE = line("0001", "a").length();

  private final RunBench bench = new RunBench();

  @Test
  void saysWhichLabelsCameAndWhichWent() {
    bench.whole(lines(0, 4, "rose"));
    Report report =
        bench.whole(
            lines(0, 1, "tulip")
                + lines(1, 2, "rose") // unchanged: not sent
                + lines(2, 3, "rose").replace("2026-01-01", "2026-02-02")
                + lines(3, 4, "lily")
                + lines(8, 9, "rose"));
    assertThat(report.whatChanged())
        .isEqualTo(
            new WhatChanged(
                1,
                3,
                2,
                1,
                0,
                List.of(
                    new LabelChange("rose", 1, 2, 0),
                    new LabelChange("lily", 1, 0, 0),
                    new LabelChange("tulip", 1, 0, 0)),
                0,
                List.of(relabelled("0000", "tulip"), relabelled("0003", "lily")),
                0));
  }

  private static EntryChange relabelled(String name, String label) {
    return new EntryChange(
        "s3://acme/" + name + ".jpg",
        List.of(label),
        List.of("rose"),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void saysWhatAFileAddsToAnEmptyDataset() {
    Report report = bench.whole(lines(0, 3, "rose"));
    assertThat(report.whatChanged())
        .isEqualTo(
            new WhatChanged(
                3, 0, 0, 0, 0, List.of(new LabelChange("rose", 3, 0, 0)), 0, List.of(), 0));
    assertThat(bench.warnings).isEmpty();
  }

  /** The first and the last of the replaced lines stood in files that are gone. */
  @Test
  void countsReplacedLinesOfWhichItIsNotKnownHowTheyWere() {
    bench.settings = RunBench.settings(10, 100);
    RunBench.Run gone = bench.drop(lines(0, 1, "rose") + lines(3, 4, "rose"));
    bench.through(gone);
    bench.reconciled(gone);
    bench.report(gone);
    String file = "incoming/flowers/train/there.jsonl";
    RunBench.Run there = bench.ingest(file, lines(1, 3, "rose"), bench.clock.instant());
    bench.through(there);
    bench.reconciled(there);
    bench.report(there);
    bench.store.remove(RunBench.BUCKET, gone.drop.key());
    Report report = bench.whole(lines(0, 4, "tulip"));
    WhatChanged changed = Objects.requireNonNull(report.whatChanged());
    assertThat(changed.replaced()).isEqualTo(2);
    assertThat(changed.notKnown()).isEqualTo(2);
    assertThat(changed.images())
        .containsExactly(relabelled("0001", "tulip"), relabelled("0002", "tulip"));
    assertThat(report.changes()).isEqualTo(new Report.Changes(0, 4));
    assertThat(message(report, "WARNING_UNDO_INCOMPLETE"))
        .contains(" It has 2 lines, and 2 are not known. ");
  }

  @Test
  void saysNothingOfAnIncompleteUndoIfAllLinesAreKnown() {
    bench.whole(lines(0, 2, "rose"));
    Report report = bench.whole(lines(0, 2, "tulip"));
    assertThat(codes(report)).isEmpty();
  }

  @Test
  void doesNotSayWhatChangedIfItIsNotKnownWhatWasThereBefore() {
    bench.datasets.apply(lines(0, 1, "rose")); // somebody else's
    bench.settings = RunBench.settings(2, 0);
    Report report = bench.whole(lines(0, 2, "tulip"));
    assertThat(report.lines().applied()).isEqualTo(2);
    assertThat(report.changes()).isNull();
    assertThat(report.whatChanged()).isNull();
    assertThat(report.files().undo()).isNull();
  }

  @Test
  void reportsWithoutWhatChangedIfTheFileIsGone() {
    RunBench.Run run = bench.drop(lines(0, 2, "rose"));
    sent(bench, run);
    bench.reconciled(run);
    bench.store.remove(RunBench.BUCKET, run.drop.key());
    Report report = bench.report(run);
    assertThat(report.changes()).isEqualTo(new Report.Changes(2, 0));
    assertThat(report.whatChanged()).isNull();
    assertThat(bench.warnings)
        .singleElement()
        .asString()
        .startsWith("What the run changed could not be read again: ")
        .contains(run.drop.key());
  }

  @Test
  void reportsWithoutChangesIfTheReplacedLinesCannotBeWritten() {
    bench.whole(lines(0, 2, "rose"));
    RunBench.Run run = bench.drop(lines(0, 2, "tulip"));
    sent(bench, run);
    bench.reconciled(run);
    bench.store.failNext(
        "upload s3://" + RunBench.BUCKET + "/runs/" + run.id + "/undo.jsonl",
        new PermanentException(Code.ERROR_ACCESS_DENIED, "No."));
    Report report = bench.report(run);
    assertThat(report.changes()).isNull();
    assertThat(report.whatChanged()).isNull();
    assertThat(report.files().undo()).isNull();
    assertThat(bench.warnings).containsExactly("undo.jsonl could not be written: No.");
  }

  /** A gap of half a megabyte costs about as much as a request. */
  @ParameterizedTest(name = "{0} blank lines: {1} requests")
  @CsvSource({"0, 1", "524287, 1", "524288, 2"})
  void readsLinesThatStandNearEachOtherWithOneRequest(int blank, int requests) {
    RunBench.Run run = bench.drop(lines(0, 1, "a") + "\n".repeat(blank) + lines(1, 2, "b"));
    sent(bench, run);
    bench.reconciled(run);
    int before = bench.store.calls().size();
    Report report = bench.report(run);
    WhatChanged changed = Objects.requireNonNull(report.whatChanged());
    assertThat(changed.labels())
        .containsExactly(new LabelChange("a", 1, 0, 0), new LabelChange("b", 1, 0, 0));
    String open = "open " + run.drop.uri() + " ";
    int second = LINE + 1 + blank;
    assertThat(bench.store.calls().subList(before, bench.store.calls().size()))
        .filteredOn(call -> call.startsWith(open))
        .isEqualTo(
            requests == 1
                ? List.of(open + "0+" + (second + LINE))
                : List.of(open + "0+" + LINE, open + second + "+" + LINE));
  }

  @Test
  void readsOnlyTheLinesThatWereApplied() {
    bench.whole(lines(0, 1, "a") + lines(3, 4, "a"));
    RunBench.Run run = bench.drop(lines(0, 1, "a") + lines(1, 3, "b") + lines(3, 4, "a"));
    sent(bench, run);
    bench.reconciled(run);
    int before = bench.store.calls().size();
    bench.report(run);
    String open = "open " + run.drop.uri() + " ";
    assertThat(bench.store.calls().subList(before, bench.store.calls().size()))
        .filteredOn(call -> call.startsWith(open))
        .containsExactly(open + (LINE + 1) + "+" + (2 * LINE + 1));
  }
}
