package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Json;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.functions.LambdaFunctions;
import dev.labeldrop.local.states.Environment;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionDescription;
import dev.labeldrop.local.states.StateMachine;
import dev.labeldrop.local.states.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way through the deployed definition, with functions that answer what a test wants: each way
 * calls Report once, whatever the other functions do.
 */
final class ApplyManifestTest {

  private static final String PERMANENT = "dev.labeldrop.PermanentException";
  private static final String RETRYABLE = "dev.labeldrop.RetryableException";

  private final VirtualTime time = VirtualTime.at("2026-11-22T12:00:00Z");
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final Map<String, Map<String, Object>> lastInput = new HashMap<>();
  private final StateMachine machine = machine();

  /** What a function answers: JSON, or the type of an exception. */
  private record Answer(String json, String errorType) {}

  @AfterEach
  void stop() {
    machine.close();
  }

  @Test
  void goesStraightToTheReportWhereThereIsNothingToSend() throws InterruptedException {
    run(0);
    assertThat(calls).containsExactly("Report");
  }

  @Test
  void submitsUntilNothingIsLeft() throws InterruptedException {
    submitted();
    done("UPDATE_COMPLETE");
    submitted();
    inProgress();
    done("UPDATE_FAILED");
    finished();
    run(2);
    assertThat(calls)
        .containsExactly(
            "Submit", "Poll", "Submit", "Poll", "Poll", "Submit", "Reconcile", "Report");
    assertThat(input("Submit"))
        .containsEntry("status", "UPDATE_FAILED")
        .containsEntry("done", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UPDATE_FAILED", "CREATE_COMPLETE", "DELETE_IN_PROGRESS", "SOMETHING_NEW"})
  void leavesItToSubmitWhatFollowsAnEnd(String status) throws InterruptedException {
    submitted();
    done(status);
    finished();
    run(3);
    assertThat(calls).containsExactly("Submit", "Poll", "Submit", "Reconcile", "Report");
    assertThat(input("Report")).containsEntry("status", status);
  }

  @Test
  void reconcilesInAsManyTurnsAsThatTakes() throws InterruptedException {
    finished();
    answer("Reconcile", "{\"reconciled\":false,\"listing\":\"all\",\"pageToken\":\"t1\"}");
    answer("Reconcile", "{\"reconciled\":false,\"listing\":\"all\",\"pageToken\":\"t2\"}");
    answer("Reconcile", "{\"reconciled\":true,\"missing\":3}");
    run(1);
    assertThat(calls).containsExactly("Submit", "Reconcile", "Reconcile", "Reconcile", "Report");
    assertThat(input("Reconcile")).containsEntry("pageToken", "t2");
  }

  @Test
  void submitsAgainWhenTheDatasetIsNoLongerBusy() throws InterruptedException {
    busy();
    inProgress();
    done("UPDATE_FAILED");
    submitted();
    done("UPDATE_COMPLETE");
    finished();
    run(1);
    assertThat(calls)
        .containsExactly(
            "Submit", "Poll", "Poll", "Submit", "Poll", "Submit", "Reconcile", "Report");
  }

  @Test
  void givesUpAtTheDeadlineOfAnUpdate() throws InterruptedException {
    submitted();
    for (int i = 0; i < 1_000; i++) {
      inProgress();
    }
    run(1);
    assertThat(calls).startsWith("Submit", "Poll").endsWith("Poll", "Reconcile", "Report");
    assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void waitsNotBeyondTheDeadline() throws InterruptedException {
    answer(
        "Submit",
        "{\"finished\":false,\"submitted\":true,\"deadline\":\"2026-11-22T12:00:07.500Z\",\"waitSeconds\":600,\"attempt\":0}");
    inProgress();
    run(1);
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(8));
  }

  @Test
  void givesUpAtTheDeadlineOfABusyDataset() throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      busy();
      done("UPDATE_COMPLETE");
    }
    run(1);
    assertThat(calls).endsWith("Submit", "Poll", "Reconcile", "Report");
    assertThat(input("Report")).containsEntry("submitted", false);
  }

  @Test
  void takesAnUpdateThatEndsAfterItsDeadlineForWhatItIs() throws InterruptedException {
    answer(
        "Submit",
        "{\"finished\":false,\"submitted\":true,\"deadline\":\"2026-11-22T12:00:00Z\",\"waitSeconds\":5,\"attempt\":0}");
    done("UPDATE_COMPLETE");
    finished();
    run(1);
    assertThat(calls).containsExactly("Submit", "Poll", "Submit", "Reconcile", "Report");
  }

  @ParameterizedTest(name = "{0} that throws {1} is called {2} times")
  @CsvSource({
    "Submit, " + PERMANENT + ", 1",
    "Submit, " + RETRYABLE + ", 9",
    "Submit, Lambda.TooManyRequestsException, 9",
    "Submit, java.lang.IllegalStateException, 3",
    "Poll, " + PERMANENT + ", 1",
    "Poll, " + RETRYABLE + ", 9",
    "Poll, java.lang.OutOfMemoryError, 3"
  })
  void reportsWhatAStepFailsWith(String step, String error, int tries) throws InterruptedException {
    if (step.equals("Poll")) {
      submitted();
    }
    for (int i = 0; i < tries; i++) {
      fail(step, error);
    }
    run(1);
    assertThat(calls.stream().filter(step::equals)).hasSize(tries);
    assertThat(calls).endsWith("Reconcile", "Report");
    assertThat((Map<?, ?>) input("Report").get("error"))
        .extracting("name", "cause")
        .satisfies(
            values -> assertThat(values.toString()).contains(error, "\"errorMessage\":\"boom\""));
  }

  @Test
  void reportsAReconcileThatFailsBesideWhatWasApplied() throws InterruptedException {
    finished();
    fail("Reconcile", PERMANENT);
    run(1);
    assertThat(calls).containsExactly("Submit", "Reconcile", "Report");
    assertThat(input("Report")).containsKey("reconcileError");
    assertThat(input("Report")).doesNotContainKey("error");
  }

  @Test
  void failsWithoutANoticeOnlyWhereTheReportFailsAndCanBeRedriven() throws InterruptedException {
    fail("Report", PERMANENT);
    Execution execution = machine.start("a-0123456789ab", input(0));
    assertThat(execution.await().status()).isEqualTo(Status.FAILED);
    machine.redrive(execution);
    assertThat(execution.await().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(calls).containsExactly("Report", "Report");
  }

  private void run(int chunks) throws InterruptedException {
    ExecutionDescription end = machine.start("a-0123456789ab", input(chunks)).await();
    assertThat(end.status()).as("%s", end).isEqualTo(Status.SUCCEEDED);
    assertThat(calls.stream().filter("Report"::equals)).hasSize(1);
  }

  private static String input(int chunks) {
    return "{\"run\":\"a-0123456789ab\",\"bucket\":\"b\",\"datasetArn\":\"d\",\"chunks\":%d,\"applied\":0}"
        .formatted(chunks);
  }

  private void submitted() {
    answer(
        "Submit",
        "{\"finished\":false,\"submitted\":true,\"deadline\":\"2026-11-22T13:00:00Z\",\"refusals\":0,\"waitSeconds\":5,\"attempt\":0}");
  }

  private void finished() {
    answer("Submit", "{\"finished\":true,\"submitted\":false,\"done\":false}");
  }

  private void busy() {
    answer(
        "Submit",
        "{\"finished\":false,\"submitted\":false,\"deadline\":\"2026-11-22T13:00:00Z\",\"refusals\":1,\"waitSeconds\":5,\"attempt\":0}");
  }

  private void inProgress() {
    answer("Poll", "{\"status\":\"UPDATE_IN_PROGRESS\",\"done\":false,\"waitSeconds\":5}");
  }

  private void done(String status) {
    answer("Poll", "{\"status\":\"%s\",\"done\":true,\"waitSeconds\":0}".formatted(status));
  }

  private void answer(String step, String json) {
    answers.computeIfAbsent(step, _ -> new ArrayDeque<>()).add(new Answer(json, ""));
  }

  private void fail(String step, String errorType) {
    answers.computeIfAbsent(step, _ -> new ArrayDeque<>()).add(new Answer("", errorType));
  }

  private Map<String, Object> input(String step) {
    return lastInput.getOrDefault(step, Map.of());
  }

  private StateMachine machine() {
    Map<String, LambdaFunction> functions = new HashMap<>();
    for (String step : List.of("Submit", "Poll", "Reconcile", "Report")) {
      functions.put(step + "Function", payload -> call(step, payload));
    }
    return new StateMachine(
        "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest",
        LocalFunctions.definition(),
        new Environment(new LambdaFunctions(functions), time, time, new SplittableRandom(7)));
  }

  /** As the real functions: Poll gives back what it was given, the others what they add. */
  private byte[] call(String step, byte[] payload) throws FunctionException {
    calls.add(step);
    Map<String, Object> state = StackFixture.parse(new String(payload, StandardCharsets.UTF_8));
    lastInput.put(step, state);
    Deque<Answer> waiting = answers.getOrDefault(step, new ArrayDeque<>());
    String nothing = step.equals("Reconcile") ? "{\"reconciled\":true}" : "{}";
    Answer next = waiting.isEmpty() ? new Answer(nothing, "") : waiting.remove();
    if (!next.errorType().isEmpty()) {
      throw new FunctionException(next.errorType(), "boom", List.of());
    }
    Map<String, Object> answer = new HashMap<>(step.equals("Poll") ? state : Map.of());
    answer.putAll(StackFixture.parse(next.json()));
    return Json.bytes(answer);
  }
}
