package dev.labeldrop.local.states;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a task, as recorded executions of the service have them.
 *
 * @param waitsForToken whether a token ends the task
 * @param region the region of the state machine
 */
record TaskEvents(boolean waitsForToken, String region) {

  /** What the service calls the task in messages. */
  static final String SERVICE = "lambda";

  Event scheduled(String arguments, @Nullable Integer timeoutSeconds) {
    Map<String, Object> details = action();
    details.put("region", region);
    details.put("parameters", arguments);
    if (timeoutSeconds != null) {
      details.put("timeoutInSeconds", timeoutSeconds);
    }
    return new Event("TaskScheduled", details);
  }

  Event started() {
    return new Event("TaskStarted", action());
  }

  /** The function has answered, and the task waits for its token. */
  Event submitted(String output) {
    return withOutput("TaskSubmitted", output);
  }

  Event succeeded(String output) {
    return withOutput("TaskSucceeded", output);
  }

  /** The end of a task that failed: timed out, or any other failure. */
  Event failed(Failure failure) {
    Map<String, Object> details = action();
    details.putAll(Event.errorAndCause(failure));
    return new Event(
        Failure.TIMEOUT.equals(failure.error()) ? "TaskTimedOut" : "TaskFailed", details);
  }

  private Event withOutput(String type, String output) {
    Map<String, Object> details = action();
    details.put("output", output);
    details.put("outputDetails", Map.of("truncated", false));
    return new Event(type, details);
  }

  private Map<String, Object> action() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("resourceType", SERVICE);
    details.put("resource", waitsForToken ? "invoke.waitForTaskToken" : "invoke");
    return details;
  }
}
