package dev.labeldrop.local.states;

import dev.labeldrop.local.Json;
import dev.labeldrop.local.asl.State;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a task's function.
 *
 * <p>A function is not ended when the task's time is over: the clock is looked at when the function
 * has answered, and what it answered too late is thrown away, as the service would have done.
 *
 * <p>The result of {@code lambda:invoke} has {@code ExecutedVersion}, {@code Payload} and {@code
 * StatusCode}; the service adds the headers of its own HTTP call, which are left out here.
 */
final class TaskCall {

  private static final int OK = 200;

  private final Run run;
  private final State.Task task;
  private final @Nullable Integer timeoutSeconds;
  private final TaskEvents events;

  TaskCall(Run run, State.Task task, @Nullable Integer timeoutSeconds) {
    this.run = run;
    this.task = task;
    this.timeoutSeconds = timeoutSeconds;
    this.events = new TaskEvents(run.region());
  }

  /**
   * Calls the function.
   *
   * @param arguments the task's arguments, worked out
   * @return the task's result
   * @throws StateFailure when the call fails
   */
  @Nullable Object call(@Nullable Object arguments) {
    String json = run.checkSize(arguments, task.name());
    Invocation invocation = invocation(arguments);
    run.append(events.scheduled(json, timeoutSeconds));
    run.append(events.started());
    Instant start = run.clock().now();
    Object result;
    String resultJson;
    try {
      result = invoke(invocation, start);
      resultJson = run.checkSize(result, TaskEvents.SERVICE);
    } catch (StateFailure e) {
      run.append(events.failed(e.failure()));
      throw e;
    }
    run.append(events.succeeded(resultJson));
    return result;
  }

  private Invocation invocation(@Nullable Object arguments) {
    if (!(arguments instanceof Map<?, ?> members)
        || !(members.get("FunctionName") instanceof String function)
        || members.size() > (members.containsKey("Payload") ? 2 : 1)) {
      throw run.runtimeFailure(
          "The Arguments must be an object with FunctionName, a string, and Payload, and"
              + " nothing else, but are: "
              + Json.write(arguments));
    }
    Object payload = members.get("Payload");
    if (payload instanceof String) {
      throw run.runtimeFailure(
          "The Payload is a string, which this interpreter does not pass on. Pass JSON.");
    }
    return new Invocation(function, payload == null ? Map.of() : payload);
  }

  private Map<String, @Nullable Object> invoke(Invocation invocation, Instant start) {
    Optional<LambdaFunction> function = run.environment().functions().find(invocation.function());
    if (function.isEmpty()) {
      throw new StateFailure(
          "Lambda.ResourceNotFoundException", "Function not found: " + invocation.function());
    }
    byte[] answer;
    try {
      answer =
          function.get().invoke(Json.write(invocation.payload()).getBytes(StandardCharsets.UTF_8));
    } catch (FunctionException e) {
      checkTime(start);
      throw failure(e);
    }
    checkTime(start);
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("ExecutedVersion", "$LATEST");
    result.put("Payload", parse(invocation.function(), answer));
    result.put("StatusCode", OK);
    return result;
  }

  private void checkTime(Instant start) {
    run.clock().check();
    if (timeoutSeconds != null && run.clock().now().isAfter(start.plusSeconds(timeoutSeconds))) {
      throw new StateFailure(Failure.TIMEOUT, null);
    }
  }

  private static StateFailure failure(FunctionException e) {
    String payload = e.payload();
    return e.errorType() == null
        ? new StateFailure(
            "Lambda.Unknown",
            "The cause could not be determined because Lambda did not return an error type."
                + " Returned payload: "
                + payload)
        : new StateFailure(e.errorType(), payload);
  }

  private @Nullable Object parse(String function, byte[] answer) {
    if (answer.length == 0) {
      return null;
    }
    try {
      return Json.parse(new String(answer, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw run.runtimeFailure(
          "The function '"
              + function
              + "' answered with something that is not JSON: "
              + e.getMessage());
    }
  }

  /** What is called, and with what. */
  private record Invocation(String function, @Nullable Object payload) {}
}
