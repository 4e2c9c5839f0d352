package dev.labeldrop.drop;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an S3 event as Lambda hands it over, also one that SQS, SNS or EventBridge passes on. It
 * takes what a drop needs and nothing else: fields that it does not know are passed over, those
 * that are missing are left out, and it is for {@link DropEvents} to say which record lacks
 * something.
 *
 * <p>It stands in for the Lambda library's own reader, which refuses a whole event for a missing
 * {@code eventTime} (aws-lambda-java-libs, issue 349) and looks classes up by reflection. The time
 * stands beside the event: the event's own class would load all of Joda-Time into a cold start,
 * about 0.1 s.
 */
public final class S3EventReader {

  private static final JSON FORGIVING = JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  private S3EventReader() {}

  /**
   * The event, of whatever version. {@code s3:TestEvent}, which S3 sends when a notification is set
   * up, has no records.
   *
   * @param json the whole event, in UTF-8
   * @throws PermanentException with code ERROR_INVALID_EVENT where it is no S3 event
   */
  public static S3Notification read(InputStream json) {
    return switch (EventWrappers.unwrapped(parsed(json))) {
      case Map<?, ?> event when event.get("Records") instanceof List<?> records ->
          new S3Notification(
              new S3Event(records.stream().map(S3EventReader::eventRecord).toList()),
              records.stream().map(S3EventReader::time).toList());
      case Map<?, ?> event when "s3:TestEvent".equals(event.get("Event")) ->
          new S3Notification(new S3Event(List.of()), List.of());
      case Map<?, ?> event ->
          throw invalid("it has no list \"Records\", only the keys " + event.keySet(), null);
      case null, default -> throw invalid("it is no JSON object", null);
    };
  }

  private static @Nullable Object parsed(InputStream json) {
    try {
      return FORGIVING.anyFrom(json);
    } catch (JsonProcessingException e) {
      throw invalid("it is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new RetryableException("The event could not be read: " + e.getMessage(), e);
    }
  }

  private static PermanentException invalid(String why, @Nullable Exception cause) {
    return new PermanentException(
        Code.ERROR_INVALID_EVENT,
        "The input is no event notification of S3: "
            + why
            + ". Let the bucket notify the function, directly or through SQS, SNS or EventBridge.",
        cause);
  }

  private static S3EventNotificationRecord eventRecord(@Nullable Object value) {
    Map<?, ?> fields = object(value);
    Map<?, ?> s3 = object(fields.get("s3"));
    Map<?, ?> bucket = object(s3.get("bucket"));
    Map<?, ?> object = object(s3.get("object"));
    return new S3EventNotificationRecord(
        text(fields.get("awsRegion")),
        text(fields.get("eventName")),
        text(fields.get("eventSource")),
        null,
        text(fields.get("eventVersion")),
        null,
        null,
        new S3Entity(
            text(s3.get("configurationId")),
            new S3BucketEntity(text(bucket.get("name")), null, text(bucket.get("arn"))),
            new S3ObjectEntity(
                text(object.get("key")),
                object.get("size") instanceof Number size ? size.longValue() : null,
                text(object.get("eTag")),
                text(object.get("versionId")),
                text(object.get("sequencer"))),
            text(s3.get("s3SchemaVersion"))),
        null);
  }

  private static Optional<Instant> time(@Nullable Object value) {
    String time = text(object(value).get("eventTime"));
    try {
      return time == null ? Optional.empty() : Optional.of(Instant.parse(time));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String string ? string : null;
  }
}
