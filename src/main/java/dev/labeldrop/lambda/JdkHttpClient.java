package dev.labeldrop.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The SDK's client over the JDK's own HTTP: the smallest there is. Where a kept connection turns
 * out to be closed, as after a function was frozen, that client throws {@link UncheckedIOException}
 * from a request with {@code Expect: 100-continue}; the SDK tries again after an {@link
 * IOException} only, so this one throws that.
 */
public final class JdkHttpClient implements SdkHttpClient {

  private final SdkHttpClient client;

  /** A client that waits 30 s for an answer, as the SDK's own do. */
  public JdkHttpClient() {
    this(Duration.ofSeconds(30));
  }

  /**
   * A client.
   *
   * @param readTimeout how long an answer may keep the caller waiting
   */
  public JdkHttpClient(Duration readTimeout) {
    client = UrlConnectionHttpClient.builder().socketTimeout(readTimeout).build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Request(client.prepareRequest(request));
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  private record Request(ExecutableHttpRequest request) implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return request.call();
      } catch (UncheckedIOException e) {
        throw Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e));
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
