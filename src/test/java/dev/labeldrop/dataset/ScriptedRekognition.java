package dev.labeldrop.dataset;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * A server that speaks as Amazon Rekognition does (AWS JSON 1.1) and answers from a script, with
 * the SDK's client for it. {@link #client} does not retry, so calls count exactly.
 */
final class ScriptedRekognition implements AutoCloseable {

  /** What was called, and with which members. */
  record Call(String operation, Map<String, Object> members) {}

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final RekognitionClient client;
  private final Deque<Answer> script = new ArrayDeque<>();
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  ScriptedRekognition() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client = client(AwsRetryStrategy.doNotRetry());
  }

  /** A client of this server that tries a call again by itself. */
  RekognitionClient retrying() {
    return client(
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .build());
  }

  private RekognitionClient client(RetryStrategy retries) {
    return RekognitionClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(config -> config.retryStrategy(retries))
        .build();
  }

  RekognitionClient client() {
    return client;
  }

  /** The next call not yet scripted gets this JSON. */
  ScriptedRekognition then(String body) {
    return then(200, body);
  }

  /** The next call not yet scripted fails so, for request {@code req-1}. */
  ScriptedRekognition thenFailure(int status, String code, String message) {
    return then(status, "{\"__type\":\"" + code + "\",\"Message\":\"" + message + "\"}");
  }

  private ScriptedRekognition then(int status, String body) {
    script.add(new Answer(status, body));
    return this;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      Map<String, Object> members = JSON.std.mapFrom(exchange.getRequestBody());
      calls.add(new Call(target.replace("RekognitionService.", ""), members));
      Answer next = script.isEmpty() ? new Answer(500, "{}") : script.remove();
      byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.getResponseHeaders().set("x-amzn-RequestId", "req-1");
      exchange.sendResponseHeaders(next.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
