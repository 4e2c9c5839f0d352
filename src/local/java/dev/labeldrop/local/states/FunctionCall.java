package dev.labeldrop.local.states;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call of a function that a task's arguments ask for.
 *
 * <p>The result of {@code lambda:invoke} has {@code ExecutedVersion}, {@code Payload} and {@code
 * StatusCode}; the service adds the headers of its own HTTP call, which are left out here.
 *
 * @param name the function's name or ARN
 * @param payload what it is called with
 */
record FunctionCall(Run run, String name, Object payload) {

  private static final int OK = 200;

  /**
   * Reads a task's arguments.
   *
   * @throws StateFailure of the kind that nothing catches, for what cannot be passed on
   */
  static FunctionCall of(Run run, @Nullable Object arguments) {
    if (!(arguments instanceof Map<?, ?> members)
        || !(members.get("FunctionName") instanceof String function)
        || members.size() > (members.containsKey("Payload") ? 2 : 1)) {
      throw run.runtimeFailure(
          "The Arguments must be an object with FunctionName, a string, and Payload, and"
              + " nothing else, but are: "
              + Json.text(arguments));
    }
    Object payload = members.get("Payload");
    if (payload instanceof String) {
      throw run.runtimeFailure(
          "The Payload is a string, which this interpreter does not pass on. Pass JSON.");
    }
    return new FunctionCall(run, function, payload == null ? Map.of() : payload);
  }

  /**
   * Calls the function.
   *
   * @throws StateFailure when it fails, or there is none of the name
   */
  Map<String, @Nullable Object> invoke() {
    Optional<LambdaFunction> function = run.environment().functions().find(name);
    if (function.isEmpty()) {
      throw new StateFailure("Lambda.ResourceNotFoundException", "Function not found: " + name);
    }
    try {
      byte[] answer = function.get().invoke(Json.text(payload).getBytes(StandardCharsets.UTF_8));
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      result.put("ExecutedVersion", "$LATEST");
      result.put("Payload", parse(answer));
      result.put("StatusCode", OK);
      return result;
    } catch (FunctionException e) {
      throw failure(e);
    }
  }

  private static StateFailure failure(FunctionException e) {
    String report = e.payload();
    return e.errorType() == null
        ? new StateFailure(
            "Lambda.Unknown",
            "The cause could not be determined because Lambda did not return an error type."
                + " Returned payload: "
                + report)
        : new StateFailure(e.errorType(), report);
  }

  private @Nullable Object parse(byte[] answer) {
    if (answer.length == 0) {
      return null;
    }
    try {
      return PlainJson.parse(new String(answer, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw run.runtimeFailure(
          "The function '"
              + name
              + "' answered with something that is not JSON: "
              + e.getMessage());
    }
  }
}
