package dev.labeldrop.local.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value in a definition with expressions anywhere inside it, as in {@code Output}.
 *
 * <p>Example: <code>{"id": "{% $states.input.id %}", "kind": "photo"}</code> with the input <code>
 * {"id": 7}</code> gives <code>{"id": 7, "kind": "photo"}</code>.
 */
public sealed interface Template {

  /** A value without expressions. */
  record Literal(@Nullable Object value) implements Template {}

  /** A value that is one expression. */
  record Computed(Expression expression) implements Template {}

  /** An array. */
  record Elements(List<Template> elements) implements Template {
    /** Keeps its own copy of the list. */
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** An object; its members keep their order. */
  record Members(Map<String, Template> members) implements Template {}

  /**
   * Reads a template from a definition.
   *
   * @throws IllegalArgumentException when an expression in it is not JSONata
   */
  static Template of(@Nullable Object json) {
    return switch (json) {
      case String text when Expression.isExpression(text) -> new Computed(Expression.of(text));
      case String text when Expression.isHalfExpression(text) ->
          throw new IllegalArgumentException(
              "the string '"
                  + text
                  + "' is half an expression; a whole one starts with '{%' and ends with '%}'.");
      case Map<?, ?> map -> {
        Map<String, Template> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), of(value)));
        yield new Members(members);
      }
      case List<?> list -> new Elements(list.stream().map(Template::of).toList());
      case null, default -> new Literal(json);
    };
  }

  /**
   * Works out every expression.
   *
   * @param location the field, for messages
   * @throws EvaluationException when one of them fails
   */
  default @Nullable Object evaluate(Scope scope, String location) {
    return switch (this) {
      case Literal literal -> literal.value();
      case Computed computed -> computed.expression().evaluate(scope, location);
      case Elements array -> {
        List<@Nullable Object> values = new ArrayList<>();
        for (Template element : array.elements()) {
          values.add(element.evaluate(scope, location + "[" + values.size() + "]"));
        }
        yield values;
      }
      case Members object -> {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object
            .members()
            .forEach(
                (name, member) -> values.put(name, member.evaluate(scope, location + "/" + name)));
        yield values;
      }
    };
  }

  /**
   * Works out a field that must be true or false.
   *
   * @throws EvaluationException when it is something else
   */
  default boolean evaluateBoolean(Scope scope, String location) {
    Object value = evaluate(scope, location);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw unexpected(location, "boolean", value);
  }

  /**
   * Works out a field that must be a string.
   *
   * @throws EvaluationException when it is something else
   */
  default String evaluateString(Scope scope, String location) {
    Object value = evaluate(scope, location);
    if (value instanceof String text) {
      return text;
    }
    throw unexpected(location, "string", value);
  }

  /**
   * Works out a field that must be a whole number.
   *
   * @param range what it may be, both ends included
   * @throws EvaluationException when it is something else
   */
  default int evaluateInteger(Scope scope, String location, Range range) {
    Object value = evaluate(scope, location);
    if (!(value instanceof Number number)) {
      throw unexpected(location, "number", value);
    }
    if (!range.holds(number)) {
      throw new EvaluationException(
          location, "The field '" + location + "' must be " + range + ", but was: " + number);
    }
    return number.intValue();
  }

  private EvaluationException unexpected(String location, String expected, @Nullable Object value) {
    return this instanceof Computed computed
        ? computed.expression().unexpected(location, expected, value)
        : new EvaluationException(
            location, "The field '" + location + "' must be a " + expected + ", but was: " + value);
  }
}
