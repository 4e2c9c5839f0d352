package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StateRunnerTest {

  private final Machines machines = new Machines();

  @Test
  void passesTheInputOnUnlessThereIsAnOutput() throws InterruptedException {
    assertThat(output("\"A\": {\"Type\": \"Pass\", \"End\": true}", "{\"a\":null}"))
        .isEqualTo("{\"a\":null}");
    assertThat(output("\"A\": {\"Type\": \"Pass\", \"Output\": {}, \"End\": true}", "1"))
        .isEqualTo("{}");
    assertThat(output("\"A\": {\"Type\": \"Pass\", \"Output\": null, \"End\": true}", "1"))
        .isEqualTo("null");
    assertThat(
            output(
                """
                "A": {"Type": "Pass", "Output": "{% $states.input.n %}", "Next": "B"},
                "B": {"Type": "Succeed", "Output": {"was": "{% $states.input %}"}}
                """,
                "{\"n\":null}"))
        .isEqualTo("{\"was\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"n":3}  | "big"
          {"n":2}  | "small"
          {"n":0}  | "none"
          """)
  void takesTheFirstWayWhoseConditionHolds(String input, String output)
      throws InterruptedException {
    assertThat(
            output(
                """
                "C": {"Type": "Choice",
                      "Choices": [
                        {"Condition": "{% $states.input.n > 2 %}", "Next": "Big"},
                        {"Condition": "{% $states.input.n > 1 %}", "Output": "small",
                         "Next": "Echo"}],
                      "Output": "none", "Default": "Echo"},
                "Big": {"Type": "Succeed", "Output": "big"},
                "Echo": {"Type": "Succeed"}
                """,
                input))
        .isEqualTo(output);
  }

  @Test
  void failsWhereNoConditionHolds() throws InterruptedException {
    Execution execution =
        machines.execute(
            """
            "C": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "Good"}]},
            "Good": {"Type": "Succeed"}
            """,
            "{}");
    assertFailed(
        execution,
        "States.Runtime",
        "An error occurred while executing the state 'C' (entered at the event id #2). Failed to"
            + " transition out of the state. The state does not point to a next state.");
    assertThat(types(execution))
        .containsExactly("ExecutionStarted", "ChoiceStateEntered C", "ExecutionFailed");
  }

  @Test
  void refusesAConditionThatIsNeitherTrueNorFalse() throws InterruptedException {
    Execution execution =
        machines.execute(
            """
            "C": {"Type": "Choice", "Default": "Good", "Choices": [
                  {"Condition": "{% false %}", "Next": "Good"},
                  {"Condition": "{% $states.input %}", "Next": "Good"}]},
            "Good": {"Type": "Succeed"}
            """,
            "1");
    assertFailed(
        execution,
        "States.QueryEvaluationError",
        "An error occurred while executing the state 'C' (entered at the event id #2). The JSONata"
            + " expression '$states.input' specified for the field 'Choices[1]/Condition' returned"
            + " an unexpected result type. Expected 'boolean', but was 'number' for value: 1");
    Event evaluation = execution.history().get(2).event();
    assertThat(evaluation.type()).isEqualTo("EvaluationFailed");
    assertThat(evaluation.details().get("location")).isEqualTo("Choices[1]/Condition");
    assertThat(evaluation.details().get("state")).isEqualTo("C");
    assertThat(evaluation.details().get("error")).isEqualTo("States.QueryEvaluationError");
  }

  @Test
  void waitsSomeSeconds() throws InterruptedException {
    Execution execution =
        machines.execute(
            """
            "A": {"Type": "Wait", "Seconds": 90, "Next": "B"},
            "B": {"Type": "Wait", "Seconds": "{% $states.input.s / 2 %}", "Next": "C"},
            "C": {"Type": "Wait", "Seconds": 0, "Output": 1, "End": true}
            """,
            "{\"s\":10}");
    assertThat(machines.time.waits()).containsExactly(seconds(90), seconds(5), Duration.ZERO);
    assertThat(execution.describe().output()).isEqualTo("1");
    assertThat(execution.describe().stopDate()).isEqualTo(Machines.START.plusSeconds(95));
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "WaitStateEntered A",
            "WaitStateExited A",
            "WaitStateEntered B",
            "WaitStateExited B",
            "WaitStateEntered C",
            "WaitStateExited C",
            "ExecutionSucceeded");
    assertThat(execution.history().get(3).timestamp()).isEqualTo(Machines.START.plusSeconds(90));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Seconds": "{% -1 %}"         | States.QueryEvaluationError | must be a whole number from 0 to 99999999, but was: -1
          "Seconds": "{% 1.5 %}"        | States.QueryEvaluationError | must be a whole number from 0 to 99999999, but was: 1.5
          "Seconds": "{% '1' %}"        | States.QueryEvaluationError | Expected 'number', but was 'string' for value: "1"
          """)
  void refusesToWait(String field, String error, String cause) throws InterruptedException {
    Execution execution =
        machines.execute("\"A\": {\"Type\": \"Wait\", " + field + ", \"End\": true}", "{}");
    assertThat(execution.describe().error()).isEqualTo(error);
    assertThat(execution.describe().cause()).endsWith(cause);
    assertThat(machines.time.waits()).isEmpty();
  }

  @Test
  void failsOnPurpose() throws InterruptedException {
    Execution execution =
        machines.execute(
            "\"F\": {\"Type\": \"Fail\", \"Error\": \"{% 'E' & $states.input.n %}\", \"Cause\":"
                + " \"words\"}",
            "{\"n\":1}");
    assertFailed(execution, "E1", "words");
    assertThat(types(execution))
        .containsExactly("ExecutionStarted", "FailStateEntered F", "ExecutionFailed");
    Execution silent = machines.execute("\"F\": {\"Type\": \"Fail\"}", "{}");
    assertThat(silent.describe().status()).isEqualTo(Status.FAILED);
    assertThat(silent.describe().error()).isNull();
    assertThat(silent.history().getLast().event().details()).isEmpty();
  }

  @Test
  void failsWhereAnExpressionGivesNothing() throws InterruptedException {
    Execution execution =
        machines.execute(
            "\"A\": {\"Type\": \"Pass\", \"Output\": \"{% $gone %}\", \"End\": true}", "{}");
    assertFailed(
        execution,
        "States.QueryEvaluationError",
        "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata"
            + " expression '$gone' specified for the field 'Output' returned nothing (undefined).");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted", "PassStateEntered A", "EvaluationFailed", "ExecutionFailed");
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
