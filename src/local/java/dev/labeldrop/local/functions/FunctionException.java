package dev.labeldrop.local.functions;

import dev.labeldrop.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The failure of a function, as Lambda reports it to who invoked it. */
public final class FunctionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable String errorType;
  private final String errorMessage;
  private final transient List<String> stackTrace;

  /**
   * A failure.
   *
   * @param errorType what kind: in Java the exception's class name with its package; null where
   *     Lambda itself ended the function, as after a timeout
   * @param errorMessage what went wrong
   * @param stackTrace where, the innermost frame first
   */
  public FunctionException(
      @Nullable String errorType, String errorMessage, List<String> stackTrace) {
    super(errorMessage);
    this.errorType = errorType;
    this.errorMessage = errorMessage;
    this.stackTrace = List.copyOf(stackTrace);
  }

  /** What kind of failure; null where Lambda itself ended the function. */
  public @Nullable String errorType() {
    return errorType;
  }

  /**
   * The payload of the failed invocation: a JSON object with {@code errorMessage}, {@code
   * errorType} and {@code stackTrace}, in the order of Lambda's Java runtime; without the last two
   * where there is no type.
   */
  public String payload() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("errorMessage", errorMessage);
    if (errorType != null) {
      members.put("errorType", errorType);
      members.put("stackTrace", stackTrace);
    }
    return Json.text(members);
  }
}
