package dev.labeldrop.drop;

import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From an S3 event to drops. Every record gets an answer of its own; one that cannot be read does
 * not hide the others.
 *
 * <p>What a record holds: S3 User Guide, "Event message structure". Keys are URL-encoded there, a
 * space as {@code +}.
 */
public final class DropEvents {

  private DropEvents() {}

  /** One answer for each record of the event, in its order; none for {@code s3:TestEvent}. */
  public static List<DropEvent> of(S3Notification notification) {
    List<DropEvent> answers = new ArrayList<>();
    for (S3EventNotificationRecord each : notification.event().getRecords()) {
      int index = answers.size();
      answers.add(answer(each, "Record " + (index + 1), notification.time(index)));
    }
    return List.copyOf(answers);
  }

  private static DropEvent answer(
      @Nullable S3EventNotificationRecord event, String name, Optional<Instant> time) {
    if (event == null || event.getEventName() == null) {
      String source = event == null ? null : event.getEventSource();
      return new DropEvent.Unreadable(
          name
              + (source == null || source.equals("aws:s3")
                  ? " has no eventName: it is no record of an S3 event."
                  : " is a message of " + source + " that holds no event of S3."));
    }
    String record = name + " (" + event.getEventName() + ")";
    // The bucket's notification settings write "s3:ObjectCreated:Put", its events leave "s3:" out.
    if (!event.getEventName().replaceFirst("^s3:", "").startsWith("ObjectCreated:")) {
      return new DropEvent.Ignored(record + " tells of no new object.");
    }
    S3Entity s3 = event.getS3();
    S3BucketEntity bucket = s3 == null ? null : s3.getBucket();
    S3ObjectEntity object = s3 == null ? null : s3.getObject();
    if (bucket == null || isAbsent(bucket.getName())) {
      return new DropEvent.Unreadable(record + " names no bucket (s3.bucket.name).");
    }
    if (object == null || isAbsent(object.getKey())) {
      return new DropEvent.Unreadable(record + " names no object (s3.object.key).");
    }
    return decoded(object.getKey())
        .map(key -> answer(drop(bucket.getName(), key, object), time))
        .orElseGet(() ->
            new DropEvent.Unreadable(
                record
                    + " has the key '"
                    + object.getKey()
                    + "', which is not URL-encoded UTF-8."));
  }

  private static DropEvent answer(Drop drop, Optional<Instant> time) {
    return DropKeys.target(drop.key())
        .<DropEvent>map(target -> new DropEvent.Dropped(drop, target, time))
        .orElseGet(
            () -> new DropEvent.Ignored(drop.uri() + " is no drop. Drops are " + DropKeys.FORM));
  }

  private static Drop drop(String bucket, String key, S3ObjectEntity object) {
    String version = object.getVersionId();
    Long size = object.getSizeAsLong();
    return new Drop(
        bucket,
        key,
        // The version "null", of a bucket whose versioning is suspended, is overwritten in place.
        isAbsent(version) || version.equals("null") ? null : version,
        orEmpty(object.geteTag()).replace("\"", ""),
        size == null ? 0 : size,
        orEmpty(object.getSequencer()));
  }

  /**
   * A key without its URL encoding, or empty where an escape is malformed or the bytes are no
   * UTF-8. {@code URLDecoder} alone would put U+FFFD for the latter, which is another key.
   */
  private static Optional<String> decoded(String key) {
    // As ISO 8859-1 a character is a byte, so that decoding gives the key's bytes.
    String bytes = new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try {
      String unescaped = URLDecoder.decode(bytes, StandardCharsets.ISO_8859_1);
      ByteBuffer utf8 = ByteBuffer.wrap(unescaped.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isAbsent(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
