package dev.labeldrop.run.ingest;

import static dev.labeldrop.run.ingest.IngestBench.KEY;
import static dev.labeldrop.run.ingest.IngestBench.REJECT;
import static dev.labeldrop.run.ingest.IngestBench.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.S3Notification;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Plan;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each drop of an event is planned, and its execution started. */
final class IngestStepTest {

  private final IngestBench bench = new IngestBench();

  @Test
  void plansADropAndStartsItsExecution() {
    Drop drop = bench.drop(RunBench.lines(0, 3, "a"));
    IngestStep.Answer answer = bench.ingest(REJECT, drop);
    String run = RunId.of(drop).value();
    assertThat(answer.runs())
        .containsExactly(new IngestStep.Run(run, "s3://acme-drops/" + KEY, true));
    assertThat(bench.input(drop))
        .isEqualTo(Map.of("run", run, "bucket", "acme-drops", "key", KEY, "lines", 3));
    Plan plan = bench.plan(drop);
    assertThat(plan.run()).isEqualTo(run);
    assertThat(plan.drop()).isEqualTo(drop);
    assertThat(plan.project()).isEqualTo("flowers");
    assertThat(plan.type()).isEqualTo("TRAIN");
    assertThat(plan.datasetArn()).isNull();
    assertThat(plan.startedAt()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(plan.onFailedUpdate()).isEqualTo(REJECT.isolation());
    assertThat(plan.sendable()).isEqualTo(3);
    assertThat(plan.refusal()).isNull();
  }

  @Test
  void hasLambdaTryAgainWhatMayPass() {
    Drop drop = bench.drop(RunBench.lines(0, 3, "a"));
    bench.store.failNext("open", new RetryableException("slow down"));
    assertThatThrownBy(() -> bench.ingest(REJECT, drop)).isInstanceOf(RetryableException.class);
    assertThat(bench.started.inputs).isEmpty();
    assertThat(bench.store.uris()).containsExactly(drop.uri());
    bench.ingest(REJECT, drop);
    assertThat(bench.started.inputs).hasSize(1);
  }

  @Test
  void takesInEveryDropOfAnEventEvenIfOneFails() {
    Drop bad = bench.drop("incoming/flowers/train/bad.jsonl", "a");
    Drop good = bench.drop("incoming/flowers/train/good.jsonl", "b");
    bench.store.failNext("open s3://acme-drops/" + bad.key(), new RetryableException("slow down"));
    assertThatThrownBy(() -> bench.ingest(REJECT, bad, good))
        .isInstanceOf(RetryableException.class);
    assertThat(bench.started.inputs).containsOnlyKeys(RunId.of(good).value());
  }

  @Test
  void throwsTheFirstFailureAndKeepsTheOthers() {
    Drop one = bench.drop("incoming/flowers/train/1.jsonl", "a");
    Drop two = bench.drop("incoming/flowers/train/2.jsonl", "b");
    bench.store.failNext("open s3://acme-drops/" + one.key(), new RetryableException("first"));
    bench.store.failNext("open s3://acme-drops/" + two.key(), new RetryableException("second"));
    assertThatThrownBy(() -> bench.ingest(REJECT, one, two))
        .hasMessage("first")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void failsForARecordThatDoesNotSayWhatWasDropped() {
    S3Notification event = read("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}]}");
    assertThatThrownBy(() -> bench.step(bench.store, REJECT).ingest(event))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("ERROR_UNREADABLE_EVENT");
  }

  @Test
  void saysWhyItIgnoresARecord() {
    Drop other = bench.drop("elsewhere/a.jsonl", "a");
    IngestStep.Answer answer = bench.ingest(REJECT, other);
    assertThat(answer.runs()).isEmpty();
    assertThat(answer.ignored()).singleElement().asString().contains("elsewhere/a.jsonl");
    assertThat(bench.started.inputs).isEmpty();
  }
}
