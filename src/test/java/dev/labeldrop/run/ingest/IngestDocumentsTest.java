package dev.labeldrop.run.ingest;

import static dev.labeldrop.run.ingest.IngestBench.KEY;
import static dev.labeldrop.run.ingest.IngestBench.ONE_CHUNK;
import static dev.labeldrop.run.ingest.IngestBench.REJECT;
import static dev.labeldrop.run.ingest.IngestBench.SKIP;
import static dev.labeldrop.run.ingest.IngestBench.key;
import static dev.labeldrop.run.ingest.IngestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.ledger.LineIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documents that the plan leaves beside it. */
final class IngestDocumentsTest {

  private final IngestBench bench = new IngestBench();

  @Test
  void leavesOneRecordInTheIndexForEachValidLine() {
    String content =
        "\uFEFF"
            + line("0001")
            + "\r\nbad\n"
            + line("0002").replace("\n", "\r\n")
            + line("0001")
            + RunBench.line("0003", "b");
    Drop drop = bench.drop(content);
    bench.ingest(SKIP, drop);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    LineIndex index = bench.index(drop);
    List<String> lines = new ArrayList<>();
    for (int place = 0; place < index.size(); place++) {
      lines.add(
          index.number(place)
              + " "
              + new String(
                  bytes, (int) index.offset(place), index.length(place), StandardCharsets.UTF_8));
    }
    assertThat(lines)
        .containsExactly(
            "1 " + RunBench.line("0001", "a"),
            "4 " + RunBench.line("0002", "a"),
            "6 " + RunBench.line("0003", "b"));
    assertThat(bench.plan(drop).sendable()).isEqualTo(3);
  }

  @Test
  void leavesNoHalfOfTheRejectedLinesIfAReadBreaksOff() {
    Drop drop = bench.drop(line("0001") + "bad\nworse\n");
    bench.store.failAfterNext("open", new RetryableException("broke off"));
    assertThatThrownBy(() -> bench.ingest(REJECT, drop)).isInstanceOf(RetryableException.class);
    assertThat(bench.store.uris()).containsExactly(drop.uri());
  }

  @Test
  void givesNoReasonsIfTheRejectedLinesCouldNotBeWritten() {
    Drop drop = bench.drop("bad\n");
    bench.store.failNext("upload", new RetryableException("slow down"));
    assertThatThrownBy(() -> bench.ingest(REJECT, drop)).isInstanceOf(RetryableException.class);
    assertThat(bench.store.uris()).containsExactly(drop.uri());
  }

  @Test
  void saysBesideTheRejectedLinesWhyTheyAre() {
    Drop drop = bench.drop(line("0001") + "bad\r\n" + line("0001") + line("0002"));
    bench.ingest(SKIP, drop);
    assertThat(bench.document(drop, File.REJECTED)).isEqualTo("bad\n" + line("0001"));
    assertThat(bench.document(drop, File.REASONS))
        .isEqualTo(
            "{\"line\":2,\"sourceRef\":null,\"problems\":[{\"column\":1,\"path\":null,\"code\":\"ERROR_INVALID_JSON_LINE\",\"message\":\"Expected"
                + " a JSON object, found 'bad'. The line has no object: leave it out if it is a"
                + " heading, a comment or a separator; else get the line"
                + " anew.\"}],\"moreProblems\":0}\n"
                + "{\"line\":3,\"sourceRef\":\"s3://acme/0001.jpg\",\"problems\":[{\"column\":15,"
                + "\"path\":\"source-ref\",\"code\":\"ERROR_DUPLICATE_SOURCE_REF\",\"message\":\"Line"
                + " 3 has the source-ref of line 1, 's3://acme/0001.jpg', and is the same line."
                + " Leave one of the two out.\"}],\"moreProblems\":0}\n");
    String reasons = key(drop, bench.plan(drop).documents() + "/rejected.reasons.jsonl");
    assertThat(bench.store.contentType(RunBench.BUCKET, reasons)).contains("application/jsonl");
  }

  @Test
  void leavesNoFileOfRejectedLinesIfThereAreNone() {
    Drop drop = bench.drop(RunBench.lines(0, 2, "a"));
    bench.ingest(REJECT, drop);
    assertThat(bench.store.uris()).noneMatch(uri -> uri.contains("rejected"));
  }

  @Test
  void leavesStatisticsThatCanBeReadBack() {
    Drop drop =
        bench.drop(
            RunBench.line("0001", "rose")
                + "\n"
                + RunBench.line("0002", "a \\\"pallet\\\"")
                + "\n{\"source-ref\":\"s3://acme/0003.jpg\"}\n");
    bench.ingest(ONE_CHUNK, drop);
    ManifestStatistics statistics =
        bench.documents(drop).read(File.STATISTICS, ManifestStatistics.class).orElseThrow();
    assertThat(statistics.labels())
        .containsExactlyInAnyOrder(
            new ManifestStatistics.LabelCount("a \"pallet\"", 1, 0),
            new ManifestStatistics.LabelCount("rose", 1, 0));
    assertThat(statistics.unlabelledImages()).isEqualTo(1);
    assertThat(statistics.imagesByBoxes()).isEqualTo(Collections.nCopies(52, 0L));
  }

  @Test
  void leavesTheStatisticsOfNothingIfNothingWasRead() {
    Drop drop = bench.drop(RunBench.lines(0, 2, "a"));
    bench.store.remove(RunBench.BUCKET, KEY);
    bench.ingest(REJECT, drop);
    assertThat(bench.documents(drop).read(File.STATISTICS, ManifestStatistics.class))
        .hasValueSatisfying(statistics -> assertThat(statistics.labels()).isEmpty());
  }
}
