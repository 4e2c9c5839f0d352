package dev.labeldrop.local.stack;

import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The events that Ingest could not take in: the queue {@code FailedEvents}. */
public final class FailedEvents implements AutoCloseable {

  private static final int BATCH = 10;

  /** How long messages that were read stay hidden from others, in seconds. */
  private static final int HIDDEN = 60;

  private final SqsClient sqs;
  private final LambdaClient lambda;
  private final String queue;
  private final String ingest;

  /** Those of a stack. */
  public FailedEvents(Connection connection) {
    this.sqs = connection.clients().sqs();
    this.lambda = connection.clients().lambda();
    this.queue = connection.stack().output("FailedEventsUrl");
    this.ingest = connection.stack().output("IngestFunctionName");
  }

  /**
   * An event.
   *
   * @param id the message's id
   * @param failedAt when it came into the queue, ISO-8601
   * @param objects the objects that it tells of, as {@code s3://…}
   * @param reason what Ingest failed with; why it was given up, if it was not called
   * @param receipt what takes it from the queue
   * @param event what Ingest is called with, as JSON; empty if the message has none
   */
  public record Event(
      String id,
      String failedAt,
      List<String> objects,
      String reason,
      String receipt,
      String event) {

    /** Keeps its own copy of the list. */
    public Event {
      objects = List.copyOf(objects);
    }

    /** Whether there is something to call Ingest with. */
    public boolean canBeRetried() {
      return !event.isEmpty();
    }

    /** What programs get of it. */
    public Map<String, Object> row() {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", id);
      row.put("failedAt", failedAt);
      row.put("objects", objects);
      row.put("reason", reason);
      return row;
    }
  }

  /** Reads all events; they are hidden from others until they are released. */
  public List<Event> take() {
    Map<String, Event> events = new LinkedHashMap<>();
    while (true) {
      List<Message> messages =
          sqs.receiveMessage(b ->
                  b.queueUrl(queue)
                      .maxNumberOfMessages(BATCH)
                      .visibilityTimeout(HIDDEN)
                      .waitTimeSeconds(1)
                      .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
              .messages();
      if (messages.isEmpty()) {
        return List.copyOf(events.values());
      }
      messages.forEach(message -> events.put(message.messageId(), event(message)));
    }
  }

  /** Lets others see events again. */
  public void release(List<Event> events) {
    for (Event event : events) {
      sqs.changeMessageVisibility(
          b -> b.queueUrl(queue).receiptHandle(event.receipt()).visibilityTimeout(0));
    }
  }

  /** Calls Ingest with an event again, and takes it from the queue when Lambda has it. */
  public void retry(Event event) {
    lambda.invoke(b ->
        b.functionName(ingest)
            .qualifier("live")
            .invocationType(InvocationType.EVENT)
            .payload(SdkBytes.fromUtf8String(event.event())));
    sqs.deleteMessage(b -> b.queueUrl(queue).receiptHandle(event.receipt()));
  }

  /** Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations". */
  private static Event event(Message message) {
    String sent = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
    Map<String, @Nullable Object> record = record(message.body());
    Object payload = record.get("requestPayload");
    return new Event(
        message.messageId(),
        Instant.ofEpochMilli(Long.parseLong(sent)).toString(),
        objects(payload),
        reason(record),
        message.receiptHandle(),
        payload instanceof Map<?, ?> ? Json.text(payload) : "");
  }

  private static Map<String, @Nullable Object> record(String body) {
    try {
      return Json.readMap(body.getBytes(StandardCharsets.UTF_8), "message");
    } catch (PermanentException _) {
      Map<String, @Nullable Object> other = new LinkedHashMap<>();
      other.put(
          "responsePayload",
          "The message is no record of Lambda, so it names no drop. Read it in the console of"
              + " SQS.");
      return other;
    }
  }

  private static String reason(Map<String, @Nullable Object> record) {
    if (record.get("responsePayload") instanceof Map<?, ?> answer
        && answer.get("errorMessage") instanceof String words) {
      return words;
    }
    return record.get("requestContext") instanceof Map<?, ?> context
        ? String.valueOf(context.get("condition"))
        : String.valueOf(record.get("responsePayload"));
  }

  private static List<String> objects(@Nullable Object payload) {
    List<String> objects = new ArrayList<>();
    if (payload instanceof Map<?, ?> event && event.get("Records") instanceof List<?> records) {
      for (Object each : records) {
        if (each instanceof Map<?, ?> record
            && record.get("s3") instanceof Map<?, ?> s3
            && s3.get("bucket") instanceof Map<?, ?> bucket
            && s3.get("object") instanceof Map<?, ?> object) {
          objects.add("s3://" + bucket.get("name") + "/" + object.get("key"));
        }
      }
    }
    return objects;
  }

  @Override
  public void close() {
    sqs.close();
    lambda.close();
  }
}
