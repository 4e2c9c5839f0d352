package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.await;
import static dev.labeldrop.local.states.Machines.run;
import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class ExecutionTest {

  private static final String WAIT =
      "\"W\": {\"Type\": \"Wait\", \"Seconds\": 99999999, \"End\": true}";
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
    CountDownLatch entered = new CountDownLatch(1);
    machines.listener =
        new ExecutionListener() {
          @Override
          public void stateEntered(Execution execution, String state, String input) {
            entered.countDown();
          }
        };
    ThreadEnds threads = new ThreadEnds();
    machines.threads = threads;
    try (StateMachine machine = machines.machine(WAIT)) {
      Execution execution = machine.start("e", "{}");
      entered.await();
      Instant stopped = execution.stop("Stopped", "by hand");
      assertThat(stopped).isEqualTo(Machines.START);
      ExecutionDescription end = execution.await();
      assertThat(end.status()).isEqualTo(Status.ABORTED);
      assertThat(end.error()).isEqualTo("Stopped");
      assertThat(end.cause()).isEqualTo("by hand");
      assertThat(end.stopDate()).isEqualTo(stopped);
      threads.ended.await();
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
      assertThat(end.redriveDate()).isEqualTo(date).isEqualTo(Machines.START.plusSeconds(4));
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
      machines.time.advance(Duration.ofDays(14));
      assertThat(failed.redriveRefusal()).isEmpty();
      machines.time.advance(Duration.ofSeconds(1));
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

  private static void assertNotRedrivable(
      StateMachine machine, Execution execution, String reason) {
    assertThat(execution.redriveRefusal()).contains(reason);
    assertThatThrownBy(() -> machine.redrive(execution))
        .isInstanceOfSatisfying(
            StatesException.class, e -> assertThat(e.type()).isEqualTo("ExecutionNotRedrivable"))
        .hasMessage(reason);
  }

  /** Threads in real time, and whether one has ended. */
  private static final class ThreadEnds implements Threads {

    private final Threads real = Threads.real();
    final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Thread newThread(Runnable work) {
      return real.newThread(() -> {
        work.run();
        ended.countDown();
      });
    }

    @Override
    public void await(BooleanSupplier over, Duration atMost) throws InterruptedException {
      real.await(over, atMost);
    }

    @Override
    public void wakeAll() {
      real.wakeAll();
    }
  }
}
