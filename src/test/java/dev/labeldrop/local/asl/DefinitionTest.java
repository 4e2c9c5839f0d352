package dev.labeldrop.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinitionTest {

  private static final String EVERYTHING =
      """
      {
        "Comment": "every field there is",
        "QueryLanguage": "JSONata",
        "Version": "1.0",
        "TimeoutSeconds": 3600,
        "StartAt": "Call",
        "States": {
          "Call": {
            "Type": "Task", "Comment": "c", "QueryLanguage": "JSONata",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "${Function}", "Payload": {"x": "{% $states.input %}"}},
            "TimeoutSeconds": "{% $states.input.patience %}",
            "Retry": [
              {"Comment": "r", "ErrorEquals": ["A", "B"], "IntervalSeconds": 2, "MaxAttempts": 5,
               "BackoffRate": 1.5, "MaxDelaySeconds": 60, "JitterStrategy": "FULL"},
              {"ErrorEquals": ["States.ALL"], "JitterStrategy": "NONE"}],
            "Catch": [
              {"Comment": "k", "ErrorEquals": ["C"], "Output": {}, "Next": "Bad"},
              {"ErrorEquals": ["States.ALL"], "Next": "Bad"}],
            "Output": "{% $states.result.Payload %}",
            "Next": "Again"},
          "Again": {
            "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
            "Arguments": "{% $states.input %}", "TimeoutSeconds": 9, "Next": "Decide"},
          "Decide": {
            "Type": "Choice",
            "Choices": [
              {"Comment": "w", "Condition": "{% $states.input > 1 %}", "Output": 1,
               "Next": "Good"}],
            "Output": 3, "Default": "Pause"},
          "Pause": {"Type": "Wait", "Seconds": 0, "Output": 1, "Next": "Pass"},
          "Pass": {"Type": "Pass", "Output": 1, "End": true},
          "Good": {"Type": "Succeed", "Output": {"a": "{% 1 %}"}},
          "Bad": {"Type": "Fail", "Error": "{% 'E' %}", "Cause": "words"}
        }
      }
      """;

  @Test
  void readsEveryField() {
    Definition definition = Definition.parse(EVERYTHING, Map.of("Function", "submit"));
    assertThat(definition.startAt()).isEqualTo("Call");
    assertThat(definition.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(definition.source()).contains("\"FunctionName\": \"submit\"");
    assertThat(definition.states().keySet())
        .containsExactly("Call", "Again", "Decide", "Pause", "Pass", "Good", "Bad");
    assertThat(definition.states().values().stream().map(State::type))
        .containsExactly("Task", "Task", "Choice", "Wait", "Pass", "Succeed", "Fail");
    assertThat(definition.state("Call"))
        .isInstanceOfSatisfying(
            State.Task.class,
            task -> {
              assertThat(task.retriers())
                  .containsExactly(
                      new Retrier(List.of("A", "B"), 2, 5, 1.5, 60, true),
                      new Retrier(List.of("States.ALL"), 1, 3, 2.0, null, false));
              assertThat(task.catchers().stream().map(Catcher::errors))
                  .containsExactly(List.of("C"), List.of("States.ALL"));
              assertThat(task.exit().next()).isEqualTo("Again");
              assertThat(task.waitsForToken()).isFalse();
            });
  }

  @Test
  void readsWhichTaskWaitsForAToken() {
    Definition definition = Definition.parse(EVERYTHING, Map.of("Function", "submit"));
    assertThat(definition.state("Again"))
        .isInstanceOfSatisfying(
            State.Task.class, task -> assertThat(task.waitsForToken()).isTrue());
  }

  @Test
  void putsSubstitutionsInAsTheyAre() {
    String json =
        machine("{\"Type\": \"Pass\", \"Output\": \"${A}-${B.c}$\\\\${\", \"End\": true}");
    Definition definition =
        Definition.parse(json, Map.of("A", "$1\\\\", "B.c", "x", "Unused", "y"));
    assertThat(definition.state("S"))
        .isEqualTo(new State.Pass("S", new Exit(new Template.Literal("$1\\-x$\\${"), null)));
  }

  @Test
  void refusesASubstitutionThatIsNotGiven() {
    assertThatThrownBy(() -> Definition.parse(EVERYTHING, Map.of("function", "submit")))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("nothing is given for ${Function}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                                   | must be a JSON object
          {                                                                    | the definition is not JSON
          {"StartAt": "S", "States": {"S": {"Type": "Succeed"}}}               | State 'S': needs the field 'QueryLanguage' with the value JSONata.
          {"QueryLanguage": "JSONPath", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}} | State 'S': needs the field 'QueryLanguage' with the value JSONata.
          {"QueryLanguage": "XPath", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}} | field 'QueryLanguage' must be JSONata or JSONPath, but is: "XPath"
          {"QueryLanguage": "JSONata", "States": {"S": {"Type": "Succeed"}}}   | needs the field 'StartAt'
          {"QueryLanguage": "JSONata", "StartAt": "T", "States": {"S": {"Type": "Succeed"}}} | field 'StartAt' names the state 'T', which is not there.
          {"QueryLanguage": "JSONata", "StartAt": "S"}                         | needs the field 'States'
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {}}           | needs the field 'States'
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}, "Version": "2.0"} | field 'Version' must be 1.0, but is: "2.0"
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}, "TimeoutSeconds": 0} | field 'TimeoutSeconds' must be a whole number from 1
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}, "TimeoutSeconds": "{% 1 %}"} | field 'TimeoutSeconds' must be a whole number from 1
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}, "ProcessorConfig": {}} | field 'ProcessorConfig' is not known here.
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}, "S": {"Type": "Fail"}}} | Duplicate
          """)
  void refusesAMachine(String json, String message) {
    refuses(json, message);
  }

  @Test
  void refusesAStateThatNoWayLeadsTo() {
    refuses(
        """
        {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
          "A": {"Type": "Succeed"},
          "B": {"Type": "Pass", "Next": "C"},
          "C": {"Type": "Pass", "Next": "B"}}}
        """,
        "State 'B': no way leads to it from 'A'.");
  }

  private static void refuses(String json, String message) {
    assertThatThrownBy(() -> Definition.parse(json))
        .isInstanceOfSatisfying(
            PermanentException.class, e -> assertThat(e.code()).isEqualTo(Code.ERROR_INVALID_INPUT))
        .hasMessageContaining(message);
  }

  private static String machine(String state) {
    return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"S\", \"States\": {\"S\": "
        + state
        + "}}";
  }
}
