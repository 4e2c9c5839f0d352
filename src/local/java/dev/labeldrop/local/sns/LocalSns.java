package dev.labeldrop.local.sns;

import dev.labeldrop.local.http.LoopbackServer;
import dev.labeldrop.local.http.QueryProtocol;
import dev.labeldrop.local.http.Reply;
import dev.labeldrop.local.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An SNS endpoint in this process (AWS query protocol): CreateTopic, ListTopics and Publish, on a
 * free port of the loopback interface. It keeps what is published.
 */
public final class LocalSns implements AutoCloseable {

  private static final QueryProtocol PROTOCOL =
      new QueryProtocol("http://sns.amazonaws.com/doc/2010-03-31/");

  private static final String ARN_START = "arn:aws:sns:us-east-1:123456789012:";

  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final List<Published> published = new CopyOnWriteArrayList<>();
  private final List<Consumer<Published>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger failing = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final LoopbackServer server = LoopbackServer.start(this::handle);

  /** Where clients reach it. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** The ARN that a topic of that name has. */
  public static String arn(String name) {
    return ARN_START + name;
  }

  /** Makes a topic, or finds it. */
  public String createTopic(String name) {
    topics.add(arn(name));
    return arn(name);
  }

  /** What was published so far, in order. */
  public List<Published> published() {
    return List.copyOf(published);
  }

  /** Tells somebody of every message. */
  public void onPublish(Consumer<Published> listener) {
    listeners.add(listener);
  }

  /** Answers the next calls with an internal error. */
  public void failNext(int calls) {
    failing.set(calls);
  }

  /** How many calls there were, failed ones included. */
  public int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(Request request) {
    calls.incrementAndGet();
    try {
      return failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0
          ? PROTOCOL.error(500, "Receiver", "InternalError", "internal")
          : answer(QueryProtocol.fields(request.body()));
    } catch (PublishRequest.RefusedException e) {
      return PROTOCOL.error(400, "Sender", e.code(), String.valueOf(e.getMessage()));
    }
  }

  private Reply answer(Map<String, String> fields) {
    String action = fields.getOrDefault("Action", "");
    return switch (action) {
      case "CreateTopic" ->
          PROTOCOL.result(
              action, "<TopicArn>" + createTopic(fields.getOrDefault("Name", "")) + "</TopicArn>");
      case "ListTopics" -> PROTOCOL.result(action, "<Topics>" + members() + "</Topics>");
      case "Publish" -> PROTOCOL.result(action, "<MessageId>" + publish(fields) + "</MessageId>");
      default ->
          throw new PublishRequest.RefusedException(
              "InvalidAction", "The local SNS endpoint does not know " + action + ".");
    };
  }

  private String publish(Map<String, String> fields) {
    Published message = PublishRequest.read(fields, "message-%04d".formatted(calls.get()));
    if (!topics.contains(message.topicArn())) {
      throw new PublishRequest.RefusedException("NotFound", "Topic does not exist");
    }
    published.add(message);
    listeners.forEach(each -> each.accept(message));
    return message.messageId();
  }

  private String members() {
    StringBuilder members = new StringBuilder();
    topics.stream()
        .sorted()
        .forEach(
            arn -> members.append("<member><TopicArn>").append(arn).append("</TopicArn></member>"));
    return members.toString();
  }
}
