package dev.labeldrop.local.s3;

import dev.labeldrop.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes S3 events as S3 does (User Guide, "Event message structure", version 2.1): the key is
 * URL-encoded, a space is a plus sign.
 */
public final class EventJson {

  private EventJson() {}

  /** An event of one record. */
  public static byte[] of(ObjectCreated created, Instant time) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("eventVersion", "2.1");
    record.put("eventSource", "aws:s3");
    record.put("awsRegion", "us-east-1");
    record.put("eventTime", time.toString());
    record.put("eventName", created.eventName());
    record.put("userIdentity", Map.of("principalId", "LOCAL"));
    record.put("requestParameters", Map.of("sourceIPAddress", "127.0.0.1"));
    record.put("responseElements", Map.of("x-amz-request-id", "LOCAL" + created.sequencer()));
    record.put("s3", s3(created));
    return Json.bytes(Map.of("Records", List.of(record)));
  }

  private static Map<String, Object> s3(ObjectCreated created) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", encoded(created.key()));
    object.put("size", created.size());
    object.put("eTag", created.etag());
    if (created.versionId() != null) {
      object.put("versionId", created.versionId());
    }
    object.put("sequencer", created.sequencer());
    Map<String, Object> s3 = new LinkedHashMap<>();
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", "drops");
    s3.put("bucket", bucket(created.bucket()));
    s3.put("object", object);
    return s3;
  }

  private static Map<String, Object> bucket(String name) {
    Map<String, Object> bucket = new LinkedHashMap<>();
    bucket.put("name", name);
    bucket.put("ownerIdentity", Map.of("principalId", "LOCAL"));
    bucket.put("arn", "arn:aws:s3:::" + name);
    return bucket;
  }

  /** As S3 writes a key into an event; slashes stay. */
  static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
