package dev.labeldrop.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on a free port of 127.0.0.1: a function from requests to replies. Each request has
 * a virtual thread of its own, and no thread of the server keeps the process alive.
 */
public final class LoopbackServer implements AutoCloseable {

  /** Largest body taken, in bytes: twice what a full update takes in base64. */
  static final int LARGEST_BODY = 16 * 1024 * 1024;

  /** Not the host name: the AWS SDK addresses S3 buckets by path only where the host is an IP. */
  private static final byte[] ADDRESS = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a server.
   *
   * @param service answers each request; it is called from many threads at once
   * @throws UncheckedIOException when no port can be had
   */
  public static LoopbackServer start(Function<Request, Reply> service) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port of 127.0.0.1 can be opened.", e);
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, service));
    // The server's own thread is a daemon if the thread that starts it is, and virtual threads are.
    CompletableFuture.runAsync(server::start, threads).join();
    return new LoopbackServer(server, threads);
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops at once; requests under way are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, Function<Request, Reply> service)
      throws IOException {
    // Closing an exchange that has not been answered closes its connection.
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      Reply reply =
          body.length > LARGEST_BODY
              ? failure(413, "The body is larger than " + LARGEST_BODY + " bytes.")
              : reply(request(exchange, body), service);
      if (reply instanceof Reply.Answer answer) {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Request.firstValues(exchange.getRequestHeaders()),
        new String(body, StandardCharsets.UTF_8));
  }

  private static Reply reply(Request request, Function<Request, Reply> service) {
    try {
      return service.apply(request);
    } catch (RuntimeException e) {
      // The boundary of the service: a defect in it becomes an answer that a reader can find,
      // instead of a broken connection that the client would try again.
      return failure(500, "Defect in the local service: " + e);
    }
  }

  private static Reply failure(int status, String message) {
    return new Reply.Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), message);
  }
}
