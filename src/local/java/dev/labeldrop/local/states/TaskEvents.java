package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.State.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a task: {@code Task…} for a service's action, {@code LambdaFunction…} for a
 * function's ARN.
 *
 * @param resource what the task calls
 * @param region the region of the state machine
 */
record TaskEvents(Resource resource, String region) {

  Event scheduled(String arguments, @Nullable Integer timeoutSeconds) {
    Map<String, Object> details = new LinkedHashMap<>();
    switch (resource) {
      case Resource.LambdaInvoke _ -> {
        details.putAll(action());
        details.put("region", region);
        details.put("parameters", arguments);
      }
      case Resource.FunctionArn function -> {
        details.put("resource", function.arn());
        details.put("input", arguments);
        details.put("inputDetails", Map.of("truncated", false));
      }
    }
    if (timeoutSeconds != null) {
      details.put("timeoutInSeconds", timeoutSeconds);
    }
    return new Event(prefix() + "Scheduled", details);
  }

  Event started() {
    return new Event(prefix() + "Started", action());
  }

  Event succeeded(String output) {
    Map<String, Object> details = new LinkedHashMap<>(action());
    details.put("output", output);
    details.put("outputDetails", Map.of("truncated", false));
    return new Event(prefix() + "Succeeded", details);
  }

  /** The end of a task that failed: timed out, or any other failure. */
  Event failed(Failure failure) {
    Map<String, Object> details = new LinkedHashMap<>(action());
    details.putAll(Event.errorAndCause(failure));
    boolean timedOut = Failure.TIMEOUT.equals(failure.error());
    return new Event(prefix() + (timedOut ? "TimedOut" : "Failed"), details);
  }

  /** What the service calls the task in messages: the action's service, or the function's ARN. */
  String taskName() {
    return switch (resource) {
      case Resource.LambdaInvoke _ -> "lambda";
      case Resource.FunctionArn function -> function.arn();
    };
  }

  private String prefix() {
    return switch (resource) {
      case Resource.LambdaInvoke _ -> "Task";
      case Resource.FunctionArn _ -> "LambdaFunction";
    };
  }

  private Map<String, String> action() {
    return switch (resource) {
      case Resource.LambdaInvoke _ -> Map.of("resourceType", "lambda", "resource", "invoke");
      case Resource.FunctionArn _ -> Map.of();
    };
  }
}
