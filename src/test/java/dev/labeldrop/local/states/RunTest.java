package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.run;
import static dev.labeldrop.local.states.Machines.task;
import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunTest {

  private final Machines machines = new Machines();

  @Test
  void showsTheContextObject() throws InterruptedException {
    String output =
        output(
            """
            "A": {"Type": "Wait", "Seconds": 2, "Next": "B"},
            "B": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}
            """,
            "{\"a\":null}");
    assertThat(output)
        .contains("\"Id\":\"arn:aws:states:eu-west-1:123456789012:execution:m:e\"")
        .contains("\"Input\":{\"a\":null}")
        .contains("\"Name\":\"e\"")
        .contains("\"RedriveCount\":0")
        .contains("\"RoleArn\":\"arn:aws:iam::123456789012:role/m\"")
        .contains("\"StartTime\":\"2026-01-31T09:30:00.000Z\"")
        .contains("\"Name\":\"B\"")
        .contains("\"EnteredTime\":\"2026-01-31T09:30:02.000Z\"")
        .contains("\"Id\":\"arn:aws:states:eu-west-1:123456789012:stateMachine:m\"")
        .contains("\"Name\":\"m\"")
        .doesNotContain("RetryCount");
  }

  @Test
  void tellsTheTimeOfTheClock() throws InterruptedException {
    assertThat(
            output(
                """
                "A": {"Type": "Wait", "Seconds": 2, "Next": "B"},
                "B": {"Type": "Pass", "Output": "{% $now() %}", "End": true}
                """,
                "{}"))
        .isEqualTo("\"2026-01-31T09:30:02.000Z\"");
  }

  @Test
  void failsWhereAStatesOutputIsTooLarge() throws InterruptedException {
    machines.quotas = new Quotas(20, 25_000);
    String states =
        "\"A\": {\"Type\": \"Pass\", \"Output\": {\"a\": \"{% $states.input %}\"}, \"End\": true}";
    // {"a":"…"} is 8 bytes; ä is 2.
    assertThat(machines.execute(states, "\"ääääää\"").describe().status())
        .isEqualTo(Status.SUCCEEDED);
    assertFailed(
        machines.execute(states, "\"ääääääa\""),
        "States.DataLimitExceeded",
        "The state/task 'A' returned a result with a size exceeding the maximum number of bytes"
            + " service limit.");
  }

  @Test
  void failsAnExecutionWhoseHistoryIsFull() throws InterruptedException {
    machines.quotas = new Quotas(262_144, 10);
    Execution execution =
        machines.execute(
            """
            "A": {"Type": "Wait", "Seconds": 1, "Next": "B"},
            "B": {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "A"}],
                  "Default": "C"},
            "C": {"Type": "Succeed"}
            """,
            "{}");
    assertFailed(
        execution,
        "States.Runtime",
        "The execution reached the maximum number of history events (10).");
    assertThat(execution.history()).hasSize(10);
    assertThat(execution.history().getLast().id()).isEqualTo(10);
    assertThat(execution.history().getLast().event().type()).isEqualTo("ExecutionFailed");
  }

  @Test
  void endsAnExecutionWhoseTimeIsOver() throws InterruptedException {
    StateMachine machine =
        machines.machine(
            """
            "A": {"Type": "Wait", "Seconds": 40, "Next": "B"},
            "B": {"Type": "Wait", "Seconds": 40, "End": true}
            """,
            "\"TimeoutSeconds\": 60,");
    try (machine) {
      Execution execution = run(machine, "{}");
      assertThat(execution.describe().status()).isEqualTo(Status.TIMED_OUT);
      assertThat(execution.describe().error()).isNull();
      assertThat(machines.time.waits()).containsExactly(seconds(40), seconds(20));
      assertThat(types(execution))
          .endsWith("WaitStateExited A", "WaitStateEntered B", "ExecutionTimedOut");
    }
  }

  @Test
  void endsTheExecutionWhoseTimeAFunctionTook() throws InterruptedException {
    machines.function.then(payload -> {
      machines.time.advance(seconds(60));
      return payload;
    });
    StateMachine machine =
        machines.machine(
            task(
                "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"T\"}],",
                "\"End\": true"),
            "\"TimeoutSeconds\": 60,");
    try (machine) {
      Execution execution = run(machine, "{}");
      assertThat(execution.describe().status()).isEqualTo(Status.TIMED_OUT);
      assertThat(types(execution)).endsWith("TaskStarted", "ExecutionTimedOut");
    }
  }

  @ParameterizedTest
  @CsvSource({"States.ALL, FAILED", "States.DataLimitExceeded, SUCCEEDED"})
  void treatsATooLargeResultAsAFailureOfTheTask(String caught, Status status)
      throws InterruptedException {
    machines.quotas = new Quotas(200, 25_000);
    machines.function.answer("\"" + "x".repeat(200) + "\"");
    Execution execution =
        machines.execute(
            task(
                    "\"Catch\": [{\"ErrorEquals\": [\"" + caught + "\"], \"Next\": \"Z\"}],",
                    "\"End\": true")
                + ", \"Z\": {\"Type\": \"Succeed\"}",
            "{}");
    assertThat(execution.describe().status()).isEqualTo(status);
    assertThat(types(execution)).contains("TaskFailed");
    assertThat(execution.history().get(4).event().details().get("cause"))
        .isEqualTo(
            "The state/task 'lambda' returned a result with a size exceeding the maximum number of"
                + " bytes service limit.");
  }

  @Test
  void refusesTooLargeArguments() throws InterruptedException {
    machines.quotas = new Quotas(60, 25_000);
    Execution execution = machines.execute(task("", "\"End\": true"), "\"" + "x".repeat(50) + "\"");
    assertThat(execution.describe().error()).isEqualTo("States.DataLimitExceeded");
    assertThat(machines.function.calls()).isEmpty();
  }

  @Test
  void numbersEventsAsTheServiceDoes() throws InterruptedException {
    Execution execution =
        machines.execute(
            """
            "A": {"Type": "Pass", "Next": "B"},
            "B": {"Type": "Succeed"}
            """,
            "{}");
    assertThat(execution.history().stream().map(HistoryEvent::id))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(execution.history().stream().map(HistoryEvent::previousId))
        .containsExactly(0L, 0L, 2L, 3L, 4L, 5L);
    assertThat(types(execution))
        .isEqualTo(
            List.of(
                "ExecutionStarted",
                "PassStateEntered A",
                "PassStateExited A",
                "SucceedStateEntered B",
                "SucceedStateExited B",
                "ExecutionSucceeded"));
  }

  private String output(String states, String input) throws InterruptedException {
    Execution execution = machines.execute(states, input);
    assertThat(execution.describe().status())
        .as("%s", execution.describe())
        .isEqualTo(Status.SUCCEEDED);
    return String.valueOf(execution.describe().output());
  }

  private static void assertFailed(Execution execution, String error, String cause) {
    assertThat(execution.describe().status()).isEqualTo(Status.FAILED);
    assertThat(execution.describe().error()).isEqualTo(error);
    assertThat(execution.describe().cause()).isEqualTo(cause);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
