package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.await;
import static dev.labeldrop.local.states.Machines.run;
import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.functions.LambdaFunctions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class ExecutionTest {

  private static final String WAIT = "\"W\": {\"Type\": \"Wait\", \"Seconds\": 9, \"End\": true}";
  private static final String TASK =
      """
      "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f", "Payload": {"in": "{% $states.input %}"}},
            "Output": "{% $states.result.Payload %}", "End": true}
      """;

  private static final String PASS_AND_TASK =
      """
      "P": {"Type": "Pass", "Output": 3, "Next": "T"},
      "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f",
              "Payload": {"in": "{% $states.input %}",
                          "redrives": "{% $states.context.Execution.RedriveCount %}",
                          "retries": "{% $states.context.State.RetryCount %}"}},
            "Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 1, "IntervalSeconds": 4}],
            "Output": "{% $states.result.Payload %}", "End": true}
      """;

  private final Machines machines = new Machines();

  @Test
  void stopsAnExecutionThatWaits() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Waiter forEver =
        _ -> {
          waiting.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        };
    try (StateMachine machine = machine(WAIT, forEver)) {
      Execution execution = machine.start("e", "{}");
      waiting.await();
      Instant stopped = execution.stop("Stopped", "by hand");
      assertThat(stopped).isEqualTo(RecordingTime.START);
      ExecutionDescription end = execution.await();
      assertThat(end.status()).isEqualTo(Status.ABORTED);
      assertThat(end.error()).isEqualTo("Stopped");
      assertThat(end.cause()).isEqualTo("by hand");
      assertThat(end.stopDate()).isEqualTo(stopped);
      interrupted.await();
      assertThat(types(execution))
          .containsExactly("ExecutionStarted", "WaitStateEntered W", "ExecutionAborted");
      assertThat(execution.stop("again", null)).isEqualTo(stopped);
      assertThat(execution.describe()).isEqualTo(end);
    }
  }

  @Test
  void letsAFunctionEndWhoseExecutionIsStopped() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    machines.function.then(payload -> {
      called.countDown();
      byte[] answer = await(go, payload);
      ended.countDown();
      return answer;
    });
    try (StateMachine machine = machines.machine(TASK)) {
      Execution execution = machine.start("e", "{}");
      called.await();
      execution.stop(null, null);
      assertThat(execution.await().status()).isEqualTo(Status.ABORTED);
      go.countDown();
      ended.await();
    }
    assertThat(machines.function.calls()).hasSize(1);
  }

  @Test
  void redrivesFromTheStateThatFailed() throws InterruptedException {
    machines.function.fail("A", "A").answer("5");
    try (StateMachine machine = machines.machine(PASS_AND_TASK)) {
      Execution execution = run(machine, "{}");
      assertThat(execution.describe().status()).isEqualTo(Status.FAILED);
      assertThat(execution.redriveRefusal()).isEmpty();
      Instant date = machine.redrive(execution);
      ExecutionDescription end = execution.await();
      assertThat(end.status()).isEqualTo(Status.SUCCEEDED);
      assertThat(end.output()).isEqualTo("5");
      assertThat(end.redriveCount()).isEqualTo(1);
      assertThat(end.redriveDate()).isEqualTo(date).isEqualTo(RecordingTime.START.plusSeconds(4));
      assertThat(machines.function.calls())
          .containsExactly(
              "{\"in\":3,\"redrives\":0,\"retries\":0}",
              "{\"in\":3,\"redrives\":0,\"retries\":1}",
              "{\"in\":3,\"redrives\":1,\"retries\":0}");
      assertThat(types(execution))
          .endsWith(
              "TaskFailed",
              "ExecutionFailed",
              "ExecutionRedriven",
              "TaskScheduled",
              "TaskStarted",
              "TaskSucceeded",
              "TaskStateExited T",
              "ExecutionSucceeded");
    }
  }

  @Test
  void givesARedrivenExecutionItsTimeAnew() throws InterruptedException {
    StateMachine machine =
        machines.machine(
            """
            "A": {"Type": "Wait", "Seconds": 40, "Next": "B"},
            "B": {"Type": "Wait", "Seconds": 50, "End": true}
            """,
            "\"TimeoutSeconds\": 60,");
    try (machine) {
      Execution execution = run(machine, "{}");
      assertThat(execution.describe().status()).isEqualTo(Status.TIMED_OUT);
      machine.redrive(execution);
      assertThat(execution.await().status()).isEqualTo(Status.SUCCEEDED);
      assertThat(machines.time.waits())
          .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(20), Duration.ofSeconds(50));
    }
  }

  @Test
  void redrivesForFourteenDays() throws InterruptedException {
    machines.function.fail("A");
    try (StateMachine machine = machines.machine(TASK)) {
      Execution failed = run(machine, "{}");
      machines.time.pass(Duration.ofDays(14));
      assertThat(failed.redriveRefusal()).isEmpty();
      machines.time.pass(Duration.ofSeconds(1));
      assertNotRedrivable(machine, failed, "Execution redrivable period exceeded");
    }
  }

  @Test
  void redrivesNothingThatRunsOrSucceeded() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    machines.function.then(payload -> await(go, payload));
    try (StateMachine machine = machines.machine(TASK)) {
      Execution execution = machine.start("e", "{}");
      assertNotRedrivable(machine, execution, "Execution is RUNNING and cannot be redriven");
      go.countDown();
      execution.await();
      assertNotRedrivable(machine, execution, "Execution is SUCCEEDED and cannot be redriven");
    }
  }

  @Test
  void redrivesWhereTheHistoryHasRoomForOneMoreEvent() throws InterruptedException {
    // An execution that fails in its task has 6 events; the redrive is the 7th.
    machines.quotas = new Quotas(262_144, 8);
    machines.function.fail("A");
    try (StateMachine machine = machines.machine(TASK)) {
      assertThat(run(machine, "{}").redriveRefusal()).isEmpty();
    }
    machines.quotas = new Quotas(262_144, 7);
    machines.function.fail("A");
    try (StateMachine machine = machines.machine(TASK)) {
      assertNotRedrivable(machine, run(machine, "{}"), "Execution history event limit exceeded");
    }
  }

  private StateMachine machine(String states, Waiter waiter) {
    return new StateMachine(
        Machines.ARN,
        Definition.parse(
            "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"W\", \"States\": {" + states + "}}"),
        new Environment(
            new LambdaFunctions(Map.of()), machines.time, waiter, new SplittableRandom(1)));
  }

  private static void assertNotRedrivable(
      StateMachine machine, Execution execution, String reason) {
    assertThat(execution.redriveRefusal()).contains(reason);
    assertThatThrownBy(() -> machine.redrive(execution))
        .isInstanceOfSatisfying(
            StatesException.class, e -> assertThat(e.type()).isEqualTo("ExecutionNotRedrivable"))
        .hasMessage(reason);
  }
}
