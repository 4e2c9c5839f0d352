package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.task;
import static dev.labeldrop.local.states.Machines.taskWith;
import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.functions.FunctionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskCallTest {

  private static final String PAYLOAD_OF_FAILURE =
      "{\"errorMessage\":\"broken\",\"errorType\":\"com.acme.Busy\",\"stackTrace\":[\"at a.B\"]}";

  private final Machines machines = new Machines();

  @Test
  void invokesAFunction() throws InterruptedException {
    machines.function.answer("{\"n\":[1,null]}");
    Execution execution = machines.execute(task("", "\"End\": true"), "{\"id\":7}");
    assertThat(machines.function.calls()).containsExactly("{\"in\":{\"id\":7}}");
    assertThat(execution.describe().output())
        .isEqualTo(
            "{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"n\":[1,null]},\"StatusCode\":200}");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered T",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited T",
            "ExecutionSucceeded");
    Event scheduled = execution.history().get(2).event();
    assertThat(scheduled.details())
        .isEqualTo(
            Map.of(
                "resourceType",
                "lambda",
                "resource",
                "invoke",
                "region",
                "eu-west-1",
                "parameters",
                "{\"FunctionName\":\"f\",\"Payload\":{\"in\":{\"id\":7}}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Arguments": {"FunctionName": "f"}                                    | {}
          "Arguments": {"FunctionName": "f", "Payload": null}                   | {}
          "Arguments": {"FunctionName": "f", "Payload": [1]}                    | [1]
          "Arguments": "{% {'FunctionName': 'f', 'Payload': {'a': null}} %}"    | {"a":null}
          """)
  void sendsThePayload(String arguments, String payload) throws InterruptedException {
    machines.execute(taskWith(arguments), "{}");
    assertThat(machines.function.calls()).containsExactly(payload);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Arguments\": \"{% {'Payload': 1} %}\"",
        "\"Arguments\": \"{% {'FunctionName': 1} %}\"",
        "\"Arguments\": \"{% {'FunctionName': 'f', 'LogType': 'Tail'} %}\"",
        "\"Arguments\": \"{% 'f' %}\"",
        "\"Arguments\": {\"FunctionName\": \"f\", \"Payload\": \"text\"}"
      })
  void failsForGoodOnArgumentsItCannotPassOn(String arguments) throws InterruptedException {
    Execution execution =
        machines.execute(
            taskWith(
                arguments
                    + ", \"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}], \"Catch\":"
                    + " [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"T\"}]"),
            "{}");
    assertThat(execution.describe().error()).isEqualTo("States.Runtime");
    assertThat(machines.function.calls()).isEmpty();
    assertThat(types(execution))
        .containsExactly("ExecutionStarted", "TaskStateEntered T", "ExecutionFailed");
  }

  @Test
  void takesNoAnswerAsNull() throws InterruptedException {
    machines.function.answer("");
    assertThat(
            machines
                .execute(
                    task("", "\"Output\": \"{% $states.result.Payload %}\", \"End\": true"), "{}")
                .describe()
                .output())
        .isEqualTo("null");
  }

  @Test
  void failsForGoodOnAnAnswerThatIsNotJson() throws InterruptedException {
    machines.function.answer("<html>");
    Execution execution =
        machines.execute(
            task("\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}],", "\"End\": true"), "{}");
    assertThat(execution.describe().error()).isEqualTo("States.Runtime");
    assertThat(execution.describe().cause()).contains("The function 'f' answered with something");
    assertThat(machines.function.calls()).hasSize(1);
  }

  @Test
  void failsWithTheErrorOfTheFunction() throws InterruptedException {
    machines.function.fail("com.acme.Busy");
    Execution execution = machines.execute(task("", "\"End\": true"), "{}");
    assertThat(execution.describe().status()).isEqualTo(Status.FAILED);
    assertThat(execution.describe().error()).isEqualTo("com.acme.Busy");
    assertThat(execution.describe().cause()).isEqualTo(PAYLOAD_OF_FAILURE);
    assertThat(types(execution)).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");
    assertThat(execution.history().get(4).event().details().get("cause"))
        .isEqualTo(PAYLOAD_OF_FAILURE);
  }

  @Test
  void knowsFailuresThatHaveNoType() throws InterruptedException {
    machines.function.then(_ -> {
      throw new FunctionException(null, "Task timed out after 3.00 seconds", List.of());
    });
    Execution execution = machines.execute(task("", "\"End\": true"), "{}");
    assertThat(execution.describe().error()).isEqualTo("Lambda.Unknown");
    assertThat(execution.describe().cause())
        .isEqualTo(
            "The cause could not be determined because Lambda did not return an error type."
                + " Returned payload: {\"errorMessage\":\"Task timed out after 3.00 seconds\"}");
  }

  @Test
  void failsWhereThereIsNoSuchFunction() throws InterruptedException {
    Execution execution =
        machines.execute(taskWith("\"Arguments\": {\"FunctionName\": \"g\"}"), "{}");
    assertThat(execution.describe().error()).isEqualTo("Lambda.ResourceNotFoundException");
    assertThat(execution.describe().cause()).isEqualTo("Function not found: g");
    assertThat(types(execution)).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");
  }

  @ParameterizedTest
  @CsvSource({"5, SUCCEEDED", "6, FAILED"})
  void looksAtTheClockWhenTheFunctionHasAnswered(int seconds, Status status)
      throws InterruptedException {
    machines.function.then(payload -> {
      machines.time.advance(seconds(seconds));
      return payload;
    });
    Execution execution = machines.execute(task("\"TimeoutSeconds\": 5,", "\"End\": true"), "{}");
    assertThat(execution.describe().status()).isEqualTo(status);
    if (status == Status.FAILED) {
      assertThat(execution.describe().error()).isEqualTo("States.Timeout");
      assertThat(execution.describe().cause()).isNull();
      assertThat(types(execution)).endsWith("TaskStarted", "TaskTimedOut", "ExecutionFailed");
    }
    assertThat(execution.history().get(2).event().details().get("timeoutInSeconds")).isEqualTo(5);
  }

  @Test
  void takesAFunctionThatFailsTooLateAsTimedOut() throws InterruptedException {
    machines.function.then(_ -> {
      machines.time.advance(seconds(6));
      throw new FunctionException("A", "late", List.of());
    });
    Execution execution =
        machines.execute(
            task(
                    """
                    "TimeoutSeconds": 5,
                    "Retry": [{"ErrorEquals": ["States.TaskFailed", "A"]}],
                    "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Z"}],
                    """,
                    "\"End\": true")
                + ", \"Z\": {\"Type\": \"Succeed\"}",
            "{}");
    assertThat(execution.describe().output())
        .isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
    assertThat(machines.function.calls()).hasSize(1);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
