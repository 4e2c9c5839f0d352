package dev.labeldrop.local.s3;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which events a bucket sends: its notification configurations, one for each suffix.
 *
 * @param prefix what a key must start with; empty for all
 * @param suffixes what a key must end with, any of these; empty for all
 */
public record Notification(String prefix, List<String> suffixes) {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Keeps its own copy of the list. */
  public Notification {
    suffixes = List.copyOf(suffixes);
  }

  /** Whether an object with that key is told of. Case counts. */
  public boolean admits(String key) {
    return key.startsWith(prefix)
        && (suffixes.isEmpty() || suffixes.stream().anyMatch(key::endsWith));
  }

  /** The JSON that S3 sends of an event; empty where it sends none. */
  public Optional<String> render(ObjectEvent event) {
    return admits(event.key()) ? Optional.of(json(List.of(event))) : Optional.empty();
  }

  /**
   * The JSON of a notification with those events (S3 User Guide, "Event message structure", version
   * 2.1). Keys are URL-encoded as in a form: {@code a b+ä.jsonl} becomes {@code
   * a+b%2B%C3%A4.jsonl}, and slashes stay.
   */
  public static String json(List<ObjectEvent> events) {
    return JsonWriter.write(
        new JsonTree.Obj()
            .with("Records", JsonTree.Arr.of(events.stream().map(Notification::one).toList())));
  }

  private static JsonTree.Obj one(ObjectEvent event) {
    JsonTree.Obj local = new JsonTree.Obj().with("principalId", "LOCAL");
    return new JsonTree.Obj()
        .with("eventVersion", "2.1")
        .with("eventSource", "aws:s3")
        .with("awsRegion", "us-east-1")
        .with("eventTime", MILLISECONDS.format(event.time()))
        .with("eventName", event.name())
        .with("userIdentity", local)
        .with("requestParameters", new JsonTree.Obj().with("sourceIPAddress", "127.0.0.1"))
        .with(
            "responseElements",
            new JsonTree.Obj()
                .with("x-amz-request-id", event.sequencer())
                .with("x-amz-id-2", event.sequencer()))
        .with(
            "s3",
            new JsonTree.Obj()
                .with("s3SchemaVersion", "1.0")
                .with("configurationId", "local")
                .with(
                    "bucket",
                    new JsonTree.Obj()
                        .with("name", event.bucket())
                        .with("ownerIdentity", local)
                        .with("arn", "arn:aws:s3:::" + event.bucket()))
                .with("object", object(event)));
  }

  private static JsonTree.Obj object(ObjectEvent event) {
    return new JsonTree.Obj()
        .with("key", encoded(event.key()))
        .with("size", event.size())
        .with("eTag", event.etag())
        .with("versionId", event.versionId())
        .with("sequencer", event.sequencer());
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
