package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers the requests of a {@link Rehearsal} in memory, as if a manifest of one line had been
 * dropped for a dataset that takes every update. It keeps what is put into S3.
 */
final class RehearsalService implements SdkHttpClient {

  static final String DATASET_ARN =
      "arn:aws:rekognition:us-east-1:000000000000:project/rehearsal/dataset/train/0";

  static final byte[] MANIFEST =
      """
      {"source-ref":"s3://rehearsal/1.jpg","kind":1,"kind-metadata":{"class-name":"a",\
      "confidence":1,"type":"groundtruth/image-classification","job-name":"labeling-job/a",\
      "human-annotated":"yes","creation-date":"2026-01-01T00:00:00.000000"}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final String PROJECTS =
      """
      {"ProjectDescriptions":[{"ProjectArn":\
      "arn:aws:rekognition:us-east-1:000000000000:project/rehearsal/0",\
      "Datasets":[{"DatasetArn":"%s","DatasetType":"TRAIN"}]}]}\
      """
          .formatted(DATASET_ARN);

  private static final String DATASET =
      """
      {"DatasetDescription":{"Status":"UPDATE_COMPLETE","StatusMessage":"","LastUpdatedTimestamp":0,\
      "StatusMessageCode":"SUCCESS"}}\
      """;

  private static final String PUBLISHED =
      "<PublishResponse><PublishResult><MessageId>0</MessageId></PublishResult></PublishResponse>";

  private static final String NO_SUCH_KEY = "<Error><Code>NoSuchKey</Code></Error>";

  private final Map<String, byte[]> objects = new HashMap<>();
  private @Nullable String startedExecution;

  /** The name of the execution that was started last. */
  String startedExecution() {
    if (startedExecution == null) {
      throw new IllegalStateException("No execution was started");
    }
    return startedExecution;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Request(request);
  }

  @Override
  public String clientName() {
    return "Rehearsal";
  }

  @Override
  public void close() {}

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    String target = http.firstMatchingHeader("X-Amz-Target").orElse("");
    return switch (target.substring(target.indexOf('.') + 1)) {
      case "DescribeProjects" -> ok(PROJECTS);
      case "DescribeDataset" -> ok(DATASET);
      case "UpdateDatasetEntries" -> ok("{}");
      case "ListDatasetEntries" -> ok("{\"DatasetEntries\":[]}");
      case "StartExecution" -> start(body(request));
      default -> http.host().startsWith("sns.") ? ok(PUBLISHED) : s3(http, request);
    };
  }

  private HttpExecuteResponse start(byte[] body) {
    startedExecution = String.valueOf(Json.readMap(body, "request").get("name"));
    return ok(
        "{\"executionArn\":\"arn:aws:states:us-east-1:000000000000:execution:a:a\",\"startDate\":0}");
  }

  private HttpExecuteResponse s3(SdkHttpRequest http, HttpExecuteRequest request)
      throws IOException {
    String key = http.encodedPath();
    return switch (http.method()) {
      case PUT -> {
        objects.put(key, AwsChunks.decode(http, body(request)));
        yield ok("");
      }
      case GET, HEAD -> {
        byte[] content = key.endsWith("/rehearsal.jsonl") ? MANIFEST : objects.get(key);
        yield content == null
            ? response(404, NO_SUCH_KEY.getBytes(StandardCharsets.UTF_8))
            : response(200, content);
      }
      default -> ok("");
    };
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (InputStream content = request.contentStreamProvider().get().newStream()) {
      return content.readAllBytes();
    }
  }

  private static HttpExecuteResponse ok(String body) {
    return response(200, body.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpExecuteResponse response(int status, byte[] body) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("ETag", "\"0\"")
                .putHeader("Content-Length", String.valueOf(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private final class Request implements ExecutableHttpRequest {

    private final HttpExecuteRequest request;

    Request(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      return answer(request);
    }

    @Override
    public void abort() {}
  }
}
