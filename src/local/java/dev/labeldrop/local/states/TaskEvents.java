package dev.labeldrop.local.states;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a task.
 *
 * @param region the region of the state machine
 */
record TaskEvents(String region) {

  /** What the service calls the task in messages. */
  static final String SERVICE = "lambda";

  Event scheduled(String arguments, @Nullable Integer timeoutSeconds) {
    Map<String, Object> details = new LinkedHashMap<>(action());
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

  Event succeeded(String output) {
    Map<String, Object> details = new LinkedHashMap<>(action());
    details.put("output", output);
    details.put("outputDetails", Map.of("truncated", false));
    return new Event("TaskSucceeded", details);
  }

  /** The end of a task that failed: timed out, or any other failure. */
  Event failed(Failure failure) {
    Map<String, Object> details = new LinkedHashMap<>(action());
    details.putAll(Event.errorAndCause(failure));
    return new Event(
        Failure.TIMEOUT.equals(failure.error()) ? "TaskTimedOut" : "TaskFailed", details);
  }

  private Map<String, String> action() {
    return Map.of("resourceType", SERVICE, "resource", "invoke");
  }
}
