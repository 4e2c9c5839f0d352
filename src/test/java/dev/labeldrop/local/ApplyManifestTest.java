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
import dev.labeldrop.local.states.TaskTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** What a function throws whose execution was aborted while it worked. */
  private static final String ABORT = "abort";

  private static final String TURN_LOST = "{\"next\":\"TURN_LOST\"}";

  /** What Queue answers when nobody ends the wait. */
  private static final String NOT_WOKEN = "{\"datasetArn\":\"d\"}";

  /** What the functions answer if a test says nothing else. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "Queue", "{\"datasetArn\":\"d\",\"turn\":1,\"events\":13}",
          "Prepare", "{\"next\":\"READY\",\"chunks\":1,\"done\":false}",
          "Submit", "{\"next\":\"FINISHED\"}",
          "Poll", "{\"status\":\"UPDATE_COMPLETE\",\"done\":true}",
          "Reconcile", "{\"next\":\"RECONCILED\"}",
          "Report", "{}");

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
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
            "Queue",
            "Prepare",
            "Submit",
            "Poll",
            "Submit",
            "Poll",
            "Poll",
            "Submit",
            "Reconcile",
            "Report");
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
    assertThat(calls).endsWith("Submit", "Poll", "Submit", "Reconcile", "Report");
    assertThat(input("Report")).containsEntry("status", status);
  }

  @Test
  void sendsNothingIfTheDatasetHoldsAllOfIt() throws InterruptedException {
    answer("Prepare", "{\"next\":\"NOTHING\",\"chunks\":0}");
    run(3);
    assertThat(calls).containsExactly("Queue", "Prepare", "Reconcile", "Report");
  }

  @Test
  void beginsTheWaitForItsTurnAnewInLongerAndLongerTimes() throws InterruptedException {
    for (int i = 0; i < 7; i++) {
      answer("Queue", NOT_WOKEN);
    }
    finished();
    run(1);
    assertThat(calls.stream().filter("Queue"::equals)).hasSize(8);
    assertThat(time.instant())
        .isEqualTo(START.plus(Duration.ofMinutes(5 + 10 + 20 + 40 + 60 + 60 + 60)));
    assertThat(input("Queue")).containsEntry("armed", 7);
    assertThat(input("Prepare")).containsEntry("armed", 0);
  }

  @Test
  void queuesAgainWhereverTheTurnIsLost() throws InterruptedException {
    answer("Prepare", TURN_LOST);
    answer("Submit", TURN_LOST);
    finished();
    answer("Reconcile", TURN_LOST);
    finished();
    run(1);
    assertThat(calls)
        .containsExactly(
            "Queue",
            "Prepare",
            "Queue",
            "Prepare",
            "Submit",
            "Queue",
            "Prepare",
            "Submit",
            "Reconcile",
            "Queue",
            "Prepare",
            "Submit",
            "Reconcile",
            "Report");
  }

  @Test
  void forgetsHowLongItWaitedUnderATurnThatIsLost() throws InterruptedException {
    answer(
        "Submit",
        "{\"next\":\"BUSY\",\"refusals\":7,\"busyUntil\":\"2026-11-23T12:00:00Z\","
            + "\"limitedUntil\":\"2026-11-22T12:15:00Z\",\"waitSeconds\":5}");
    answer("Submit", TURN_LOST);
    run(1);
    assertThat(input("Prepare"))
        .containsEntry("refusals", 0)
        .containsEntry("busyUntil", null)
        .containsEntry("limitedUntil", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prepare", "Submit"})
  void waitsAnewForABusyDatasetWhenItIsRedriven(String step) throws InterruptedException {
    String times =
        "\"busyUntil\":\"2026-11-23T12:00:00Z\",\"limitedUntil\":\"2026-11-22T12:15:00Z\"";
    answer(step, "{\"next\":\"BUSY\",\"refusals\":7,\"waitSeconds\":5,%s}".formatted(times));
    fail(step, ABORT);
    Execution execution = machine.start("a-0123456789ab", input(1));
    assertThat(execution.await().status()).isEqualTo(Status.ABORTED);
    assertThat(input(step)).containsEntry("refusals", 7);
    machine.redrive(execution);
    assertThat(execution.await().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(input(step))
        .containsEntry("refusals", 0)
        .containsEntry("busyUntil", null)
        .containsEntry("limitedUntil", null);
  }

  @Test
  void countsItsWaitsFromTheRedriveOn() throws InterruptedException {
    answer("Prepare", "{\"next\":\"BUSY\",\"refusals\":7,\"waitSeconds\":5}");
    fail("Prepare", ABORT);
    Execution execution = machine.start("a-0123456789ab", input(1));
    execution.await();
    answer("Prepare", "{\"next\":\"BUSY\",\"refusals\":1,\"waitSeconds\":5}");
    answer("Submit", "{\"next\":\"BUSY\",\"refusals\":2,\"waitSeconds\":5}");
    machine.redrive(execution);
    assertThat(execution.await().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(calls)
        .containsExactly(
            "Queue",
            "Prepare",
            "Prepare",
            "Prepare",
            "Prepare",
            "Submit",
            "Submit",
            "Reconcile",
            "Report");
    assertThat(input("Prepare")).containsEntry("refusals", 1);
    assertThat(input("Submit")).containsEntry("refusals", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUSY", "LISTING"})
  void preparesAgainAfterAWait(String next) throws InterruptedException {
    answer("Prepare", "{\"next\":\"%s\",\"waitSeconds\":7}".formatted(next));
    finished();
    run(1);
    assertThat(calls)
        .containsExactly("Queue", "Prepare", "Prepare", "Submit", "Reconcile", "Report");
    assertThat(time.instant()).isEqualTo(START.plusSeconds(7));
  }

  @Test
  void reportsADatasetThatIsBusyForTooLong() throws InterruptedException {
    answer("Prepare", "{\"next\":\"TIMED_OUT\",\"waitSeconds\":7}");
    run(1);
    assertThat(calls).containsExactly("Queue", "Prepare", "Report");
    calls.clear();
    answer("Submit", "{\"next\":\"TIMED_OUT\",\"waitSeconds\":7}");
    run("b-0123456789ab", 1);
    assertThat(calls).containsExactly("Queue", "Prepare", "Submit", "Reconcile", "Report");
  }

  @Test
  void looksAsOftenAsItTakes() throws InterruptedException {
    finished();
    answer("Reconcile", "{\"next\":\"LOOKING\",\"waitSeconds\":1,\"calls\":1}");
    answer("Reconcile", "{\"next\":\"LOOKING\",\"waitSeconds\":2,\"calls\":2}");
    run(1);
    assertThat(calls).endsWith("Submit", "Reconcile", "Reconcile", "Reconcile", "Report");
    assertThat(input("Reconcile")).containsEntry("calls", 2);
    assertThat(time.instant()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void submitsAgainWhenTheDatasetIsNoLongerBusy() throws InterruptedException {
    busy();
    busy();
    submitted();
    done("UPDATE_COMPLETE");
    finished();
    run(1);
    assertThat(calls)
        .endsWith("Prepare", "Submit", "Submit", "Submit", "Poll", "Submit", "Reconcile", "Report");
    assertThat(time.instant()).isEqualTo(START.plusSeconds(15));
  }

  @Test
  void givesUpAtTheDeadlineOfAnUpdate() throws InterruptedException {
    submitted();
    for (int i = 0; i < 1_000; i++) {
      inProgress();
    }
    run(1);
    assertThat(calls).contains("Submit", "Poll").endsWith("Poll", "Reconcile", "Report");
    assertThat(time.instant()).isEqualTo(START.plus(Duration.ofMinutes(60)));
  }

  @Test
  void waitsNotBeyondTheDeadline() throws InterruptedException {
    answer(
        "Submit",
        "{\"next\":\"SENT\",\"done\":false,\"deadline\":\"2026-11-22T12:00:07.500Z\",\"waitSeconds\":600}");
    inProgress();
    run(1);
    assertThat(time.instant()).isEqualTo(START.plusSeconds(8));
  }

  @Test
  void takesAnUpdateThatEndsAfterItsDeadlineForWhatItIs() throws InterruptedException {
    answer(
        "Submit",
        "{\"next\":\"SENT\",\"done\":false,\"deadline\":\"2026-11-22T12:00:00Z\",\"waitSeconds\":5}");
    done("UPDATE_COMPLETE");
    finished();
    run(1);
    assertThat(calls).endsWith("Submit", "Poll", "Submit", "Reconcile", "Report");
  }

  @ParameterizedTest(name = "{0} that throws {1} is called {2} times")
  @CsvSource({
    "Queue, " + PERMANENT + ", 1",
    "Queue, " + RETRYABLE + ", 301",
    "Queue, java.lang.IllegalStateException, 5",
    "Prepare, " + PERMANENT + ", 1",
    "Prepare, " + RETRYABLE + ", 301",
    "Submit, " + PERMANENT + ", 1",
    "Submit, " + RETRYABLE + ", 301",
    "Submit, Lambda.TooManyRequestsException, 301",
    "Queue, Lambda.EC2ThrottledException, 301",
    "Prepare, Lambda.EC2UnexpectedException, 301",
    "Submit, Lambda.ENILimitReachedException, 301",
    "Poll, Lambda.SubnetIPAddressLimitReachedException, 301",
    "Queue, Lambda.ResourceNotReadyException, 301",
    "Prepare, Lambda.ResourceConflictException, 301",
    "Submit, java.lang.IllegalStateException, 5",
    "Poll, " + PERMANENT + ", 1",
    "Poll, " + RETRYABLE + ", 301",
    "Poll, java.lang.OutOfMemoryError, 5"
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
    assertThat(calls).endsWith("Report");
    assertThat(calls.contains("Reconcile")).isEqualTo(Set.of("Submit", "Poll").contains(step));
    assertThat(input(step)).containsEntry("retries", tries - 1);
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
    assertThat(calls).endsWith("Submit", "Reconcile", "Report");
    assertThat(input("Report")).containsKey("reconcileError");
    assertThat(input("Report").get("error")).isNull();
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

  private void run(int lines) throws InterruptedException {
    run("a-0123456789ab", lines);
  }

  private void run(String name, int lines) throws InterruptedException {
    ExecutionDescription end = machine.start(name, input(lines)).await();
    assertThat(end.status()).as("%s", end).isEqualTo(Status.SUCCEEDED);
    assertThat(calls.stream().filter("Report"::equals)).hasSize(1);
  }

  private static String input(int lines) {
    return "{\"run\":\"a-0123456789ab\",\"bucket\":\"b\",\"key\":\"k\",\"lines\":%d}"
        .formatted(lines);
  }

  private void submitted() {
    answer(
        "Submit",
        "{\"next\":\"SENT\",\"done\":false,\"deadline\":\"2026-11-22T13:00:00Z\",\"waitSeconds\":5}");
  }

  private void finished() {
    answer("Submit", "{\"next\":\"FINISHED\",\"applied\":1}");
  }

  private void busy() {
    answer("Submit", "{\"next\":\"BUSY\",\"refusals\":1,\"waitSeconds\":5}");
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
    for (String step : DEFAULTS.keySet()) {
      functions.put(step + "Function", payload -> call(step, payload));
    }
    return new StateMachine(
        "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest",
        LocalFunctions.definition("off"),
        new Environment(new LambdaFunctions(functions), time, time, new SplittableRandom(7)));
  }

  /** Poll gives back what it was given, the others what they add; Queue by the task's token. */
  private byte[] call(String step, byte[] payload) throws FunctionException {
    calls.add(step);
    Map<String, Object> state = StackFixture.parse(new String(payload, StandardCharsets.UTF_8));
    lastInput.put(step, state);
    Deque<Answer> waiting = answers.getOrDefault(step, new ArrayDeque<>());
    Answer next =
        waiting.isEmpty() ? new Answer(DEFAULTS.getOrDefault(step, ""), "") : waiting.remove();
    if (next.errorType().equals(ABORT)) {
      machine.executions().getFirst().stop("", "");
    }
    if (!next.errorType().isEmpty()) {
      throw new FunctionException(next.errorType(), "boom", List.of());
    }
    if (step.equals("Queue") && !next.json().equals(NOT_WOKEN)) {
      new TaskTokens(List.of(machine)).succeed(String.valueOf(state.get("token")), next.json());
    }
    Map<String, Object> answer = new HashMap<>(step.equals("Poll") ? state : Map.of());
    answer.putAll(StackFixture.parse(next.json()));
    return Json.bytes(answer);
  }
}
