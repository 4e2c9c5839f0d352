package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.State;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened in an execution, as {@code GetExecutionHistory} tells it.
 *
 * @param type the API model's {@code HistoryEventType}, as in {@code TaskStateEntered}
 * @param details the members of the event's details in the API model; empty where it has none
 */
public record Event(String type, Map<String, ?> details) {

  private static final Map<String, Boolean> WHOLE = Map.of("truncated", false);

  /**
   * The member of the API model's {@code HistoryEvent} that holds the details: {@code
   * stateEnteredEventDetails} for every type of state.
   */
  public String detailsMember() {
    if (type.endsWith("StateEntered")) {
      return "stateEnteredEventDetails";
    }
    if (type.endsWith("StateExited")) {
      return "stateExitedEventDetails";
    }
    return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
  }

  static Event executionStarted(String input, String roleArn) {
    return new Event(
        "ExecutionStarted", Map.of("input", input, "inputDetails", WHOLE, "roleArn", roleArn));
  }

  static Event executionSucceeded(String output) {
    return new Event("ExecutionSucceeded", Map.of("output", output, "outputDetails", WHOLE));
  }

  static Event executionFailed(Failure failure) {
    return new Event("ExecutionFailed", errorAndCause(failure));
  }

  static Event executionTimedOut() {
    return new Event("ExecutionTimedOut", Map.of());
  }

  static Event executionAborted(Failure failure) {
    return new Event("ExecutionAborted", errorAndCause(failure));
  }

  static Event executionRedriven(int redriveCount) {
    return new Event("ExecutionRedriven", Map.of("redriveCount", redriveCount));
  }

  static Event stateEntered(State state, String input) {
    return new Event(
        state.type() + "StateEntered",
        Map.of("name", state.name(), "input", input, "inputDetails", WHOLE));
  }

  static Event stateExited(State state, String output) {
    return new Event(
        state.type() + "StateExited",
        Map.of("name", state.name(), "output", output, "outputDetails", WHOLE));
  }

  static Event evaluationFailed(State state, Failure failure, String location) {
    Map<String, Object> details = errorAndCause(failure);
    details.put("location", location);
    details.put("state", state.name());
    return new Event("EvaluationFailed", details);
  }

  /**
   * A map begins.
   *
   * @param length how many items it has; 0 if they are yet to be read
   */
  static Event mapStateStarted(int length) {
    return new Event("MapStateStarted", Map.of("length", length));
  }

  static Event mapStateSucceeded() {
    return new Event("MapStateSucceeded", Map.of());
  }

  static Event mapStateFailed() {
    return new Event("MapStateFailed", Map.of());
  }

  static Event mapRunStarted(String arn) {
    return new Event("MapRunStarted", Map.of("mapRunArn", arn));
  }

  static Event mapRunSucceeded() {
    return new Event("MapRunSucceeded", Map.of());
  }

  static Event mapRunFailed(Failure failure) {
    return new Event("MapRunFailed", errorAndCause(failure));
  }

  static Map<String, Object> errorAndCause(Failure failure) {
    Map<String, Object> details = new LinkedHashMap<>();
    if (failure.error() != null) {
      details.put("error", failure.error());
    }
    if (failure.cause() != null) {
      details.put("cause", failure.cause());
    }
    return details;
  }
}
