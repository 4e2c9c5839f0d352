package dev.labeldrop.local.states;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
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

  static Map<String, Object> mapRun(MapRun mapRun) {
    Map<String, Object> members = mapRunListItem(mapRun);
    members.put("status", mapRun.status().name());
    members.put("maxConcurrency", mapRun.limits().maxConcurrency());
    members.put("toleratedFailureCount", mapRun.limits().toleratedCount());
    members.put("toleratedFailurePercentage", mapRun.limits().toleratedPercentage());
    members.put("itemCounts", counts(mapRun, MapRun.Counts::items));
    members.put("executionCounts", counts(mapRun, MapRun.Counts::executions));
    members.put("redriveCount", 0);
    return members;
  }

  private static Map<String, Object> counts(MapRun mapRun, ToLongFunction<MapRun.Counts> what) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("pending", 0);
    for (Status status : Status.values()) {
      String name =
          status == Status.TIMED_OUT ? "timedOut" : status.name().toLowerCase(Locale.ROOT);
      counts.put(name, what.applyAsLong(mapRun.counts(status)));
    }
    counts.put("total", what.applyAsLong(mapRun.started()));
    counts.put("resultsWritten", mapRun.resultsWritten());
    return counts;
  }

  static Map<String, Object> mapRunListItem(MapRun mapRun) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("mapRunArn", mapRun.arn());
    members.put("executionArn", mapRun.parent().arn());
    members.put("startDate", time(mapRun.startDate()));
    put(members, "stopDate", timeOrNull(mapRun.stopDate()));
    return members;
  }

  /** A map run as tasks get it that ask the service's API: names begin with a capital. */
  static Map<String, ?> mapRunOfSdk(MapRun mapRun) {
    Map<String, Object> members = mapRun(mapRun);
    members.put("startDate", mapRun.startDate().toString());
    members.computeIfPresent("stopDate", (name, time) -> String.valueOf(mapRun.stopDate()));
    return capitals(members);
  }

  private static Map<String, Object> capitals(Map<?, ?> members) {
    Map<String, Object> capitals = new LinkedHashMap<>();
    members.forEach((key, value) -> {
      String name = String.valueOf(key);
      capitals.put(
          Character.toUpperCase(name.charAt(0)) + name.substring(1),
          value instanceof Map<?, ?> inner ? capitals(inner) : value);
    });
    return capitals;
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
