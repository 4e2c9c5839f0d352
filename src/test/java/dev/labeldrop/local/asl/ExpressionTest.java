package dev.labeldrop.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:30:00.250Z");
  private static final String INPUT =
      """
      {"id": 7, "name": "tulip", "none": null, "list": [1, null, 3], "empty": [],
       "deep": {"x": {"y": true}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $states.input.id + 1                          | 8
          $states.input.deep.x                          | {"y":true}
          $states.input.list                            | [1,null,3]
          $states.input.list[1]                         | null
          $states.input.empty                           | []
          $states.input.none                            | null
          $exists($states.input.none)                   | true
          $exists($states.input.nothing)                | false
          $states.input.none = null                     | true
          {'a': $states.input.nothing, 'b': 1}          | {"b":1}
          $merge([{'a': 1}, {'a': null}])               | {"a":null}
          [1..3]                                        | [1,2,3]
          $filter([1,2,3], function($v) { $v > 1 })     | [2,3]
          $now()                                        | "2026-01-31T09:30:00.250Z"
          $now('[Y]')                                   | "2026"
          $millis()                                     | 1769851800250
          $random(7) = $random(7)                       | true
          $random() < 1                                 | true
          $length($uuid())                              | 36
          """)
  void givesTheResult(String expression, String json) throws IOException {
    assertThat(Json.text(evaluate(expression))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.nothing",
        "$doesNotExist",
        "$states.result",
        "name",
        "$",
        "$filter([1], function($v) { $v > 5 })"
      })
  void failsWhereThereIsNothing(String expression) {
    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.location()).isEqualTo("Output/x"))
        .hasMessage(
            "The JSONata expression '"
                + expression
                + "' specified for the field 'Output/x' returned nothing (undefined).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'a' + 1                                   | T2001
          $nosuch()                                 | T1006: Attempted to invoke a non-function
          $eval('1')                                | T1006: Attempted to invoke a non-function
          1 / 0                                     | D1001
          $error('no tulips')                       | no tulips
          $number('abc')                            | NumberFormatException
          ($f := function($n) { 1 + $f($n) }; $f(1)) | StackOverflowError
          """)
  void failsWithTheLibrarysReason(String expression, String reason) {
    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining(
            "' specified for the field 'Output/x' threw an error during evaluation. ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"function($x) { $x }", "$sum", "[$sum]", "/a/", "{'f': $sum}"})
  void refusesAResultThatIsNotJson(String expression) {
    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOf(EvaluationException.class)
        .hasMessageEndingWith(" returned an unsupported result type.");
  }

  @Test
  void refusesABrokenExpressionWhenItIsRead() {
    assertThatThrownBy(() -> Expression.of("{% 1 + %}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the JSONata expression '1 +' cannot be read: ");
  }

  @Test
  void leavesItsInputAsItWas() throws IOException {
    Object input = PlainJson.parse(INPUT);
    String before = Json.text(input);
    Scope scope = new Scope(states(input), NOW, new SplittableRandom(1));
    Object result = expression("$states.input").evaluate(scope, "Output");
    assertThat(result).isEqualTo(input).isNotSameAs(input);
    assertThat(Json.text(input)).isEqualTo(before);
  }

  @Test
  void drawsFromTheGivenBits() throws IOException {
    assertThat(evaluate("$random()", new SplittableRandom(5)))
        .isEqualTo(new SplittableRandom(5).nextDouble());
    assertThat(evaluate("$uuid()", new SplittableRandom(5)))
        .isEqualTo(evaluate("$uuid()", new SplittableRandom(5)))
        .isNotEqualTo(evaluate("$uuid()", new SplittableRandom(6)));
  }

  private static @Nullable Object evaluate(String expression) throws IOException {
    return evaluate(expression, new SplittableRandom(1));
  }

  private static @Nullable Object evaluate(String expression, RandomGenerator random)
      throws IOException {
    Scope scope = new Scope(states(PlainJson.parse(INPUT)), NOW, random);
    return expression(expression).evaluate(scope, "Output/x");
  }

  private static Expression expression(String source) {
    return Expression.of("{% " + source + " %}");
  }

  private static Map<String, @Nullable Object> states(@Nullable Object input) {
    Map<String, @Nullable Object> states = new HashMap<>();
    states.put("input", input);
    return states;
  }
}
