package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * A server that takes a request with a body and hangs up, as one does with a connection kept too
 * long.
 */
final class JdkHttpClientTest {

  @Test
  void throwsWhatTheSdkTriesAgainAfter() throws IOException {
    try (SdkHttpClient client = new JdkHttpClient()) {
      assertThatThrownBy(() -> putTo(client)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void isNeededAsLongAsTheSdksOwnClientThrowsSomethingElse() throws IOException {
    try (SdkHttpClient client = UrlConnectionHttpClient.create()) {
      assertThatThrownBy(() -> putTo(client)).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void saysWhatItIsMadeOf() {
    try (SdkHttpClient client = new JdkHttpClient()) {
      assertThat(client.clientName()).isEqualTo("UrlConnection");
    }
  }

  private static void putTo(SdkHttpClient client) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> hangUp(server));
      SdkHttpFullRequest put =
          SdkHttpFullRequest.builder()
              .method(SdkHttpMethod.PUT)
              .uri(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/k"))
              .putHeader("Expect", "100-continue")
              .putHeader("Content-Length", "1")
              .contentStreamProvider(() -> new ByteArrayInputStream(new byte[1]))
              .build();
      client
          .prepareRequest(
              HttpExecuteRequest.builder()
                  .request(put)
                  .contentStreamProvider(() -> new ByteArrayInputStream(new byte[1]))
                  .build())
          .call();
    }
  }

  private static void hangUp(ServerSocket server) {
    try (Socket connection = server.accept()) {
      int first = connection.getInputStream().read();
      assertThat(first).isEqualTo('P');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
