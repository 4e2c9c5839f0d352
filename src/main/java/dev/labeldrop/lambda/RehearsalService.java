package dev.labeldrop.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers requests in memory, as if S3 had what was dropped and no file of Labeldrop's, as if the
 * dataset had been updated, and as if everything else that is asked for were done.
 */
final class RehearsalService implements SdkHttpClient {

  private static final String JSON =
      """
      {"DatasetDescription":{"Status":"UPDATE_COMPLETE","StatusMessageCode":"SUCCESS",\
      "LastUpdatedTimestamp":0,"DatasetStats":{"TotalEntries":1,"ErrorEntries":0}},\
      "executionArn":"arn:1","status":"RUNNING","startDate":0}\
      """;

  /** To S3 an error, to SNS an answer, and to a listing one without objects. */
  private static final String XML = "<Error><Code>NoSuchKey</Code></Error>";

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (request.contentStreamProvider().isPresent()) {
          try (InputStream content = request.contentStreamProvider().get().newStream()) {
            content.readAllBytes(); // as if it were sent
          }
        }
        return answer(request.httpRequest());
      }

      @Override
      public void abort() {}
    };
  }

  private static HttpExecuteResponse answer(SdkHttpRequest request) {
    String path = request.encodedPath();
    boolean reads = EnumSet.of(SdkHttpMethod.GET, SdkHttpMethod.HEAD).contains(request.method());
    // By the form of the request: the hosts of services can be set otherwise.
    String type = request.firstMatchingHeader("Content-Type").orElse("");
    String dropped = path.contains("/incoming/") ? Rehearsal.LINES : XML;
    String body = type.startsWith("application/x-amz-json") ? JSON : dropped;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(reads && path.matches(".*/(runs|datasets)/.+") ? 404 : 200)
                .putHeader("ETag", "\"0\"")
                .putHeader("Content-Length", String.valueOf(bytes.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }

  @Override
  public void close() {}
}
