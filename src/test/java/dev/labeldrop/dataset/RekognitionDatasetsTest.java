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

  private static final String ACCOUNT = "arn:aws:rekognition:eu-west-1:123456789012:";
  private static final DatasetArn TRAIN =
      new DatasetArn(ACCOUNT + "project/flowers/dataset/train/1700000000001");
  private static final DatasetArn TEST =
      new DatasetArn(ACCOUNT + "project/flowers/dataset/test/1700000000002");

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

  private static String project(String name, String... datasets) {
    return """
    {"ProjectArn":"%sproject/%s/1700000000000","Status":"CREATED","Datasets":[%s]}\
    """
        .formatted(ACCOUNT, name, String.join(",", datasets));
  }

  private static String dataset(String type, DatasetArn arn) {
    return """
    {"DatasetType":"%s","DatasetArn":"%s","Status":"UPDATE_COMPLETE"}\
    """
        .formatted(type, arn);
  }

  private static String projects(String... projects) {
    return "{\"ProjectDescriptions\":[" + String.join(",", projects) + "]}";
  }

  @Test
  void findsTheDatasetOfTheTypeWithOneCall() {
    rekognition.then(projects(project("flowers", dataset("TEST", TEST), dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Found(TRAIN));
    assertThat(rekognition.calls())
        .containsExactly(
            new Call(
                "DescribeProjects", Map.of("ProjectNames", List.of("flowers"), "MaxResults", 100)));
  }

  @Test
  void findsTheOtherType() {
    rekognition.then(projects(project("flowers", dataset("TEST", TEST), dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TEST)).isEqualTo(new DatasetLookup.Found(TEST));
  }

  @Test
  void walksThePagesOfProjects() {
    rekognition
        .then("{\"ProjectDescriptions\":[],\"NextToken\":\"t1\"}")
        .then("{\"NextToken\":\"t2\"}")
        .then(
            "{\"ProjectDescriptions\":["
                + project("flowers", dataset("TRAIN", TRAIN))
                + "],\"NextToken\":\"\"}");

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Found(TRAIN));
    assertThat(rekognition.calls())
        .extracting(call -> String.valueOf(call.members().get("NextToken")))
        .containsExactly("null", "t1", "t2");
  }

  @Test
  void countsOnlyTheExactName() {
    DatasetArn other = new DatasetArn(ACCOUNT + "project/flowers2/dataset/train/1");
    rekognition.then(
        projects(
            project("flowers2", dataset("TRAIN", other)),
            project("wild-flowers", dataset("TRAIN", other)),
            project("Flowers", dataset("TRAIN", other)),
            "{}",
            project("flowers", dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Found(TRAIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ProjectDescriptions\":[]}", "{\"NextToken\":null}"})
  void findsNoProjectInAnEmptyList(String body) {
    rekognition.then(body);

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.NoProject());
  }

  @Test
  void findsNoProjectWhereTheServiceSaysNotFound() {
    rekognition.thenFailure(400, "ResourceNotFoundException", "no such project");

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.NoProject());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my flowers", "꽃", "a/b", "a:b"})
  void findsNoProjectUnderAnImpossibleNameWithoutACall(String name) {
    assertThat(datasets.find(name, DatasetType.TRAIN)).isEqualTo(new DatasetLookup.NoProject());
    assertThat(rekognition.calls()).isEmpty();
  }

  @Test
  void asksForTheLongestNameAndNotForALongerOne() {
    rekognition.then("{}");

    datasets.find("n".repeat(255), DatasetType.TRAIN);
    datasets.find("n".repeat(256), DatasetType.TRAIN);

    assertThat(rekognition.calls()).hasSize(1);
  }

  @Test
  void findsNoDatasetWhereTheProjectHasNoneOfThatType() {
    rekognition
        .then(projects(project("flowers", dataset("TEST", TEST))))
        .then(projects(project("flowers")))
        .then(projects("{\"ProjectArn\":\"" + ACCOUNT + "project/flowers/1\"}"))
        .then(projects(project("flowers", "{\"DatasetType\":\"TRAIN\"}")));

    for (int call = 1; call <= 4; call++) {
      assertThat(datasets.find("flowers", DatasetType.TRAIN))
          .as("call %d", call)
          .isEqualTo(new DatasetLookup.NoDataset());
    }
  }

  @Test
  void findsSeveralOverThePages() {
    DatasetArn second = new DatasetArn(ACCOUNT + "project/flowers/dataset/train/1800000000000");
    rekognition
        .then(
            "{\"ProjectDescriptions\":["
                + project("flowers", dataset("TRAIN", TRAIN))
                + "],\"NextToken\":\"t\"}")
        .then(projects(project("flowers", dataset("TRAIN", second), dataset("TRAIN", TRAIN))));

    assertThat(datasets.find("flowers", DatasetType.TRAIN))
        .isEqualTo(new DatasetLookup.Several(List.of(TRAIN, second)));
  }

  @Test
  void endsAListingOfProjectsThatRepeatsAToken() {
    rekognition
        .then("{\"NextToken\":\"a\"}")
        .then("{\"NextToken\":\"b\"}")
        .then("{\"NextToken\":\"a\"}");

    assertThatThrownBy(() -> datasets.find("flowers", DatasetType.TRAIN))
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith(
            "ERROR_ENDLESS_LISTING: DescribeProjects of project flowers gave the page token 'a'"
                + " twice");
    assertThat(rekognition.calls()).hasSize(3);
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
                2L));
    assertThat(rekognition.calls())
        .containsExactly(new Call("DescribeDataset", Map.of("DatasetArn", TRAIN.value())));
  }

  @Test
  void keepsAStatusThatTheSdkDoesNotKnow() {
    rekognition.then("{\"DatasetDescription\":{\"Status\":\"UPDATE_PAUSED\"}}");

    assertThat(datasets.describe(TRAIN).status()).isEqualTo("UPDATE_PAUSED");
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
        .isEqualTo(new DatasetDescription("", null, null, null, null, null));
  }

  @Test
  void sendsTheLinesAsTheyAreEncodedOnce() {
    rekognition.then("{}");
    String lines = "{\"source-ref\":\"s3://acme-photos/꽃.jpg\"}\n";

    UpdateReply reply = datasets.update(TRAIN, lines.getBytes(StandardCharsets.UTF_8));

    assertThat(reply).isEqualTo(UpdateReply.ACCEPTED);
    String encoded = Base64.getEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    assertThat(rekognition.calls())
        .containsExactly(
            new Call(
                "UpdateDatasetEntries",
                Map.of("DatasetArn", TRAIN.value(), "Changes", Map.of("GroundTruth", encoded))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ResourceInUseException", "LimitExceededException"})
  void saysThatADatasetIsBusy(String code) {
    rekognition.thenFailure(400, code, "wait");

    assertThat(datasets.update(TRAIN, new byte[] {'{', '}'})).isEqualTo(UpdateReply.BUSY);
    assertThat(rekognition.calls()).hasSize(1);
  }

  @Test
  void listsEntriesWithErrorsPageByPage() {
    rekognition
        .then(entries("t1", "{\"source-ref\":\"s3://b/1\",\"errors\":[{\"code\":\"A\"}]}"))
        .then(entries("", "{\"source-ref\":\"s3://b/2\"}"));

    EntryPage first = datasets.entriesWithErrors(TRAIN, null);
    EntryPage second = datasets.entriesWithErrors(TRAIN, first.nextToken());

    assertThat(first)
        .isEqualTo(
            new EntryPage(
                List.of(new Entry("s3://b/1", List.of(new EntryError("A", "")))), 0, "t1"));
    assertThat(second).isEqualTo(new EntryPage(List.of(new Entry("s3://b/2", List.of())), 0, null));
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

  private static String entries(String token, String... entries) {
    return Stream.of(entries)
        .map(entry -> "\"" + entry.replace("\"", "\\\"") + "\"")
        .collect(
            Collectors.joining(",", "{\"DatasetEntries\":[", "],\"NextToken\":\"" + token + "\"}"));
  }

  @Test
  void countsTheEntriesThatItCannotRead() {
    rekognition.then(entries("", "{", "{\"source-ref\":\"s3://b/1\"}", "{\"a\":1}"));

    EntryPage page = datasets.entriesWithErrors(TRAIN, null);

    assertThat(page.entries()).containsExactly(new Entry("s3://b/1", List.of()));
    assertThat(page.unreadable()).isEqualTo(2);
  }

  @Test
  void givesAnEmptyPageForAnAnswerWithoutEntries() {
    rekognition.then("{}");

    assertThat(datasets.entriesWithErrors(TRAIN, null)).isEqualTo(new EntryPage(List.of(), null));
  }

  @Test
  void endsAListingOfEntriesThatStaysWhereItIs() {
    rekognition.then(entries("same"));

    assertThatThrownBy(() -> datasets.entriesWithErrors(TRAIN, "same"))
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith("ERROR_ENDLESS_LISTING: ListDatasetEntries of " + TRAIN);
  }

  @Test
  void saysThatAnExpiredTokenMeansToStartAgain() {
    rekognition.thenFailure(400, "InvalidPaginationTokenException", "expired");

    assertThatThrownBy(() -> datasets.entriesWithErrors(TRAIN, "old"))
        .isInstanceOf(RetryableException.class)
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
                + " 400, request req-1). Trying again is of no use: mend what the service names.");
  }

  @Test
  void takesNoAnswerForAFailureThatMayPass() {
    rekognition.close();

    assertThatThrownBy(() -> datasets.describe(TRAIN))
        .isInstanceOf(RetryableException.class)
        .hasMessageContainingAll("DescribeDataset", TRAIN.value(), "try again");
  }
}
