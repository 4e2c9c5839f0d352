package dev.labeldrop.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class LoopbackServerTest {

  @Test
  void handsTheWholeRequestToTheService() throws Exception {
    HttpResponse<String> response =
        post(
            request ->
                new Reply.Answer(
                    200,
                    Map.of(),
                    String.join(
                        " ",
                        request.method(),
                        request.path(),
                        request.header("x-ASKED").orElse("none"),
                        request.body())),
            "côté");

    assertThat(response.body()).isEqualTo("POST /a b this côté");
  }

  @Test
  void answersWithStatusAndHeaders() throws Exception {
    HttpResponse<String> response =
        post(r -> new Reply.Answer(418, Map.of("X-Said", "yes"), ""), "x");

    assertThat(response.statusCode()).isEqualTo(418);
    assertThat(response.headers().firstValue("X-Said")).contains("yes");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void closesTheConnectionInsteadOfAReply() {
    AtomicInteger requests = new AtomicInteger();

    assertThatThrownBy(() ->
            post(
                r -> {
                  requests.incrementAndGet();
                  return new Reply.HangUp();
                },
                "x"))
        .isInstanceOf(IOException.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void saysSoWhenTheServiceHasADefect() throws Exception {
    HttpResponse<String> response =
        post(
            r -> {
              throw new IllegalStateException("broken here");
            },
            "x");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("broken here");
  }

  @Test
  void refusesABodyBeyondItsBound() throws Exception {
    HttpResponse<String> response =
        post(r -> new Reply.Answer(200, Map.of(), ""), "x".repeat(LoopbackServer.LARGEST_BODY + 1));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void listensOnAnIpAddressAndNoLongerThanItIsOpen() {
    URI endpoint;
    try (LoopbackServer server = LoopbackServer.start(r -> new Reply.HangUp())) {
      endpoint = server.endpoint();
    }

    assertThat(endpoint.toString()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
    assertThatThrownBy(() -> send(endpoint, "x")).isInstanceOf(ConnectException.class);
  }

  @Test
  void keepsNoProcessAlive() throws Exception {
    try (LoopbackServer server = LoopbackServer.start(r -> new Reply.Answer(200, Map.of(), ""))) {
      send(server.endpoint(), "x");

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("HTTP-Dispatcher"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  private static HttpResponse<String> post(Function<Request, Reply> service, String body)
      throws IOException, InterruptedException {
    try (LoopbackServer server = LoopbackServer.start(service)) {
      return send(server.endpoint(), body);
    }
  }

  private static HttpResponse<String> send(URI endpoint, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(endpoint.resolve("/a%20b"))
              .header("X-Asked", "this")
              .POST(BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
