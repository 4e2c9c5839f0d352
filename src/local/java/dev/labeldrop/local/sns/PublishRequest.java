package dev.labeldrop.local.sns;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks a Publish call as SNS does (API reference, {@code Publish}). */
final class PublishRequest {

  private static final int MOST_BYTES = 262_144;
  private static final int LONGEST_SUBJECT = 100;
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*");

  private PublishRequest() {}

  /** The message that the fields describe. */
  static Published read(Map<String, String> fields, String messageId) {
    String message = required(fields, "Message");
    String subject = fields.get("Subject");
    check(
        message.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
        "Invalid parameter: Message too long");
    check(
        subject == null
            || (subject.length() <= LONGEST_SUBJECT && SUBJECT.matcher(subject).matches()),
        "Invalid parameter: Subject");
    return new Published(
        messageId,
        required(fields, "TopicArn"),
        subject,
        byProtocol(message, fields.get("MessageStructure")),
        attributes(fields));
  }

  private static Map<String, String> byProtocol(String message, @Nullable String structure) {
    if (structure == null) {
      return Map.of("default", message);
    }
    check(structure.equals("json"), "Invalid parameter: MessageStructure");
    try {
      Map<String, String> texts = new LinkedHashMap<>();
      JSON.std.mapFrom(message).forEach((name, text) -> texts.put(name, String.valueOf(text)));
      check(
          texts.containsKey("default"),
          "Invalid parameter: Message Structure - No default entry in JSON message body");
      return texts;
    } catch (IOException e) {
      throw new RefusedException(
          "InvalidParameter",
          "Invalid parameter: Message Structure - JSON message body failed to parse: "
              + e.getMessage());
    }
  }

  private static Map<String, String> attributes(Map<String, String> fields) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 1; fields.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      String name = required(fields, entry + ".Name");
      String value = fields.getOrDefault(entry + ".Value.StringValue", "");
      check(
          !value.isEmpty(),
          "Invalid parameter: The message attribute '" + name + "' must contain non-empty value");
      attributes.put(name, value);
    }
    return attributes;
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    check(value != null && !value.isEmpty(), "Invalid parameter: " + name);
    return String.valueOf(value);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new RefusedException("InvalidParameter", otherwise);
    }
  }

  /** What SNS answers to a call that it does not accept. */
  static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedException(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }
}
