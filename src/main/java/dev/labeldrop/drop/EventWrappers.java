package dev.labeldrop.drop;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes S3's records out of the messages of services that pass them on: SQS ({@code body}), SNS
 * ({@code Sns.Message}), SNS through SQS ({@code Message} in the body), EventBridge ({@code
 * detail}). A message without records of S3 stays what it is, so that it is named.
 *
 * <p>It is safe, because every record gets its run by what it says, however often and by whatever
 * way it comes: a message that is delivered again starts nothing new.
 *
 * <p>Sources: Lambda Developer Guide, "Using Lambda with Amazon SQS" and "… SNS"; S3 User Guide,
 * "EventBridge event message structure", by which the key is not URL-encoded there.
 */
final class EventWrappers {

  /** A message in a message in a message: an event is not passed on more often. */
  private static final int DEEPEST = 4;

  private static final JSON FORGIVING = JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);
  private static final String RECORDS = "Records";

  private EventWrappers() {}

  /** An event with S3's own records in its list; what has no list of records is given back. */
  static @Nullable Object unwrapped(@Nullable Object event) {
    if (event instanceof Map<?, ?> map
        && (map.get(RECORDS) instanceof List<?> || map.containsKey("detail"))) {
      return Map.of(RECORDS, records(map, 1));
    }
    return event;
  }

  /** The records of an event, those of a wrapped one in the wrapper's place. */
  private static List<@Nullable Object> records(Map<?, ?> event, int depth) {
    List<@Nullable Object> found = new ArrayList<>();
    if (event.get(RECORDS) instanceof List<?> records) {
      for (Object each : records) {
        Object inner = each instanceof Map<?, ?> map ? inner(map) : null;
        found.addAll(inner == null || depth == DEEPEST ? listOf(each) : of(inner, each, depth));
      }
    } else {
      found.add(ofEventBridge(event));
    }
    return found;
  }

  /** A record that is no wrapper, or one of SNS as the other services would name it. */
  private static List<@Nullable Object> listOf(@Nullable Object record) {
    List<@Nullable Object> list = new ArrayList<>();
    boolean sns = record instanceof Map<?, ?> map && map.containsKey("Sns");
    list.add(sns ? Map.of("eventSource", "aws:sns") : record);
    return list;
  }

  /** The records in a message's text; the message itself if it is no event of S3. */
  private static List<@Nullable Object> of(Object text, @Nullable Object message, int depth) {
    try {
      Object event = text instanceof String json ? FORGIVING.anyFrom(json) : text;
      if (event instanceof Map<?, ?> map) {
        if (map.get("Message") instanceof String more && map.containsKey("TopicArn")) {
          return of(more, message, depth + 1);
        }
        if ("s3:TestEvent".equals(map.get("Event"))) {
          return List.of();
        }
        if (map.get(RECORDS) instanceof List<?> || map.get("detail") instanceof Map<?, ?>) {
          return records(map, depth + 1);
        }
      }
      return listOf(message);
    } catch (IOException _) {
      return listOf(message);
    }
  }

  /** What a record of another service carries; null where it is none. */
  private static @Nullable Object inner(Map<?, ?> message) {
    if ("aws:sqs".equals(message.get("eventSource"))) {
      return message.get("body");
    }
    return message.get("Sns") instanceof Map<?, ?> sns ? sns.get("Message") : null;
  }

  /** EventBridge's form of an event as S3's own. */
  private static Map<String, @Nullable Object> ofEventBridge(Map<?, ?> event) {
    Map<?, ?> detail = map(event.get("detail"));
    Map<?, ?> object = map(detail.get("object"));
    boolean created = "Object Created".equals(event.get("detail-type"));
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("key", object.get("key") instanceof String key ? encoded(key) : null);
    told.put("size", object.get("size"));
    told.put("eTag", object.get("etag"));
    told.put("versionId", object.get("version-id"));
    told.put("sequencer", object.get("sequencer"));
    Map<String, @Nullable Object> s3 = new LinkedHashMap<>();
    s3.put("bucket", detail.get("bucket"));
    s3.put("object", told);
    Map<String, @Nullable Object> s3Record = new LinkedHashMap<>();
    s3Record.put("eventSource", event.get("source"));
    s3Record.put("eventTime", event.get("time"));
    s3Record.put(
        "eventName", created ? "ObjectCreated:" + detail.get("reason") : event.get("detail-type"));
    s3Record.put("s3", s3);
    return s3Record;
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
