package dev.labeldrop.local.states;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API says of state machines, executions and events, as JSON members. */
final class Rendering {

  private static final int MILLIS_SCALE = 3;

  private Rendering() {}

  /** A time in AWS JSON: seconds since 1970, with milliseconds. */
  static BigDecimal time(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), MILLIS_SCALE);
  }

  static Map<String, Object> execution(Execution execution, boolean withData) {
    ExecutionDescription now = execution.describe();
    Map<String, Object> members = new LinkedHashMap<>(executionListItem(execution, now));
    if (withData) {
      members.put("input", execution.input());
      put(members, "output", now.output());
    }
    members.put("inputDetails", Map.of("included", withData));
    if (now.output() != null) {
      members.put("outputDetails", Map.of("included", withData));
    }
    put(members, "error", now.error());
    put(members, "cause", now.cause());
    Optional<String> refusal = execution.redriveRefusal();
    members.put("redriveStatus", refusal.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
    put(members, "redriveStatusReason", refusal.orElse(null));
    return members;
  }

  static Map<String, Object> executionListItem(Execution execution) {
    return executionListItem(execution, execution.describe());
  }

  private static Map<String, Object> executionListItem(
      Execution execution, ExecutionDescription now) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("executionArn", execution.arn());
    members.put("stateMachineArn", execution.stateMachine().arn());
    members.put("name", execution.name());
    members.put("status", now.status().name());
    members.put("startDate", time(execution.startDate()));
    put(members, "stopDate", timeOrNull(now.stopDate()));
    members.put("redriveCount", now.redriveCount());
    put(members, "redriveDate", timeOrNull(now.redriveDate()));
    return members;
  }

  static Map<String, Object> event(HistoryEvent event) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("timestamp", time(event.timestamp()));
    members.put("type", event.event().type());
    members.put("id", event.id());
    members.put("previousEventId", event.previousId());
    if (!event.event().details().isEmpty()) {
      members.put(event.event().detailsMember(), event.event().details());
    }
    return members;
  }

  static Map<String, Object> stateMachine(StateMachine machine) {
    Map<String, Object> members = new LinkedHashMap<>(stateMachineListItem(machine));
    members.put("status", "ACTIVE");
    members.put("definition", machine.definition().source());
    members.put("roleArn", machine.roleArn());
    return members;
  }

  static Map<String, Object> stateMachineListItem(StateMachine machine) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("stateMachineArn", machine.arn());
    members.put("name", machine.name());
    members.put("type", "STANDARD");
    members.put("creationDate", time(machine.creationDate()));
    return members;
  }

  private static @Nullable BigDecimal timeOrNull(@Nullable Instant time) {
    return time == null ? null : time(time);
  }

  private static void put(Map<String, Object> members, String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
  }
}
