package dev.labeldrop.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathMapsTest {

  private static Object json(String text) throws IOException {
    return Objects.requireNonNull(PlainJson.parse(text));
  }

  @Test
  void putsAMapIntoJsonata() throws IOException {
    Object states =
        json(
            """
            {"M": {"Type": "Map",
              "ItemReader": {"Resource": "r", "Parameters": {"Bucket": "b", "Prefix.$": "$.a.b"}},
              "ItemSelector": {"v.$": "$$.Map.Item.Value", "all.$": "$", "n": {"x.$": "$.x"}},
              "ResultWriter": {"Resource": "w", "Parameters": {"Bucket": "b", "Prefix": "p"}},
              "ResultPath": "$.map",
              "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.failure", "Next": "N"}],
              "Next": "N"},
             "N": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true}}
            """);

    assertThat(Json.text(PathMaps.inJsonata((Map<?, ?>) states)))
        .isEqualTo(
            Json.text(
                json(
                    """
                    {"M": {"Type": "Map",
                      "ItemReader": {"Resource": "r",
                        "Arguments": {"Bucket": "b", "Prefix": "{% $states.input.a.b %}"}},
                      "ItemSelector": {"v": "{% $states.context.Map.Item.Value %}",
                        "all": "{% $states.input %}", "n": {"x": "{% $states.input.x %}"}},
                      "ResultWriter": {"Resource": "w",
                        "Arguments": {"Bucket": "b", "Prefix": "p"}},
                      "Output": "{% $merge([$states.input, {'map': $states.result}]) %}",
                      "Catch": [{"ErrorEquals": ["States.ALL"],
                        "Output": "{% $merge([$states.input, {'failure': $states.errorOutput}]) %}",
                        "Next": "N"}],
                      "Next": "N"},
                     "N": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true}}
                    """)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"S": {"Type": "Pass", "End": true}}                            | needs the field 'QueryLanguage' with the value JSONata
          {"S": {"Type": "Map", "ResultPath": "$.a.b"}}                   | field 'ResultPath' must be like $.name here, but is: $.a.b
          {"S": {"Type": "Map", "ResultPath": null}}                      | field 'ResultPath' must be like $.name here, but is: null
          {"S": {"Type": "Map", "ItemSelector": {"a.$": "$.b[0]"}}}       | the path '$.b[0]' is not done here
          {"S": {"Type": "Map", "ItemSelector": {"a.$": "States.UUID()"}}} | the path 'States.UUID()' is not done here
          """)
  void refusesWhatItDoesNotDo(String states, String message) {
    assertThatThrownBy(() -> PathMaps.inJsonata((Map<?, ?>) json(states)))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("State 'S':")
        .hasMessageContaining(message);
  }
}
