package dev.labeldrop.run.prepare;

import static dev.labeldrop.run.RunBench.BUCKET;
import static dev.labeldrop.run.RunBench.lines;
import static dev.labeldrop.run.prepare.Preparing.prepared;
import static dev.labeldrop.run.prepare.Preparing.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.Prepared.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines are sent from the dropped file, or from a copy of those that are sent. */
final class CopiedLinesTest {

  private final RunBench bench = new RunBench();

  @Test
  void copiesTheLinesThatAreSentIfOthersStandBetweenThem() {
    bench.datasets.apply(lines(1, 2, "a"));
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    bench.prepare(run);
    Prepared prepared = prepared(bench, run);
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
    RunBench.Run run = queued(bench, lines(0, 3, "a"));
    bench.prepare(run);
    Prepared prepared = prepared(bench, run);
    assertThat(prepared.source()).isEqualTo(Source.DROP);
    assertThat(prepared.offset()).isEqualTo(lines(0, 1, "a").length());
    bench.send(run);
    assertThat(bench.datasets.entries).hasSize(3);
  }

  @Test
  void sendsAFileWithCarriageReturnsAndBlankLinesWithoutThem() {
    RunBench.Run run = queued(bench, lines(0, 2, "a").replace("\n", "\r\n\r\n"));
    assertThat(prepared(bench, run).source()).isEqualTo(Source.FILE);
    bench.send(run);
    assertThat(String.join("\n", bench.datasets.entries.values()) + "\n")
        .isEqualTo(lines(0, 2, "a"));
  }

  @Test
  void sendsAFileWhoseLastLineFeedIsMissingFromWhereItStands() {
    RunBench.Run run = queued(bench, lines(0, 3, "a").stripTrailing());
    assertThat(prepared(bench, run).source()).isEqualTo(Source.DROP);
    bench.send(run);
    assertThat(bench.datasets.entries).hasSize(3);
  }

  /** 512 KiB between two lines, or a byte more. */
  @ParameterizedTest(name = "{0} line feeds behind the first line: {1} requests")
  @CsvSource({"524288, 1", "524289, 2"})
  void copiesLinesThatStandFarApartWithARequestEach(int lineFeeds, int requests) {
    String content = lines(0, 1, "a").stripTrailing() + "\n".repeat(lineFeeds) + lines(1, 2, "a");
    RunBench.Run run = queued(bench, content);
    int before = bench.store.calls().size();
    assertThat(prepared(bench, run).source()).isEqualTo(Source.FILE);
    assertThat(bench.store.calls().subList(before, bench.store.calls().size()))
        .filteredOn(call -> call.startsWith("open " + run.drop.uri()))
        .hasSize(requests);
    bench.send(run);
    assertThat(bench.datasets.entries).hasSize(2);
  }

  @Test
  void leavesNoneOfTheLinesIfTheyCannotAllBeCopied() {
    RunBench.Run run = queued(bench, lines(0, 1, "a") + "\n".repeat(600_000) + lines(1, 2, "a"));
    int length = lines(0, 1, "a").length();
    bench.store.failNext(
        "open " + run.drop.uri() + " " + (length + 600_000), new RetryableException("lost"));
    assertThatThrownBy(() -> bench.prepare(run)).isInstanceOf(RetryableException.class);
    assertThat(bench.store.uris()).noneMatch(uri -> uri.endsWith("/lines.jsonl"));
  }
}
