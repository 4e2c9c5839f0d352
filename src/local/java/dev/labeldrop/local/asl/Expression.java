package dev.labeldrop.local.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import org.jspecify.annotations.Nullable;

/**
 * One JSONata expression: what stands between <code>{%</code> and <code>%}</code>. It is parsed
 * once, and can be worked out by several threads at a time.
 */
public final class Expression {

  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  private final String source;
  private final Jsonata parsed;

  private Expression(String source) {
    this.source = source;
    this.parsed = Jsonata.jsonata(source);
    this.parsed.setOutputConvertNulls(false);
    // A thread evaluates on the library's object that it has made last, and on a copy where it has
    // made none. So that this object stays as it is, it must not be that one.
    Jsonata.jsonata("null");
  }

  /** Whether a string is an expression: it starts and ends with the delimiters themselves. */
  static boolean isExpression(String text) {
    return text.length() >= OPEN.length() + CLOSE.length()
        && text.startsWith(OPEN)
        && text.endsWith(CLOSE);
  }

  /** Whether a string has the delimiters, but not one at each end, which is a slip of the pen. */
  static boolean isHalfExpression(String text) {
    return !isExpression(text) && (text.startsWith(OPEN) || text.endsWith(CLOSE));
  }

  /**
   * Reads an expression with its delimiters.
   *
   * @throws IllegalArgumentException when the expression is not JSONata
   */
  static Expression of(String text) {
    String source = text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
    try {
      return new Expression(source);
    } catch (JException e) {
      throw new IllegalArgumentException(
          "the JSONata expression '"
              + source
              + "' cannot be read: "
              + e.getMessage()
              + " (character "
              + e.getLocation()
              + ").",
          e);
    }
  }

  /**
   * Works the expression out. JSON's null is a result; nothing (undefined) is an error, as in the
   * service.
   *
   * @param location the field, for the message: {@code Output/result}
   * @throws EvaluationException when the expression fails, or gives nothing or no JSON value
   */
  public @Nullable Object evaluate(Scope scope, String location) {
    Object result = compute(scope, location);
    if (result == null) {
      throw failed(location, " returned nothing (undefined).");
    }
    try {
      return JsonataValues.fromLibrary(result);
    } catch (IllegalArgumentException _) {
      throw failed(location, " returned an unsupported result type.");
    }
  }

  /** The failure of a result whose JSON type does not fit its field. */
  EvaluationException unexpected(String location, String expected, @Nullable Object value) {
    return failed(
        location,
        " returned an unexpected result type. Expected '"
            + expected
            + "', but was '"
            + PlainJson.typeOf(value)
            + "' for value: "
            + Json.text(value));
  }

  private @Nullable Object compute(Scope scope, String location) {
    Frame frame = parsed.createFrame();
    ServiceFunctions.bind(frame, scope, source);
    frame.bind("states", JsonataValues.toLibrary(scope.states()));
    try {
      return parsed.evaluate(null, frame);
    } catch (JException e) {
      throw failed(
          location, " threw an error during evaluation. " + e.getError() + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // The library lets Java's own exceptions through for what JSONata has a code for.
      throw failed(location, " threw an error during evaluation. " + e);
    }
  }

  private EvaluationException failed(String location, String what) {
    return new EvaluationException(
        location,
        "The JSONata expression '"
            + source
            + "' specified for the field '"
            + location
            + "'"
            + what);
  }
}
