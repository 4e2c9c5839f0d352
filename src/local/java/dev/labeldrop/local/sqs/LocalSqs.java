package dev.labeldrop.local.sqs;

import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.local.http.LoopbackServer;
import dev.labeldrop.local.http.Reply;
import dev.labeldrop.local.http.Request;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An SQS endpoint in this process (AWS JSON 1.0) with one queue: ReceiveMessage, DeleteMessage and
 * ChangeMessageVisibility, on a free port of the loopback interface.
 */
public final class LocalSqs implements AutoCloseable {

  /** API Reference, {@code ReceiveMessage}: at most 10 messages a call. */
  private static final int MOST_MESSAGES = 10;

  private static final int DEFAULT_VISIBILITY_SECONDS = 30;
  private static final String TARGET = "AmazonSQS.";

  private final String name;
  private final InstantSource clock;
  private final LoopbackServer server = LoopbackServer.start(this::handle);

  // Guarded by this object's monitor.
  private final List<Message> messages = new ArrayList<>();
  private int receipts;

  /** An endpoint with an empty queue of that name. */
  public LocalSqs(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  private static final class Message {
    private final String id;
    private final String body;
    private final Instant sent;
    private Instant visible = Instant.MIN;
    private String receipt = "";

    Message(String id, String body, Instant sent) {
      this.id = id;
      this.body = body;
      this.sent = sent;
    }
  }

  /** Where clients reach it. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** The queue's URL. */
  public String queueUrl() {
    return endpoint() + "/123456789012/" + name;
  }

  /** Puts a message into the queue. */
  public synchronized void send(String body) {
    messages.add(new Message("message-%04d".formatted(messages.size()), body, clock.instant()));
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(Request request) {
    String target = request.header("X-Amz-Target").orElse("");
    try {
      Map<String, @Nullable Object> input =
          Json.readMap(request.body().getBytes(StandardCharsets.UTF_8), "request");
      if (!queueUrl().equals(input.get("QueueUrl"))) {
        return error("com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
      }
      return switch (target.startsWith(TARGET) ? target.substring(TARGET.length()) : target) {
        case "ReceiveMessage" -> json(200, receive(input));
        case "DeleteMessage" -> delete(input);
        case "ChangeMessageVisibility" -> changeVisibility(input);
        default ->
            error(
                "com.amazonaws.sqs#UnsupportedOperation", "The local SQS does not know " + target);
      };
    } catch (PermanentException e) {
      return error("com.amazonaws.sqs#InvalidParameterValue", String.valueOf(e.getMessage()));
    }
  }

  private synchronized Map<String, Object> receive(Map<String, @Nullable Object> input) {
    int most = number(input, "MaxNumberOfMessages", 1);
    int seconds = number(input, "VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS);
    Instant now = clock.instant();
    List<Map<String, Object>> received = new ArrayList<>();
    for (Message message : messages) {
      if (received.size() < Math.min(most, MOST_MESSAGES) && !message.visible.isAfter(now)) {
        message.visible = now.plusSeconds(seconds);
        message.receipt = "receipt-" + receipts++;
        received.add(render(message));
      }
    }
    return received.isEmpty() ? Map.of() : Map.of("Messages", received);
  }

  private static Map<String, Object> render(Message message) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("MessageId", message.id);
    members.put("ReceiptHandle", message.receipt);
    members.put("MD5OfBody", md5(message.body));
    members.put("Body", message.body);
    members.put("Attributes", Map.of("SentTimestamp", String.valueOf(message.sent.toEpochMilli())));
    return members;
  }

  private synchronized Reply delete(Map<String, @Nullable Object> input) {
    messages.removeIf(message -> message.receipt.equals(input.get("ReceiptHandle")));
    return json(200, Map.of());
  }

  private synchronized Reply changeVisibility(Map<String, @Nullable Object> input) {
    int seconds = number(input, "VisibilityTimeout", 0);
    for (Message message : messages) {
      if (message.receipt.equals(input.get("ReceiptHandle"))) {
        message.visible = clock.instant().plusSeconds(seconds);
        return json(200, Map.of());
      }
    }
    return error("com.amazonaws.sqs#ReceiptHandleIsInvalid", "The receipt handle is not valid.");
  }

  private static int number(Map<String, @Nullable Object> input, String name, int otherwise) {
    return input.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return "%032x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static Reply error(String type, String message) {
    return json(400, Map.of("__type", type, "message", message));
  }

  private static Reply json(int status, Map<String, ?> members) {
    return new Reply.Answer(
        status, Map.of("Content-Type", "application/x-amz-json-1.0"), Json.text(members));
  }
}
