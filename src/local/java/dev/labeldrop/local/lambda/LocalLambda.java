package dev.labeldrop.local.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.local.http.LoopbackServer;
import dev.labeldrop.local.http.Reply;
import dev.labeldrop.local.http.Request;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Lambda endpoint in this process (REST, JSON) with one function: Invoke of the type Event, which
 * answers before the function is called, on a free port of the loopback interface.
 */
public final class LocalLambda implements AutoCloseable {

  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private final String function;
  private final Consumer<String> events;
  private final LoopbackServer server = LoopbackServer.start(this::handle);

  /**
   * An endpoint.
   *
   * @param function the function's name
   * @param events is given each event, and hands it over
   */
  public LocalLambda(String function, Consumer<String> events) {
    this.function = function;
    this.events = events;
  }

  /** Where clients reach it. */
  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply handle(Request request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches() || !path.group(1).equals(function)) {
      return error(404, "ResourceNotFoundException", "Function not found: " + request.path());
    }
    if (!request.header("X-Amz-Invocation-Type").filter("Event"::equals).isPresent()) {
      return error(
          400, "InvalidParameterValueException", "The local Lambda takes events only: Event.");
    }
    events.accept(request.body());
    return new Reply.Answer(202, Map.of(), "");
  }

  private static Reply error(int status, String type, String message) {
    return new Reply.Answer(
        status,
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", type),
        Json.text(Map.of("Type", "User", "Message", message)));
  }
}
