package dev.labeldrop.run.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.run.RunBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueueStepTest {

  private static final String FOLDER = "s3://acme-drops/datasets/flowers-train-1700000000000/";
  private static final String EXECUTION =
      "arn:aws:states:us-east-1:123456789012:execution:ApplyManifest:spring-3f9a0c52d771";
  private static final DatasetArn OTHER =
      new DatasetArn(
          "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1800000000000");

  private final RunBench bench = new RunBench();

  private QueueStep step() {
    return new QueueStep(
        bench.store, new Destinations(bench.store, bench.datasets, bench.clock), bench.executions);
  }

  private QueueStep.Answer queue(RunBench.Run run) {
    return step().queue(run.state(), bench.warnings::add);
  }

  private String woken(RunBench.Run run) {
    return bench.executions.woken.getOrDefault("token-" + run.id, "");
  }

  private String queueJson(RunBench.Run run) {
    return bench.store.text(RunBench.BUCKET, "runs/" + run.id + "/queue.json").orElse("");
  }

  @Test
  void wakesARunAtOnceIfTheTurnIsFree() {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1, "a"));
    assertThat(queue(run)).isEqualTo(new QueueStep.Answer(RunBench.DATASET.value(), null));
    assertThat(Json.readMap(woken(run).getBytes(UTF_8), "output"))
        .isEqualTo(Map.of("datasetArn", RunBench.DATASET.value(), "turn", 1, "events", 13));
    assertThat(queueJson(run)).isEqualTo("{\"datasetArn\":\"" + RunBench.DATASET + "\"}");
  }

  @Test
  void leavesATicketInTheOrderOfTheDropsAndWakesNoSecondRun() {
    RunBench.Run first = bench.drop(RunBench.lines(0, 1, "a"));
    RunBench.Run second = bench.drop(RunBench.lines(0, 1, "b"));
    RunBench.Run third = bench.drop(RunBench.lines(0, 1, "c"));
    queue(first);
    queue(third);
    queue(second);
    assertThat(bench.executions.woken).containsOnlyKeys("token-" + first.id);
    assertThat(bench.store.uris().stream().filter(uri -> uri.startsWith(FOLDER + "queue/")))
        .extracting(uri -> uri.replaceFirst(".*-(a-[0-9a-f]{12})\\.json$", "$1"))
        .containsExactly(first.id, second.id, third.id);
  }

  @Test
  void asksForATurnBeyondTheOneThatItHad() {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1, "a"));
    queue(run.put("turn", 2).put("armed", 3).put("retries", 1).put("events", 100));
    assertThat(Json.readMap(woken(run).getBytes(UTF_8), "output"))
        .isEqualTo(
            Map.of("datasetArn", RunBench.DATASET.value(), "turn", 3, "events", 100 + 9 + 18 + 3));
  }

  @Test
  void endsARunThatWasStoppedWhenItWaitsAnew() {
    RunBench.Run first = bench.drop(RunBench.lines(0, 1, "a"));
    queue(first);
    RunBench.Run run = bench.drop(RunBench.lines(1, 2, "a"));
    queue(run);
    bench.stop(run);
    assertThatThrownBy(() -> queue(run.put("armed", 1)))
        .isInstanceOfSatisfying(
            PermanentException.class, e -> assertThat(e.code()).isEqualTo(Code.ERROR_RUN_STOPPED));
  }

  @Test
  void asksOnceForManyDropsOfOneMinute() {
    for (int i = 0; i < 10; i++) {
      queue(bench.drop(RunBench.lines(i, i + 1, "a")));
    }
    assertThat(bench.calls("find")).isEqualTo(1);
    assertThat(bench.calls("describe")).isZero();
  }

  @Test
  void keepsARunsDatasetAlsoWhenTheProjectGetsAnother() {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1, "a"));
    queue(run);
    bench.datasets.lookup = new DatasetLookup.Found(OTHER);
    bench.clock.pass(Duration.ofHours(1));
    assertThat(queue(run).datasetArn()).isEqualTo(RunBench.DATASET.value());
    assertThat(bench.calls("find")).isEqualTo(1);
    assertThat(queue(bench.drop(RunBench.lines(0, 1, "b"))).datasetArn()).isEqualTo(OTHER.value());
  }

  @Test
  void takesTheDatasetOfWhoeverWasFirst() {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1, "a"));
    bench.store.put(
        RunBench.BUCKET,
        "runs/" + run.id + "/queue.json",
        ("{\"datasetArn\":\"" + OTHER + "\"}").getBytes(UTF_8),
        "application/json");
    assertThat(queue(run).datasetArn()).isEqualTo(OTHER.value());
    assertThat(bench.datasets.calls).isEmpty();
  }

  @Test
  void leavesNoTicketIfThereIsNoDataset() {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1, "a"));
    bench.datasets.lookup = new DatasetLookup.NoProject();
    assertThatThrownBy(() -> queue(run))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_DATASET_NOT_FOUND));
    assertThat(bench.store.uris()).noneMatch(uri -> uri.contains("/datasets/"));
    assertThat(queueJson(run)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "execution"})
  void refusesAStateWithoutWhatItTakesToWakeARun(String field) {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1, "a")).put(field, null);
    assertThatThrownBy(() -> queue(run))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("has no '" + field + "'");
    assertThat(bench.store.uris()).noneMatch(uri -> uri.contains("/queue/"));
  }

  private QueueStep.Answer end(RunBench.Run run) {
    bench.executions.running.remove("arn:" + run.id);
    return step()
        .handOn(new EndedExecution("arn:" + run.id, run.id, RunBench.BUCKET), bench.warnings::add);
  }

  @Test
  void handsOnTheTurnOfAnExecutionThatEnded() {
    RunBench.Run first = bench.drop(RunBench.lines(0, 1, "a"));
    RunBench.Run second = bench.drop(RunBench.lines(0, 1, "b"));
    queue(first);
    queue(second);
    assertThat(woken(second)).isEmpty();
    assertThat(end(first)).isEqualTo(new QueueStep.Answer(RunBench.DATASET.value(), null));
    assertThat(woken(second)).contains("\"turn\":1");
  }

  /** The service may still say that it runs: its answers are eventually consistent. */
  @Test
  void believesTheEventThatAnExecutionEnded() {
    RunBench.Run first = bench.drop(RunBench.lines(0, 1, "a"));
    RunBench.Run second = bench.drop(RunBench.lines(0, 1, "b"));
    queue(first);
    queue(second);
    step()
        .handOn(
            new EndedExecution("arn:" + first.id, first.id, RunBench.BUCKET), bench.warnings::add);
    assertThat(woken(second)).contains("\"turn\":1");
  }

  @Test
  void takesTheTurnFromNoOtherExecution() {
    RunBench.Run first = bench.drop(RunBench.lines(0, 1, "a"));
    RunBench.Run second = bench.drop(RunBench.lines(0, 1, "b"));
    RunBench.Run third = bench.drop(RunBench.lines(0, 1, "c"));
    queue(first);
    queue(second);
    queue(third);
    end(second);
    assertThat(bench.executions.woken).containsOnlyKeys("token-" + first.id);
    end(first);
    assertThat(bench.executions.woken).containsOnlyKeys("token-" + first.id, "token-" + third.id);
  }

  @Test
  void hasNothingToHandOnForARunThatWasNeverQueued() {
    RunBench.Run run = bench.drop(RunBench.lines(0, 1, "a"));
    assertThat(end(run)).isEqualTo(new QueueStep.Answer("", null));
    assertThat(bench.executions.calls).noneMatch(call -> call.startsWith("wake"));
  }

  @Test
  void readsWhatTheRuleTellsOfAnExecutionThatEnded() throws IOException {
    byte[] event = Files.readAllBytes(Path.of("events/execution-aborted.json"));
    assertThat(EndedExecution.read(event))
        .isEqualTo(new EndedExecution(EXECUTION, "spring-3f9a0c52d771", "labeldrop-local"));
  }

  @Test
  void readsAnEventWithTheInputOfTheExecution() {
    String event =
        """
        {"detail-type":"Step Functions Execution Status Change","source":"aws.states",
        "detail":{"executionArn":"%s","name":"other","status":"ABORTED",
        "input":"{\\"run\\":\\"spring-3f9a0c52d771\\",\\"bucket\\":\\"acme\\",\\"lines\\":4}"}}
        """
            .formatted(EXECUTION);
    assertThat(EndedExecution.read(event.getBytes(UTF_8)))
        .isEqualTo(new EndedExecution(EXECUTION, "spring-3f9a0c52d771", "acme"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"detail\":{}}",
        "{\"detail\":{\"executionArn\":\"arn:a\"}}",
        "{\"detail\":{\"executionArn\":\"arn:a\",\"input\":\"{}\"}}",
        "{\"detail\":{\"executionArn\":\"arn:a\",\"input\":\"{\\\"run\\\":\\\"a\\\"}\"}}",
        "{\"bucket\":\"b\",\"detail\":{\"executionArn\":\"arn:a\"}}",
        "{\"bucket\":\"b\",\"detail\":{\"name\":\"a\"}}",
        "{\"detail\":{\"input\":\"{\\\"run\\\":\\\"a\\\",\\\"bucket\\\":\\\"b\\\"}\"}}"
      })
  void refusesAnotherEvent(String event) {
    assertThatThrownBy(() -> EndedExecution.read(event.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_INVALID_INPUT));
  }
}
