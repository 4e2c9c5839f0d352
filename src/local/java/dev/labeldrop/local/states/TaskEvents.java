package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.State;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a task, as recorded executions of the service have them.
 *
 * @param service what is asked of whom
 * @param waitsForToken whether a token ends the task
 * @param region the region of the state machine
 */
record TaskEvents(State.Service service, boolean waitsForToken, String region) {

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
    details.put("resourceType", service.type());
    details.put("resource", service.action() + (waitsForToken ? ".waitForTaskToken" : ""));
    return details;
  }
}
