package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.VirtualTime;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The protocol and the checks of requests, byte for byte, and without an SDK that would check
 * first.
 */
final class ServiceTest {

  private static final String PROJECT =
      "arn:aws:rekognition:us-east-1:123456789012:project/flowers/1767323045000";
  private static final String DATASET =
      "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1767323045001";

  private final VirtualTime time = VirtualTime.at("2026-01-02T03:04:05Z");
  private final LocalRekognition service = LocalRekognition.start(Settings.of(time));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @Test
  void speaksAwsJson() throws Exception {
    call("CreateProject", "{\"ProjectName\":\"flowers\"}");
    call("CreateDataset", "{\"ProjectArn\":\"" + PROJECT + "\",\"DatasetType\":\"TRAIN\"}");
    time.advance(Duration.ofHours(1));

    HttpResponse<String> response =
        call("DescribeDataset", "{\"DatasetArn\":\"" + DATASET + "\",\"New\":[1]}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/x-amz-json-1.1");
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.body())
        .isEqualTo(
            "{\"DatasetDescription\":{\"Status\":\"CREATE_COMPLETE\","
                + "\"CreationTimestamp\":1767323045.000,\"LastUpdatedTimestamp\":1767323045.000,"
                + "\"StatusMessage\":\"The dataset was created.\","
                + "\"StatusMessageCode\":\"SUCCESS\","
                + "\"DatasetStats\":{\"TotalEntries\":0,\"LabeledEntries\":0,\"TotalLabels\":0,"
                + "\"ErrorEntries\":0}}}");
  }

  @Test
  void answersErrorsInTheShapeOfTheProtocol() throws Exception {
    HttpResponse<String> response = call("DescribeDataset", "{\"DatasetArn\":\"" + DATASET + "\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.body())
        .isEqualTo(
            "{\"__type\":\"ResourceNotFoundException\",\"message\":\"There is no "
                + DATASET
                + ".\"}");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CreateProject|{}|ValidationException",
        "CreateProject|{\"ProjectName\":null}|ValidationException",
        "CreateProject|{\"ProjectName\":\"\"}|ValidationException",
        "CreateProject|{\"ProjectName\":\"a b\"}|ValidationException",
        "CreateProject|{\"ProjectName\":7}|SerializationException",
        "CreateProject|[]|SerializationException",
        "CreateProject|{|SerializationException",
        "CreateProject|{\"ProjectName\":\"a\",\"Feature\":\"X\"}|ValidationException",
        "CreateDataset|{\"ProjectArn\":\"PROJECT\"}|ValidationException",
        "CreateDataset|{\"ProjectArn\":\"PROJECT\",\"DatasetType\":\"train\"}|ValidationException",
        "CreateDataset|{\"ProjectArn\":\"DATASET\",\"DatasetType\":\"TRAIN\"}|ValidationException",
        "DescribeDataset|{}|ValidationException",
        "DescribeDataset|{\"DatasetArn\":\"PROJECT\"}|ValidationException",
        "DescribeDataset|{\"DatasetArn\":\"xDATASET\"}|ValidationException",
        "UpdateDatasetEntries|{\"DatasetArn\":\"DATASET\"}|ValidationException",
        "UpdateDatasetEntries|{\"DatasetArn\":\"DATASET\",\"Changes\":{}}|ValidationException",
        "UpdateDatasetEntries|{\"DatasetArn\":\"DATASET\",\"Changes\":{\"GroundTruth\":\"\"}}"
            + "|ValidationException",
        "UpdateDatasetEntries|{\"DatasetArn\":\"DATASET\",\"Changes\":{\"GroundTruth\":\"{}\"}}"
            + "|SerializationException",
        "UpdateDatasetEntries|{\"DatasetArn\":\"DATASET\",\"Changes\":{\"GroundTruth\":\"YQ==\"}}"
            + "|ResourceNotFoundException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"MaxResults\":0}|ValidationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"MaxResults\":101}|ValidationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"MaxResults\":\"9\"}"
            + "|SerializationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"MaxResults\":1.5}"
            + "|SerializationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"MaxResults\":100}"
            + "|ResourceNotFoundException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"ContainsLabels\":[]}|ValidationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"ContainsLabels\":[\"\"]}"
            + "|ValidationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"ContainsLabels\":[1]}"
            + "|SerializationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"SourceRefContains\":\" \"}"
            + "|ValidationException",
        "ListDatasetEntries|{\"DatasetArn\":\"DATASET\",\"HasErrors\":\"true\"}"
            + "|SerializationException",
        "DescribeProjects|{\"ProjectNames\":[]}|ValidationException",
        "DescribeProjects|{\"ProjectNames\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\","
            + "\"j\",\"k\"]}|ValidationException",
        "DescribeProjects|{\"Features\":[\"CUSTOM_LABELS\",\"CONTENT_MODERATION\"]}|none",
        "DescribeProjects|{}|none",
        "DetectLabels|{}|UnknownOperationException",
      })
  void checksRequests(String operation, String body, String error) throws Exception {
    HttpResponse<String> response =
        call(operation, body.replace("PROJECT", PROJECT).replace("DATASET", DATASET));

    assertThat(response.body().replaceAll("(?s).*\"__type\":\"([A-Za-z]*)\".*|.*", "$1"))
        .isEqualTo(error.equals("none") ? "" : error);
    assertThat(response.statusCode()).isEqualTo(error.equals("none") ? 200 : 400);
  }

  @Test
  void refusesALabelThatIsTooLongToAskFor() throws Exception {
    String request = "{\"DatasetArn\":\"" + DATASET + "\",\"ContainsLabels\":[\"%s\"]}";

    assertThat(call("ListDatasetEntries", request.formatted("x".repeat(255))).body())
        .contains("ResourceNotFoundException");
    assertThat(call("ListDatasetEntries", request.formatted("x".repeat(256))).body())
        .contains("ValidationException");
  }

  @Test
  void logsWhatItRefuses() throws Exception {
    call("DescribeDataset", "{}");
    call("DescribeDataset", "{");

    assertThat(service.calls())
        .extracting(Call::toString)
        .containsExactly(
            "DescribeDataset ValidationException", "DescribeDataset SerializationException");
  }

  private HttpResponse<String> call(String operation, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.endpoint())
            .header("X-Amz-Target", "RekognitionService." + operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
