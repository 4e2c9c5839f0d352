package dev.labeldrop.local.states;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see as {@code $states.context} (developer guide, "Accessing execution data from
 * the Context object in Step Functions").
 */
final class ContextObject {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ContextObject() {}

  static Map<String, Object> of(Execution execution, Position position, @Nullable Attempt attempt) {
    StateMachine machine = execution.stateMachine();
    ExecutionDescription now = execution.describe();
    Map<String, @Nullable Object> ofExecution = new HashMap<>();
    ofExecution.put("Id", execution.arn());
    ofExecution.put("Input", parse(execution.input()));
    ofExecution.put("Name", execution.name());
    ofExecution.put("RoleArn", machine.roleArn());
    ofExecution.put("StartTime", TIME.format(execution.startDate()));
    ofExecution.put("RedriveCount", now.redriveCount());
    Instant redriveDate = now.redriveDate();
    if (redriveDate != null) {
      ofExecution.put("RedriveTime", TIME.format(redriveDate));
    }
    Map<String, Object> ofState = new HashMap<>();
    ofState.put("Name", position.state());
    ofState.put("EnteredTime", TIME.format(position.enteredTime()));
    Map<String, Object> context = new HashMap<>();
    context.put("Execution", ofExecution);
    context.put("State", ofState);
    context.put("StateMachine", Map.of("Id", machine.arn(), "Name", machine.name()));
    if (attempt != null) {
      ofState.put("RetryCount", attempt.retryCount());
      if (attempt.token() != null) {
        context.put("Task", Map.of("Token", attempt.token()));
      }
    }
    return context;
  }

  private static @Nullable Object parse(String input) {
    try {
      return PlainJson.parse(input);
    } catch (IOException e) {
      throw new IllegalStateException("An execution starts with JSON only.", e);
    }
  }
}
