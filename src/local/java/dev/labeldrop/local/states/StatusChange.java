package dev.labeldrop.local.states;

import dev.labeldrop.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * EventBridge's event "Step Functions Execution Status Change" (developer guide, "EventBridge for
 * Step Functions execution status changes").
 *
 * <p>An input of more than 248 KB, which the service leaves out, is in it here.
 */
public final class StatusChange {

  private StatusChange() {}

  /**
   * The event, as JSON. The same end has the same event id.
   *
   * @param now how the execution has ended
   */
  public static String event(Execution execution, ExecutionDescription now) {
    List<String> arn = List.of(execution.arn().split(":", -1));
    Instant time = now.stopDate() == null ? execution.startDate() : now.stopDate();
    String about = execution.arn() + " " + now.redriveCount() + " " + now.status();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8)).toString());
    event.put("detail-type", "Step Functions Execution Status Change");
    event.put("source", "aws.states");
    event.put("account", arn.get(4));
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", arn.get(3));
    event.put("resources", List.of(execution.arn()));
    event.put("detail", detail(execution, now));
    return Json.text(event);
  }

  private static Map<String, @Nullable Object> detail(
      Execution execution, ExecutionDescription now) {
    Map<String, Object> included = Map.of("included", true);
    String refusal = execution.redriveRefusal().orElse(null);
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("executionArn", execution.arn());
    detail.put("stateMachineArn", execution.stateMachine().arn());
    detail.put("stateMachineVersionArn", null);
    detail.put("stateMachineAliasArn", null);
    detail.put("name", execution.name());
    detail.put("status", now.status().name());
    detail.put("startDate", execution.startDate().toEpochMilli());
    detail.put("stopDate", millis(now.stopDate()));
    detail.put("redriveCount", now.redriveCount());
    detail.put("redriveDate", millis(now.redriveDate()));
    detail.put("redriveStatus", refusal == null ? "REDRIVABLE" : "NOT_REDRIVABLE");
    detail.put("redriveStatusReason", refusal);
    detail.put("input", execution.input());
    detail.put("inputDetails", included);
    detail.put("output", now.output());
    detail.put("outputDetails", now.output() == null ? null : included);
    detail.put("error", now.error());
    detail.put("cause", now.cause());
    return detail;
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}
