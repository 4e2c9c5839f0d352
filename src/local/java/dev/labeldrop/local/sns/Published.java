package dev.labeldrop.local.sns;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as its subscribers get it.
 *
 * @param messageId its id
 * @param topicArn where it was published
 * @param subject its subject; null where it has none
 * @param byProtocol the text for each protocol that has its own, and {@code default}
 * @param attributes its attributes' values, by name
 */
public record Published(
    String messageId,
    String topicArn,
    @Nullable String subject,
    Map<String, String> byProtocol,
    Map<String, String> attributes) {

  /** Keeps its own copies of the maps. */
  public Published {
    byProtocol = Map.copyOf(byProtocol);
    attributes = Map.copyOf(attributes);
  }

  /** What a subscriber of a protocol gets, such as {@code email} or {@code sqs}. */
  public String text(String protocol) {
    String text = byProtocol.get(protocol);
    return text == null ? byProtocol.getOrDefault("default", "") : text;
  }
}
