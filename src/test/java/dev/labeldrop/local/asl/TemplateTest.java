package dev.labeldrop.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {

  private static final Scope SCOPE =
      new Scope(
          Map.of("input", Map.of("id", 7, "name", "tulip", "half", 0.5, "big", 100_000_000)),
          Instant.EPOCH,
          new SplittableRandom(1));

  @Test
  void evaluatesExpressionsAnywhereInside() throws IOException {
    assertThat(
            evaluate(
                """
                {"z": "{% $states.input.id %}", "a": [1, null, {"b": "{%$states.input.name%}"}],
                 "plain": "$states.input.id", "spaced": " {% 1 %} ", "x.$": "$.id", "e": {}}
                """))
        .isEqualTo(
            """
            {"z":7,"a":[1,null,{"b":"tulip"}],"plain":"$states.input.id","spaced":" {% 1 %} ",\
            "x.$":"$.id","e":{}}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "{% $nothing %}"                      | F
          {"a": [0, "{% $nothing %}"]}          | F/a[1]
          [[{"b": "{% $nothing %}"}]]           | F[0][0]/b
          """)
  void namesThePlaceOfAFailure(String json, String location) {
    assertThatThrownBy(() -> evaluate(json))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.location()).isEqualTo(location));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"{% 1\"", "\"1 %}\"", "[\"{%\"]", "{\"a\": \"%}\"}", "\"{%}\""})
  void refusesHalfAnExpression(String json) {
    assertThatThrownBy(() -> Template.of(PlainJson.parse(json)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesBooleans() {
    assertThat(template("$states.input.id = 7").evaluateBoolean(SCOPE, "F")).isTrue();
    assertThatThrownBy(() -> template("$states.input.id").evaluateBoolean(SCOPE, "F"))
        .isInstanceOf(EvaluationException.class)
        .hasMessage(
            "The JSONata expression '$states.input.id' specified for the field 'F' returned an"
                + " unexpected result type. Expected 'boolean', but was 'number' for value: 7");
  }

  @Test
  void givesStrings() {
    assertThat(template("$states.input.name").evaluateString(SCOPE, "F")).isEqualTo("tulip");
    assertThatThrownBy(() -> template("null").evaluateString(SCOPE, "F"))
        .isInstanceOf(EvaluationException.class)
        .hasMessageEndingWith("Expected 'string', but was 'null' for value: null");
  }

  @Test
  void givesWholeNumbersInTheRange() {
    assertThat(template("$states.input.id").evaluateInteger(SCOPE, "F", Range.WAIT_SECONDS))
        .isEqualTo(7);
    assertThat(template("14 / 2").evaluateInteger(SCOPE, "F", new Range(7, 7))).isEqualTo(7);
    assertThatThrownBy(
            () -> template("$states.input.name").evaluateInteger(SCOPE, "F", Range.SECONDS))
        .isInstanceOf(EvaluationException.class)
        .hasMessageEndingWith("Expected 'number', but was 'string' for value: \"tulip\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$states.input.half", "0", "-1", "$states.input.big"})
  void refusesNumbersOutsideOfTheRange(String expression) {
    assertThatThrownBy(() -> template(expression).evaluateInteger(SCOPE, "F", Range.SECONDS))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("must be a whole number from 1 to 99999999, but was: ");
  }

  private static Template template(String expression) {
    return Template.of("{% " + expression + " %}");
  }

  private static String evaluate(String json) throws IOException {
    return Json.text(Template.of(PlainJson.parse(json)).evaluate(SCOPE, "F"));
  }
}
