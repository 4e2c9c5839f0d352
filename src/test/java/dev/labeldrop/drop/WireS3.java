package dev.labeldrop.drop;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.labeldrop.drop.StoredObjects.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * {@link S3Model} over HTTP, with the SDK's client for it. It logs what really came over the wire
 * and breaks connections on demand. The client does not retry, so requests count exactly.
 */
final class WireS3 implements AutoCloseable {

  /** What is wrong with a request; the first of those that wait goes to the next request. */
  sealed interface Fault {
    /** Nothing is. */
    record None() implements Fault {}

    /** It is answered with an error; nothing is done. */
    record Refused(int status, String code) implements Fault {}

    /** The answer's body ends after so many bytes, though its length was announced. */
    record CutAfter(int bytes) implements Fault {}

    /** It is carried out, and the connection closed without an answer. */
    record NoAnswer() implements Fault {}
  }

  private final HttpServer server;
  private final S3Client client;
  private final S3Model s3 = new S3Model();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();

  WireS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
    client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .forcePathStyle(true)
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  S3Client client() {
    return client;
  }

  /** Lets one more request go so. */
  synchronized WireS3 then(Fault fault) {
    faults.add(fault);
    return this;
  }

  /**
   * The requests so far, as {@code GET /bucket/key} and those of their parameters and headers that
   * say which bytes: {@code versionId=}, {@code Range=} and so on.
   */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized Drop drop(String bucket, String key, byte[] content) {
    Version stored = s3.objects.add("/" + bucket + "/" + key, content, "binary/octet-stream");
    return new Drop(bucket, key, stored.id, stored.etag, content.length, "0A");
  }

  synchronized void delete(String bucket, String key) {
    s3.objects.remove("/" + bucket + "/" + key);
  }

  synchronized Optional<byte[]> content(String bucket, String key) {
    return s3.objects.last("/" + bucket + "/" + key).map(stored -> stored.content);
  }

  synchronized Optional<String> contentType(String bucket, String key) {
    return s3.objects.last("/" + bucket + "/" + key).map(stored -> stored.contentType);
  }

  synchronized int openUploads() {
    return s3.openUploads();
  }

  private synchronized void serve(HttpExchange exchange) {
    try (exchange) {
      S3Model.Request request =
          new S3Model.Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              query(exchange.getRequestURI().getRawQuery()),
              exchange.getRequestHeaders());
      byte[] body = unchunked(request.headers(), exchange.getRequestBody().readAllBytes());
      requests.add(line(request));
      switch (faults.isEmpty() ? new Fault.None() : faults.remove()) {
        case Fault.None() -> send(exchange, s3.answer(request, body), Integer.MAX_VALUE);
        case Fault.Refused(int status, String code) ->
            send(exchange, S3Model.error(status, code), Integer.MAX_VALUE);
        case Fault.CutAfter(int bytes) -> send(exchange, s3.answer(request, body), bytes);
        case Fault.NoAnswer() -> s3.answer(request, body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(HttpExchange exchange, S3Model.Answer answer, int bytes)
      throws IOException {
    exchange.getResponseHeaders().putAll(answer.headers);
    exchange.getResponseHeaders().set("x-amz-request-id", "req-1");
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    int length = bodiless ? 0 : answer.body.length;
    exchange.sendResponseHeaders(answer.status, length == 0 ? -1 : length);
    exchange.getResponseBody().write(answer.body, 0, Math.min(bytes, length));
    exchange.getResponseBody().flush();
  }

  private static String line(S3Model.Request request) {
    StringBuilder line = new StringBuilder(request.method() + " " + request.path());
    for (String parameter :
        List.of("uploads", "uploadId", "partNumber", "versionId", "prefix", "max-keys")) {
      String value = request.query().get(parameter);
      line.append(value == null ? "" : " " + parameter + "=" + value);
    }
    for (String header : List.of("Range", "If-Match", "If-None-Match")) {
      String value = request.headers().getFirst(header);
      line.append(value == null ? "" : " " + header + "=" + value);
    }
    return line.toString();
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(
          parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  /** Takes the SDK's "aws-chunked" framing off: {@code size;…CRLF bytes CRLF} until size 0. */
  private static byte[] unchunked(Headers headers, byte[] body) {
    if (headers.getFirst("x-amz-decoded-content-length") == null) {
      return body;
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteBuffer chunks = ByteBuffer.wrap(body);
    while (true) {
      StringBuilder line = new StringBuilder();
      for (char each = (char) chunks.get(); each != '\n'; each = (char) chunks.get()) {
        line.append(each);
      }
      int size = Integer.parseInt(line.toString().strip().split(";", 2)[0], 16);
      if (size == 0) {
        return plain.toByteArray();
      }
      plain.write(body, chunks.position(), size);
      chunks.position(chunks.position() + size + 2);
    }
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
