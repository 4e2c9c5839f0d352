package dev.labeldrop.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StateReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"HeartbeatSeconds", "Assign", "Parameters", "resource"})
  void refusesFieldsOfATaskThatAreNotDoneHere(String field) {
    refuses(task("\"" + field + "\": 1"), "State 'S': field '" + field + "' is not known here.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Type": "Pass", "Arguments": 1, "End": true}                | State 'S': field 'Arguments' is not known here.
          {"Type": "Pass", "Retry": [], "End": true}                   | State 'S': field 'Retry' is not known here.
          {"Type": "Wait", "End": true}                                | State 'S': needs the field 'Seconds'.
          {"Type": "Wait", "Timestamp": "x", "End": true}              | State 'S': field 'Timestamp' is not known here.
          {"Type": "Wait", "Seconds": -1, "End": true}                 | State 'S': field 'Seconds' must be a whole number from 0
          {"Type": "Wait", "Seconds": 1.5, "End": true}                | State 'S': field 'Seconds' must be a whole number from 0
          {"Type": "Wait", "Seconds": "5", "End": true}                | State 'S': field 'Seconds' must be a whole number from 0
          {"Type": "Wait", "Seconds": {"a": "{% 1 %}"}, "End": true}   | State 'S': field 'Seconds' must be a whole number from 0
          {"Type": "Succeed", "End": true}                             | State 'S': field 'End' is not known here.
          {"Type": "Fail", "Output": 1}                                | State 'S': field 'Output' is not known here.
          {"Type": "Fail", "Error": 1}                                 | State 'S': field 'Error' must be a string
          {"Type": "Map", "End": true}                                 | State 'S': needs the field 'ItemProcessor'.
          {"Type": "Parallel", "End": true}                            | State 'S': field 'Type' must be one of Task, Choice, Wait, Pass, Succeed, Fail and Map here, but is: "Parallel"
          {"Type": "Succeed", "Comment": 1}                            | State 'S': field 'Comment' must be a string
          {"End": true}                                                | State 'S': needs the field 'Type'
          {"Type": "Pass", "QueryLanguage": "JSONPath", "End": true}   | State 'S': field 'QueryLanguage' must be JSONata, but is: "JSONPath"
          {"Type": "Pass"}                                             | State 'S': needs one of the fields 'Next' and 'End'
          {"Type": "Pass", "Next": "S", "End": true}                   | State 'S': needs one of the fields 'Next' and 'End'
          {"Type": "Pass", "End": false}                               | State 'S': field 'End' must be true
          {"Type": "Pass", "Next": "T"}                                | State 'S': leads to the state 'T', which is not there.
          {"Type": "Pass", "Output": "{% 1 + %}", "End": true}         | State 'S': field 'Output': the JSONata expression '1 +' cannot be read
          {"Type": "Pass", "Output": "{% 1", "End": true}              | State 'S': field 'Output': the string '{% 1' is half an expression
          {"Type": "Choice", "Default": "S"}                           | State 'S': needs the field 'Choices'
          {"Type": "Choice", "Choices": []}                            | State 'S': field 'Choices' must be an array that is not empty
          {"Type": "Choice", "Choices": [{"Next": "S"}]}               | State 'S': Choices[0]: needs the field 'Condition'
          {"Type": "Choice", "Choices": [{"Condition": "{% true %}"}]} | State 'S': Choices[0]: needs the field 'Next'
          {"Type": "Choice", "Choices": [{"Condition": true, "Next": "S"}]} | State 'S': Choices[0]: field 'Condition' must be an expression
          {"Type": "Choice", "Choices": [{"Variable": "$.x", "Next": "S"}]} | State 'S': Choices[0]: field 'Variable' is not known here.
          {"Type": "Choice", "Choices": [1]}                           | State 'S': Choices[0]: must be a JSON object, but is: 1
          {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "S"}], "Next": "S"} | State 'S': field 'Next' is not known here.
          {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "S"}], "Default": "T"} | State 'S': leads to the state 'T'
          7                                                            | State 'S': must be a JSON object, but is: 7
          """)
  void refusesAState(String state, String message) {
    refuses(machine(state), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Retry": {}                                                                 | field 'Retry' must be an array
          "Retry": [{}]                                                               | Retry[0]: needs the field 'ErrorEquals'
          "Retry": [{"ErrorEquals": []}]                                              | Retry[0]: field 'ErrorEquals' must be an array that is not empty
          "Retry": [{"ErrorEquals": [1]}]                                             | Retry[0]: field 'ErrorEquals' must be an array of strings
          "Retry": [{"ErrorEquals": ["A"], "IntervalSeconds": 0}]                     | Retry[0]: field 'IntervalSeconds' must be a whole number from 1
          "Retry": [{"ErrorEquals": ["A"], "MaxAttempts": -1}]                        | Retry[0]: field 'MaxAttempts' must be a whole number from 0
          "Retry": [{"ErrorEquals": ["A"], "BackoffRate": 0.9}]                       | Retry[0]: field 'BackoffRate' must be a number of 1.0 or more
          "Retry": [{"ErrorEquals": ["A"], "BackoffRate": "{% 2 %}"}]                 | Retry[0]: field 'BackoffRate' must be a number
          "Retry": [{"ErrorEquals": ["A"], "MaxDelaySeconds": 0}]                     | Retry[0]: field 'MaxDelaySeconds' must be a whole number from 1 to 31622399
          "Retry": [{"ErrorEquals": ["A"], "JitterStrategy": "SOME"}]                 | Retry[0]: field 'JitterStrategy' must be FULL or NONE
          "Retry": [{"ErrorEquals": ["A"], "Delay": 1}]                               | Retry[0]: field 'Delay' is not known here.
          "Retry": [{"ErrorEquals": ["States.ALL", "A"]}]                             | Retry[0]: States.ALL must stand alone
          "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["A"]}]          | Retry[0]: States.ALL must stand alone
          "Catch": [{"ErrorEquals": ["A"]}]                                           | Catch[0]: needs the field 'Next'
          "Catch": [{"ErrorEquals": ["A"], "Next": "S", "Assign": {}}]                | Catch[0]: field 'Assign' is not known here.
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "S"}, {"ErrorEquals": ["A"], "Next": "S"}] | Catch[0]: States.ALL must stand alone
          "Catch": [{"ErrorEquals": ["A"], "Next": "T"}]                              | leads to the state 'T'
          "TimeoutSeconds": 0                                                         | field 'TimeoutSeconds' must be a whole number from 1 to 99999999
          "TimeoutSeconds": "1"                                                       | field 'TimeoutSeconds' must be a whole number from 1
          """)
  void refusesAField(String field, String message) {
    refuses(task(field), "State 'S': " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Resource": "arn:aws:states:::lambda:invoke.sync", "Arguments": {}              | field 'Resource' must be one of arn:aws:states:::lambda:invoke, arn:aws:states:::lambda:invoke.waitForTaskToken, arn:aws:states:::sns:publish, arn:aws:states:::aws-sdk:sfn:describeMapRun, but is
          "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Arguments": {}  | Arguments: needs the field 'FunctionName'
          "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "Arguments": {} | field 'Resource' must be
          "Resource": "arn:aws:states:::sqs:sendMessage", "Arguments": {}                 | field 'Resource' must be
          "Resource": "arn:aws:states:eu-west-1:123456789012:activity:a", "Arguments": {} | field 'Resource' must be
          "Resource": "{% $x %}", "Arguments": {}                                         | field 'Resource' must be
          "Arguments": {}                                                                 | needs the field 'Resource'
          "Resource": "arn:aws:states:::lambda:invoke"                                    | needs the field 'Arguments'
          "Resource": "arn:aws:states:::lambda:invoke", "Arguments": null                 | field 'Arguments' must be an object or an expression, but is: null
          "Resource": "arn:aws:states:::lambda:invoke", "Arguments": []                   | field 'Arguments' must be an object or an expression
          "Resource": "arn:aws:states:::lambda:invoke", "Arguments": "f"                  | field 'Arguments' must be an object or an expression
          "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {}                   | Arguments: needs the field 'FunctionName'
          "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f", "InvocationType": "Event"} | Arguments: field 'InvocationType' is not known here.
          "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f", "Qualifier": "1"} | Arguments: field 'Qualifier' is not known here.
          """)
  void refusesWhatATaskCalls(String fields, String message) {
    refuses(
        machine("{\"Type\": \"Task\", " + fields + ", \"End\": true}"), "State 'S': " + message);
  }

  @Test
  void refusesALongName() {
    String longest = "n".repeat(80);
    assertThat(
            Definition.parse(
                machine("{\"Type\": \"Succeed\"}").replace("\"S\"", "\"" + longest + "\"")))
        .isNotNull();
    refuses(
        machine("{\"Type\": \"Succeed\"}").replace("\"S\"", "\"n" + longest + "\""),
        "the name is longer than 80 characters.");
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

  private static String task(String field) {
    return machine(
        "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Arguments\":"
            + " {\"FunctionName\": \"f\"}, "
            + field
            + ", \"End\": true}");
  }
}
