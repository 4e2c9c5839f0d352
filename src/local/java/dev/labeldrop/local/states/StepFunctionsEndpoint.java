package dev.labeldrop.local.states;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.labeldrop.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The API of Step Functions over HTTP (AWS JSON 1.0), for any AWS SDK and the AWS CLI. Signatures
 * are not looked at.
 *
 * <p>It has StartExecution, DescribeExecution, GetExecutionHistory, ListExecutions, StopExecution,
 * RedriveExecution, SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat, ListStateMachines,
 * DescribeStateMachine, ListMapRuns and DescribeMapRun. It listens on 127.0.0.1 only, on a port
 * that was free.
 */
public final class StepFunctionsEndpoint implements AutoCloseable {

  private static final String TARGET = "AWSStepFunctions.";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int INTERNAL_ERROR = 500;

  private final Operations operations;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private StepFunctionsEndpoint(Operations operations, HttpServer server) {
    this.operations = operations;
    this.server = server;
  }

  /**
   * Starts an endpoint.
   *
   * @param stateMachines those that it knows, at the time of each request: more can be added later.
   *     They stay the caller's, also to close
   * @throws IOException when no port can be had
   */
  public static StepFunctionsEndpoint start(Collection<StateMachine> stateMachines)
      throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    StepFunctionsEndpoint endpoint =
        new StepFunctionsEndpoint(new Operations(stateMachines), server);
    server.createContext("/", endpoint::handle);
    server.setExecutor(endpoint.threads);
    server.start();
    return endpoint;
  }

  /** Where the endpoint is: {@code http://127.0.0.1:PORT}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Ends the endpoint; the state machines and their executions go on. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      Answer answer = answer(target, new String(request, StandardCharsets.UTF_8));
      byte[] body = Json.text(answer.members()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(@Nullable String target, String body) {
    try {
      if (target == null || !target.startsWith(TARGET)) {
        throw new StatesException(
            "UnknownOperationException", "The header X-Amz-Target must be " + TARGET + "….");
      }
      Request request = Request.parse(body);
      return new Answer(OK, operations.call(target.substring(TARGET.length()), request));
    } catch (StatesException e) {
      return Answer.error(BAD_REQUEST, e.type(), e.getMessage());
    } catch (RuntimeException e) {
      // The thread's outermost frame: the client must hear of it, or it would wait for an answer.
      return Answer.error(INTERNAL_ERROR, "InternalServerError", e.toString());
    }
  }

  private record Answer(int status, Map<String, ?> members) {

    static Answer error(int status, String type, @Nullable String message) {
      return new Answer(status, Map.of("__type", type, "message", String.valueOf(message)));
    }
  }
}
