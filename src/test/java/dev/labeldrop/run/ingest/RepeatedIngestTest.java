package dev.labeldrop.run.ingest;

import static dev.labeldrop.run.ingest.IngestBench.DROPPED;
import static dev.labeldrop.run.ingest.IngestBench.KEY;
import static dev.labeldrop.run.ingest.IngestBench.NOON;
import static dev.labeldrop.run.ingest.IngestBench.REJECT;
import static dev.labeldrop.run.ingest.IngestBench.SKIP;
import static dev.labeldrop.run.ingest.IngestBench.event;
import static dev.labeldrop.run.ingest.IngestBench.key;
import static dev.labeldrop.run.ingest.IngestBench.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An event that comes again, also while the first is still at work, leads to one plan. */
final class RepeatedIngestTest {

  private final IngestBench bench = new IngestBench();

  @Test
  void findsThePlanOfAnEventThatComesAgainAndReadsNothing() {
    Drop drop = bench.drop(RunBench.lines(0, 3, "a"));
    bench.ingest(REJECT, drop);
    int calls = bench.store.calls().size();
    IngestStep.Answer again = bench.ingest(REJECT, drop);
    assertThat(again.runs().getFirst().started()).isFalse();
    assertThat(bench.started.inputs).hasSize(1);
    assertThat(bench.store.calls().subList(calls, bench.store.calls().size()))
        .containsExactly("get " + uri(drop, "plan.json"));
  }

  @Test
  void keepsThePlanOfWhoeverWasFirst() {
    Drop drop = bench.drop(RunBench.lines(0, 2, "a") + "bad\n");
    bench.store.failAfterNext("putIfAbsent", new RetryableException("lost"));
    assertThatThrownBy(() -> bench.ingest(SKIP, drop)).hasMessage("lost");
    Plan first = bench.plan(drop);
    bench.ingest(REJECT, drop);
    assertThat(bench.plan(drop)).isEqualTo(first);
    assertThat(bench.input(drop)).containsEntry("lines", 2);
  }

  @Test
  void leavesNoDocumentsOfTwoAttemptsInOneFolder() {
    Drop drop = bench.drop(RunBench.lines(0, 2, "a") + "bad\n");
    bench.store.failNext("putIfAbsent", new RetryableException("lost"));
    assertThatThrownBy(() -> bench.ingest(REJECT, drop)).hasMessage("lost");
    bench.ingest(SKIP, drop);
    List<String> folders =
        bench.store.uris().stream()
            .filter(uri -> uri.contains("/ingest-"))
            .map(uri -> uri.replaceFirst("/[^/]*$", ""))
            .distinct()
            .toList();
    assertThat(folders).hasSize(2).contains(uri(drop, bench.plan(drop).documents()));
    for (String folder : folders) {
      assertThat(bench.store.uris().stream().filter(uri -> uri.startsWith(folder + "/")))
          .extracting(uri -> uri.substring(folder.length() + 1))
          .containsExactly(
              "lines.idx",
              "problems.json",
              "rejected.jsonl",
              "rejected.reasons.jsonl",
              "statistics.json");
    }
  }

  /** The second runs while the first, under other settings, has found no plan yet. */
  @Test
  void neverMixesWhatTwoIngestsOfOneEventFind() {
    Drop drop = bench.drop(RunBench.lines(0, 2, "a") + "bad\n");
    List<Plan> second = new ArrayList<>();
    Clock meanwhile =
        new Meanwhile(() -> {
          bench.ingest(SKIP, drop);
          second.add(bench.plan(drop));
        });
    IngestStep.Answer answer =
        bench.step(bench.store, REJECT, meanwhile).ingest(event(DROPPED, drop));

    assertThat(answer.runs().getFirst().started()).isFalse();
    assertThat(bench.plan(drop)).isEqualTo(second.getFirst());
    assertThat(bench.input(drop)).containsEntry("lines", 2);
    assertThat(bench.problems(drop).problems().getFirst().code())
        .isEqualTo("WARNING_MANY_LINES_REJECTED");
    assertThat(bench.index(drop).size()).isEqualTo(2);
    assertThat(bench.store.uris().stream().filter(uri -> uri.endsWith("/problems.json")))
        .hasSize(2);
  }

  /** A clock whose first look lets something else happen. */
  private static final class Meanwhile extends Clock {

    private @Nullable Runnable other;

    Meanwhile(Runnable other) {
      this.other = other;
    }

    @Override
    public Instant instant() {
      Runnable now = other;
      other = null;
      if (now != null) {
        now.run();
      }
      return NOON;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void doesNotTakeThePlanOfAnotherDrop() {
    Drop drop = bench.drop(RunBench.lines(0, 1, "a"));
    bench.ingest(REJECT, drop);
    bench.started.inputs.clear();
    String plan = bench.store.text(RunBench.BUCKET, key(drop, "plan.json")).orElseThrow();
    bench.store.put(
        RunBench.BUCKET,
        key(drop, "plan.json"),
        plan.replace(KEY, "incoming/flowers/train/b.jsonl").getBytes(StandardCharsets.UTF_8),
        RunFiles.JSON);
    assertThatThrownBy(() -> bench.ingest(REJECT, drop))
        .isInstanceOf(RetryableException.class)
        .hasMessage(
            uri(drop, "plan.json")
                + " is the plan of s3://acme-drops/incoming/flowers/train/b.jsonl, not of "
                + drop.uri()
                + ": two drops have the run id '"
                + RunId.of(drop)
                + "'. Drop the file again.");
    assertThat(bench.started.inputs).isEmpty();
  }
}
