package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.run;
import static dev.labeldrop.local.states.Machines.task;
import static dev.labeldrop.local.states.Machines.taskWith;
import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Json;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskRunnerTest {

  private static final String PAYLOAD_OF_FAILURE =
      "{\"errorMessage\":\"broken\",\"errorType\":\"com.acme.Busy\",\"stackTrace\":[\"at a.B\"]}";

  private final Machines machines = new Machines();

  @Test
  void triesAgainAtTheIntervalsOfTheRetrier() throws InterruptedException {
    machines.function.fail("A", "A", "A").answer("9");
    Execution execution =
        machines.execute(
            task(
                """
                "Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 3, "BackoffRate": 2,
                           "MaxAttempts": 3, "MaxDelaySeconds": 10}],
                """,
                "\"Output\": \"{% $states.context.State.RetryCount %}\", \"End\": true"),
            "{}");
    assertThat(execution.describe().output()).isEqualTo("3");
    assertThat(machines.time.waits()).containsExactly(seconds(3), seconds(6), seconds(10));
    assertThat(machines.function.calls()).hasSize(4);
  }

  @Test
  void recordsEachTry() throws InterruptedException {
    machines.function.fail("A");
    Execution execution =
        machines.execute(task("\"Retry\": [{\"ErrorEquals\": [\"A\"]}],", "\"End\": true"), "{}");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered T",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited T",
            "ExecutionSucceeded");
  }

  @Test
  void drawsTheWaitsFromTheGivenBits() throws InterruptedException {
    machines.function.fail("A", "A", "A");
    machines.execute(
        task(
            """
            "Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 60, "BackoffRate": 1,
                       "JitterStrategy": "FULL"}],
            """,
            "\"End\": true"),
        "{}");
    SplittableRandom random = new SplittableRandom(new SplittableRandom(Machines.SEED).nextLong());
    assertThat(machines.time.waits())
        .isEqualTo(
            LongStream.range(0, 3)
                .mapToObj(_ -> Duration.ofMillis((long) (random.nextDouble() * 60_000)))
                .toList());
  }

  @Test
  void givesUpAfterTheLastAttempt() throws InterruptedException {
    machines.function.fail("A", "B", "C", "B");
    Execution execution =
        machines.execute(
            task(
                    """
                    "Retry": [
                      {"ErrorEquals": ["A", "B"], "IntervalSeconds": 1, "MaxAttempts": 2},
                      {"ErrorEquals": ["C"], "IntervalSeconds": 5}],
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}],
                    """,
                    "\"End\": true")
                + ", \"Z\": {\"Type\": \"Pass\", \"Output\": \"caught\", \"End\": true}",
            "{}");
    assertThat(machines.time.waits()).containsExactly(seconds(1), seconds(2), seconds(5));
    assertThat(machines.function.calls()).hasSize(4);
    assertThat(execution.describe().output()).isEqualTo("\"caught\"");
  }

  @Test
  void countsRetriesAnewWhenTheStateIsEnteredAgain() throws InterruptedException {
    machines.function.fail("A").answer("1").fail("A").answer("2");
    Execution execution =
        machines.execute(
            task(
                    """
                    "Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 7, "MaxAttempts": 1}],
                    """,
                    "\"Output\": \"{% $states.result.Payload %}\", \"Next\": \"C\"")
                + """
                , "C": {"Type": "Choice", "Default": "Z",
                        "Choices": [{"Condition": "{% $states.input = 1 %}", "Next": "T"}]},
                "Z": {"Type": "Succeed"}
                """,
            "{}");
    assertThat(execution.describe().output()).isEqualTo("2");
    assertThat(machines.time.waits()).containsExactly(seconds(7), seconds(7));
  }

  @Test
  void catchesByTheFirstCatcherThatMatches() throws InterruptedException {
    machines.function.fail("com.acme.Busy");
    Execution execution =
        machines.execute(
            task(
                    """
                    "Catch": [
                      {"ErrorEquals": ["Other"], "Next": "Y"},
                      {"ErrorEquals": ["More", "com.acme.Busy"], "Next": "Z",
                       "Output": {"in": "{% $states.input %}", "e": "{% $states.errorOutput.Error %}",
                                  "c": "{% $contains($states.errorOutput.Cause, 'broken') %}"}},
                      {"ErrorEquals": ["States.ALL"], "Next": "Y"}],
                    "Output": "{% $nothing %}",
                    """,
                    "\"End\": true")
                + """
                , "Y": {"Type": "Fail"},
                "Z": {"Type": "Succeed"}
                """,
            "7");
    assertThat(execution.describe().output())
        .isEqualTo("{\"in\":7,\"e\":\"com.acme.Busy\",\"c\":true}");
    assertThat(types(execution))
        .containsSubsequence("TaskFailed", "TaskStateExited T", "SucceedStateEntered Z");
  }

  @Test
  void givesTheErrorOutputOnWithoutAnOutput() throws InterruptedException {
    machines.function.fail("com.acme.Busy");
    Execution execution =
        machines.execute(
            task(
                    "\"Catch\": [{\"ErrorEquals\": [\"States.TaskFailed\"], \"Next\": \"Z\"}],",
                    "\"End\": true")
                + ", \"Z\": {\"Type\": \"Pass\", \"Output\": \"{% $states.input.Error & '|' &"
                + " $states.input.Cause %}\", \"End\": true}",
            "7");
    assertThat(execution.describe().output())
        .isEqualTo(Json.text("com.acme.Busy|" + PAYLOAD_OF_FAILURE));
  }

  @Test
  void failsWhereACatcherCannotBeEvaluated() throws InterruptedException {
    machines.function.fail("A");
    Execution execution =
        machines.execute(
            task(
                    """
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{% $gone %}", "Next": "Z"}],
                    """,
                    "\"End\": true")
                + ", \"Z\": {\"Type\": \"Succeed\"}",
            "7");
    assertThat(execution.describe().error()).isEqualTo("States.QueryEvaluationError");
    assertThat(execution.describe().cause()).contains("for the field 'Catch[0]/Output'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Arguments", "Output", "TimeoutSeconds"})
  void catchesAnExpressionThatFails(String location) throws InterruptedException {
    String fields =
        switch (location) {
          case "Arguments" -> "\"Arguments\": \"{% $gone %}\"";
          case "Output" -> "\"Arguments\": {\"FunctionName\": \"f\"}, \"Output\": \"{% $gone %}\"";
          default ->
              "\"Arguments\": {\"FunctionName\": \"f\"}, \"TimeoutSeconds\": \"{% $gone %}\"";
        };
    Execution execution =
        machines.execute(
            taskWith(
                    fields
                        + """
                        , "Retry": [{"ErrorEquals": ["States.QueryEvaluationError"],
                                     "IntervalSeconds": 4, "MaxAttempts": 1}],
                        "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Z"}]
                        """)
                + ", \"Z\": {\"Type\": \"Pass\", \"Output\": \"{% $states.input.Cause %}\","
                + " \"End\": true}",
            "7");
    assertThat(execution.describe().output())
        .contains("specified for the field '" + location + "' returned nothing");
    assertThat(machines.time.waits()).containsExactly(seconds(4));
    assertThat(types(execution).stream().filter("EvaluationFailed"::equals)).hasSize(2);
  }

  @Test
  void endsTheExecutionWhoseTimeIsOverBetweenRetries() throws InterruptedException {
    machines.function.fail("A", "A", "A");
    StateMachine machine =
        machines.machine(
            task(
                "\"Retry\": [{\"ErrorEquals\": [\"A\"], \"IntervalSeconds\": 40}],",
                "\"End\": true"),
            "\"TimeoutSeconds\": 60,");
    try (machine) {
      assertThat(run(machine, "{}").describe().status()).isEqualTo(Status.TIMED_OUT);
      assertThat(machines.time.waits()).containsExactly(seconds(40), seconds(20));
      assertThat(machines.function.calls()).hasSize(2);
    }
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
