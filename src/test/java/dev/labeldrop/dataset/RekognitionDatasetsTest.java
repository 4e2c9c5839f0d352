package dev.labeldrop.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.ScriptedRekognition.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RekognitionDatasetsTest {

  private static final DatasetArn TRAIN =
      new DatasetArn("arn:aws:rekognition:eu-west-1:123456789012:project/flowers/dataset/train/17");

  private ScriptedRekognition rekognition;
  private RekognitionDatasets datasets;

  @BeforeEach
  void start() throws IOException {
    rekognition = new ScriptedRekognition();
    datasets = new RekognitionDatasets(rekognition.client());
  }

  @AfterEach
  void stop() {
    rekognition.close();
  }

  @Test
  void describesADataset() {
    rekognition.then(
        """
        {"DatasetDescription":{"Status":"UPDATE_FAILED","StatusMessage":"too many errors",
          "StatusMessageCode":"CLIENT_ERROR","CreationTimestamp":1.7E9,
          "LastUpdatedTimestamp":1.700000000123E9,
          "DatasetStats":{"TotalEntries":12,"LabeledEntries":10,"TotalLabels":3,"ErrorEntries":2}}}
        """);

    assertThat(datasets.describe(TRAIN))
        .isEqualTo(
            new DatasetDescription(
                "UPDATE_FAILED",
                "too many errors",
                "CLIENT_ERROR",
                Instant.ofEpochMilli(1_700_000_000_123L),
                12L,
                3L,
                2L));
    assertThat(rekognition.calls())
        .containsExactly(new Call("DescribeDataset", Map.of("DatasetArn", TRAIN.value())));
  }

  @Test
  void keepsAStatusThatTheSdkDoesNotKnow() {
    rekognition.then("{\"DatasetDescription\":{\"Status\":\"UPDATE_PAUSED\"}}");

    assertThat(datasets.describe(TRAIN).status()).isEqualTo("UPDATE_PAUSED");
  }

  @Test
  void cutsTheServicesWordsSoThatAStateCanCarryThem() {
    rekognition.then(
        "{\"DatasetDescription\":{\"Status\":\"S%1$s\",\"StatusMessage\":\"M%1$s\",\"StatusMessageCode\":\"C%1$s\"}}"
            .formatted("🌷".repeat(300_000)));

    DatasetDescription description = datasets.describe(TRAIN);
    for (String words :
        List.of(
            description.status(),
            String.valueOf(description.statusMessage()),
            String.valueOf(description.statusMessageCode()))) {
      assertThat(words.codePointCount(0, words.length())).isEqualTo(2_000);
      assertThat(words).endsWith("🌷…");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"DatasetDescription\":{}}",
        "{\"DatasetDescription\":{\"Status\":null,\"DatasetStats\":{}}}"
      })
  void describesADatasetOfWhichNothingIsSaid(String body) {
    rekognition.then(body);

    assertThat(datasets.describe(TRAIN))
        .isEqualTo(new DatasetDescription("", null, null, null, null, null, null));
  }

  @Test
  void sendsTheLinesAsTheyAreEncodedOnce() {
    rekognition.then("{}");
    String lines = "{\"source-ref\":\"s3://acme-photos/꽃.jpg\"}\n";

    UpdateReply reply = datasets.update(TRAIN, lines.getBytes(StandardCharsets.UTF_8));

    assertThat(reply).isEqualTo(new UpdateReply.Accepted());
    String encoded = Base64.getEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    assertThat(rekognition.calls())
        .containsExactly(
            new Call(
                "UpdateDatasetEntries",
                Map.of("DatasetArn", TRAIN.value(), "Changes", Map.of("GroundTruth", encoded))));
  }

  @Test
  void saysWhyAnUpdateWasNotTaken() {
    rekognition
        .thenFailure(400, "ResourceInUseException", "in use")
        .thenFailure(400, "LimitExceededException", "too many")
        .thenFailure(400, "ThrottlingException", "slow down")
        .thenFailure(400, "ProvisionedThroughputExceededException", "slow down");

    assertThat(Stream.generate(() -> datasets.update(TRAIN, new byte[] {'{', '}'})).limit(4))
        .containsExactly(
            new UpdateReply.InUse("ResourceInUseException: in use (HTTP 400, request req-1)"),
            new UpdateReply.Limited("LimitExceededException: too many (HTTP 400, request req-1)"),
            new UpdateReply.Throttled("ThrottlingException: slow down (HTTP 400, request req-1)"),
            new UpdateReply.Throttled(
                "ProvisionedThroughputExceededException: slow down (HTTP 400, request req-1)"));
    assertThat(rekognition.calls()).hasSize(4);
  }

  /** Then the dataset may be in use by the first attempt, whose reply was lost. */
  @ParameterizedTest
  @ValueSource(strings = {"ResourceInUseException", "LimitExceededException"})
  void takesADatasetInUseForNoAnswerIfTheCallWasTriedBefore(String code) {
    rekognition.thenFailure(500, "InternalServerError", "broken").thenFailure(400, code, "in use");
    RekognitionDatasets retrying = new RekognitionDatasets(rekognition.retrying());
    assertThatThrownBy(() -> retrying.update(TRAIN, new byte[] {'{', '}'}))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining(code);
    assertThat(rekognition.calls()).hasSize(2);
  }

  @Test
  void listsEntriesWithErrorsPageByPage() {
    rekognition
        .then(entries("t1", "{\"source-ref\":\"s3://b/1\",\"errors\":[{\"code\":\"A\"}]}"))
        .then(entries("", "{\"source-ref\":\"s3://b/2\"}"));

    EntryPage first = datasets.entries(TRAIN, new EntryFilter.WithErrors(), null);
    EntryPage second = datasets.entries(TRAIN, new EntryFilter.WithErrors(), first.nextToken());

    assertThat(first)
        .isEqualTo(
            new EntryPage(
                List.of(
                    new Entry(
                        "s3://b/1",
                        "{\"source-ref\":\"s3://b/1\",\"errors\":[{\"code\":\"A\"}]}",
                        "{\"source-ref\":\"s3://b/1\"}",
                        List.of(new EntryError("A", "")))),
                0,
                "t1"));
    assertThat(second).isEqualTo(new EntryPage(List.of(entry("s3://b/2")), 0, null));
    Map<String, Object> asked =
        Map.of("DatasetArn", TRAIN.value(), "HasErrors", true, "MaxResults", 100);
    assertThat(rekognition.calls())
        .containsExactly(
            new Call("ListDatasetEntries", asked),
            new Call(
                "ListDatasetEntries",
                Map.of(
                    "DatasetArn",
                    TRAIN.value(),
                    "HasErrors",
                    true,
                    "MaxResults",
                    100,
                    "NextToken",
                    "t1")));
  }

  /** An entry that the service has added nothing to. */
  private static Entry entry(String sourceRef) {
    String json = "{\"source-ref\":\"" + sourceRef + "\"}";
    return new Entry(sourceRef, json, json, List.of());
  }

  private static String entries(String token, String... entries) {
    return Stream.of(entries)
        .map(entry -> "\"" + entry.replace("\"", "\\\"") + "\"")
        .collect(
            Collectors.joining(",", "{\"DatasetEntries\":[", "],\"NextToken\":\"" + token + "\"}"));
  }

  @Test
  void listsAllEntriesWhereNoErrorsAreAskedFor() {
    rekognition.then(entries("", "{\"source-ref\":\"s3://b/1\"}"));

    datasets.entries(TRAIN, new EntryFilter.All(), null);

    assertThat(rekognition.calls())
        .containsExactly(
            new Call("ListDatasetEntries", Map.of("DatasetArn", TRAIN.value(), "MaxResults", 100)));
  }

  @Test
  void listsTheEntriesWhoseSourceRefContainsAText() {
    rekognition.then(entries("", "{\"source-ref\":\"s3://b/1\"}"));

    assertThat(datasets.entries(TRAIN, new EntryFilter.Containing("b/1"), "t").entries())
        .containsExactly(entry("s3://b/1"));

    assertThat(rekognition.calls())
        .containsExactly(
            new Call(
                "ListDatasetEntries",
                Map.of(
                    "DatasetArn",
                    TRAIN.value(),
                    "SourceRefContains",
                    "b/1",
                    "MaxResults",
                    100,
                    "NextToken",
                    "t")));
  }

  @Test
  void asksForOneEntryWhereAnyWillDo() {
    rekognition.then(entries("more", "{\"source-ref\":\"s3://b/1\"}")).then("{}");

    assertThat(datasets.anyEntry(TRAIN)).contains(entry("s3://b/1"));
    assertThat(datasets.anyEntry(TRAIN)).isEmpty();
    assertThat(rekognition.calls().getFirst())
        .isEqualTo(
            new Call("ListDatasetEntries", Map.of("DatasetArn", TRAIN.value(), "MaxResults", 1)));
  }

  @Test
  void listsTheNamesOfAllLabels() {
    rekognition
        .then(
            """
            {"DatasetLabelDescriptions":[{"LabelName":"rose"},{"LabelName":"tulip"}],"NextToken":"t"}
            """)
        .then("{\"DatasetLabelDescriptions\":[{\"LabelName\":\"aster\"},{}],\"NextToken\":\"\"}");

    assertThat(datasets.labels(TRAIN)).containsExactlyInAnyOrder("rose", "tulip", "aster");
    assertThat(rekognition.calls())
        .extracting(Call::operation)
        .containsExactly("ListDatasetLabels", "ListDatasetLabels");
    assertThat(rekognition.calls().getLast().members()).containsEntry("NextToken", "t");
  }

  @Test
  void endsAListingOfLabelsThatGoesInACircle() {
    String page = "{\"DatasetLabelDescriptions\":[],\"NextToken\":\"same\"}";
    rekognition.then(page).then(page).then(page);

    assertThatThrownBy(() -> datasets.labels(TRAIN))
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith("ERROR_ENDLESS_LISTING: ListDatasetLabels of " + TRAIN);
    assertThat(rekognition.calls()).hasSize(2);
  }

  @Test
  void countsTheEntriesThatItCannotRead() {
    rekognition.then(entries("", "{", "{\"source-ref\":\"s3://b/1\"}", "{\"a\":1}"));

    EntryPage page = datasets.entries(TRAIN, new EntryFilter.WithErrors(), null);

    assertThat(page.entries()).containsExactly(entry("s3://b/1"));
    assertThat(page.unreadable()).isEqualTo(2);
  }

  @Test
  void givesAnEmptyPageForAnAnswerWithoutEntries() {
    rekognition.then("{}");

    assertThat(datasets.entries(TRAIN, new EntryFilter.WithErrors(), null))
        .isEqualTo(new EntryPage(List.of(), null));
  }

  @Test
  void endsAListingOfEntriesThatStaysWhereItIs() {
    rekognition.then(entries("same"));

    assertThatThrownBy(() -> datasets.entries(TRAIN, new EntryFilter.WithErrors(), "same"))
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith("ERROR_ENDLESS_LISTING: ListDatasetEntries of " + TRAIN);
  }

  @Test
  void saysThatAnExpiredTokenMeansToStartAgain() {
    rekognition.thenFailure(400, "InvalidPaginationTokenException", "expired");

    assertThatThrownBy(() -> datasets.entries(TRAIN, new EntryFilter.WithErrors(), "old"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("start the listing again");
  }

  @Test
  void namesOperationArnCodeWordsAndRequestInAFailure() {
    rekognition.thenFailure(400, "InvalidParameterException", "Request has invalid parameters");

    assertThatThrownBy(() -> datasets.update(TRAIN, new byte[] {'x'}))
        .isInstanceOf(PermanentException.class)
        .hasMessage(
            "ERROR_UPDATE_REFUSED: UpdateDatasetEntries of "
                + TRAIN
                + " failed with InvalidParameterException: Request has invalid parameters (HTTP"
                + " 400, request req-1). Trying again does not help: fix what the service names.");
  }

  @Test
  void takesNoAnswerForAFailureThatMayPass() {
    rekognition.close();

    assertThatThrownBy(() -> datasets.describe(TRAIN))
        .isInstanceOf(RetryableException.class)
        .hasMessageContainingAll("DescribeDataset", TRAIN.value(), "try again");
  }
}
