package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.DropEvent.Dropped;
import dev.labeldrop.drop.DropEvent.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class S3EventReaderTest {

  private static S3Notification read(String json) {
    return S3EventReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<DropEvent> drops(String json) {
    return DropEvents.of(read(json));
  }

  @Test
  void takesAnEventWithoutATimeWhichTheLambdaLibraryRefuses(@TempDir Path folder)
      throws IOException {
    String json = Files.readString(Path.of("events", "s3-put.json"));
    String timeless = json.replaceFirst("\"eventTime\": \"[^\"]*\",", "");
    assertThat(timeless).hasSizeLessThan(json.length());
    Path file = Files.writeString(folder.resolve("timeless.json"), timeless);

    Dropped timed = (Dropped) drops(json).getFirst();
    assertThat(timed.time()).contains(Instant.parse("2026-11-20T09:14:27.318Z"));
    assertThat(drops(timeless))
        .containsExactly(new Dropped(timed.drop(), timed.target(), Optional.empty()));
    assertThat(EventLoader.loadS3Event("events/s3-put.json").getRecords()).hasSize(1);
    // Issue 349 of aws-lambda-java-libs; when this fails, the library has been fixed.
    assertThatThrownBy(() -> EventLoader.loadS3Event(file.toString()))
        .hasMessageContaining("S3EventNotificationRecord");
  }

  @Test
  void takesAnEventWithATimeThatIsNone() {
    String json =
        """
        {"Records":[{"eventName":"ObjectCreated:Put","eventTime":"soon",
          "s3":{"bucket":{"name":"b"},"object":{"key":"incoming/a.jsonl"}}}]}
        """;

    assertThat(drops(json))
        .singleElement()
        .isInstanceOfSatisfying(Dropped.class, it -> assertThat(it.time()).isEmpty());
  }

  @Test
  void keepsTheTimeOfEachRecordAtItsPlace() {
    String json =
        """
        {"Records":[{"eventTime":"2026-11-20T09:14:27.318Z"},null,{"eventTime":7},{},
          {"eventTime":"1970-01-01T00:00:00Z"}]}
        """;

    assertThat(read(json).times())
        .containsExactly(
            Optional.of(Instant.parse("2026-11-20T09:14:27.318Z")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Instant.EPOCH));
  }

  @Test
  void keepsWhatADropNeeds() {
    String json =
        """
        {"Records":[{"eventVersion":"2.5","eventSource":"aws:s3","awsRegion":"eu-west-1",
          "eventName":"ObjectCreated:Put",
          "s3":{"s3SchemaVersion":"1.0","configurationId":"c",
            "bucket":{"name":"b","arn":"arn:aws:s3:::b"},
            "object":{"key":"k","size":9999999999,"eTag":"e","versionId":"v","sequencer":"0A"}}}]}
        """;

    assertThat(read(json).event().getRecords())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getEventVersion()).isEqualTo("2.5");
          assertThat(event.getEventSource()).isEqualTo("aws:s3");
          assertThat(event.getAwsRegion()).isEqualTo("eu-west-1");
          assertThat(event.getEventName()).isEqualTo("ObjectCreated:Put");
          assertThat(event.getS3().getS3SchemaVersion()).isEqualTo("1.0");
          assertThat(event.getS3().getConfigurationId()).isEqualTo("c");
          assertThat(event.getS3().getBucket().getName()).isEqualTo("b");
          assertThat(event.getS3().getBucket().getArn()).isEqualTo("arn:aws:s3:::b");
          assertThat(event.getS3().getObject().getKey()).isEqualTo("k");
          assertThat(event.getS3().getObject().getSizeAsLong()).isEqualTo(9_999_999_999L);
          assertThat(event.getS3().getObject().geteTag()).isEqualTo("e");
          assertThat(event.getS3().getObject().getVersionId()).isEqualTo("v");
          assertThat(event.getS3().getObject().getSequencer()).isEqualTo("0A");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "2.1", "2.2", "2.3", "2.5", "2.6", "2.99", "3.0"})
  void takesEveryEventVersion(String version) throws IOException {
    String json = Files.readString(Path.of("events", "s3-put.json"));
    String other =
        json.replace("\"eventVersion\": \"2.1\"", "\"eventVersion\": \"" + version + "\"");

    assertThat(drops(other)).isEqualTo(drops(json));
  }

  @Test
  void takesFieldsOfAnotherTypeAsMissing() {
    String json =
        """
        {"Records":[{"eventName":"ObjectCreated:Put","eventVersion":2.1,"userIdentity":"me",
          "s3":{"bucket":{"name":"b","arn":null},
                "object":{"key":"incoming/a.jsonl","size":"large","eTag":7,"sequencer":[]}}}]}
        """;

    assertThat(drops(json))
        .containsExactly(
            new Dropped(
                new Drop("b", "incoming/a.jsonl", null, "", 0, ""),
                new Target.DefaultDataset(),
                Optional.empty()));
  }

  @Test
  void leavesARecordThatIsNoneToItsPlace() {
    String json =
        """
        {"Records":[null,7,"x",[],{},{"eventName":"ObjectCreated:Put","s3":7},
          {"eventName":"ObjectCreated:Put",
           "s3":{"bucket":{"name":"b"},"object":{"key":"incoming/a.jsonl"}}}]}
        """;

    List<DropEvent> drops = drops(json);

    assertThat(drops).hasSize(7);
    assertThat(drops.subList(0, 6)).allMatch(Unreadable.class::isInstance);
    assertThat(drops.get(6)).isInstanceOf(Dropped.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3-through-sqs", "s3-through-sns", "s3-through-eventbridge"})
  void takesAnEventThatAnotherServicePassesOn(String name) throws IOException {
    String direct = Files.readString(Path.of("events", "s3-put.json"));
    assertThat(drops(Files.readString(Path.of("events", name + ".json"))))
        .isEqualTo(drops(direct))
        .hasSize(1);
  }

  @Test
  void takesAnEventThatSnsPassesOnThroughSqs() throws IOException {
    String direct = Files.readString(Path.of("events", "s3-put.json"));
    String message = JSON.std.asString(Map.of("TopicArn", "arn", "Message", direct));
    String queued =
        JSON.std.asString(
            Map.of("Records", List.of(Map.of("eventSource", "aws:sqs", "body", message))));
    assertThat(drops(queued)).isEqualTo(drops(direct));
  }

  @Test
  void decodesNoKeyOfEventBridge() {
    String json =
        """
        {"source":"aws.s3","detail-type":"Object Created","time":"2026-11-20T09:14:27Z",
          "detail":{"bucket":{"name":"b"},"reason":"PutObject",
            "object":{"key":"incoming/a+b %41.jsonl","size":7,"etag":"e","sequencer":"0A"}}}
        """;
    assertThat(drops(json))
        .singleElement()
        .isInstanceOfSatisfying(
            Dropped.class,
            dropped -> assertThat(dropped.drop().key()).isEqualTo("incoming/a+b %41.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}", "[]", "7", "{\\\"Records\\\":7}"})
  void namesTheServiceWhoseMessageHoldsNoEvent(String body) {
    String json = "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"" + body + "\"}]}";
    assertThat(drops(json))
        .singleElement()
        .isInstanceOfSatisfying(
            Unreadable.class,
            record ->
                assertThat(record.reason())
                    .isEqualTo("Record 1 is a message of aws:sqs that holds no event of S3."));
  }

  @Test
  void namesSnsToo() {
    assertThat(drops("{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":\"x\"}}]}"))
        .containsExactly(
            new Unreadable("Record 1 is a message of aws:sns that holds no event of S3."));
  }

  @Test
  void ignoresATestEventInAMessage() {
    String json =
        "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":"
            + "\"{\\\"Event\\\":\\\"s3:TestEvent\\\"}\"}]}";
    assertThat(drops(json)).isEmpty();
  }

  @Test
  void takesAnEmptyList() {
    S3Notification empty = read("{\"Records\":[]}");
    assertThat(empty.event().getRecords()).isEmpty();
    assertThat(empty.times()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Records":                          | it is no JSON
          nonsense                             | it is no JSON
          []                                   | it is no JSON object
          "text"                               | it is no JSON object
          7                                    | it is no JSON object
          null                                 | it is no JSON object
          {}                                   | only the keys []
          {"Records":null}                     | only the keys [Records]
          {"Records":{}}                       | only the keys [Records]
          {"Event":"s3:SomethingElse"}         | only the keys [Event]
          {"detail-type":"Object Created"}     | only the keys [detail-type]
          """)
  void refusesWhatIsNoS3Event(String json, String why) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(PermanentException.class)
        .hasMessageStartingWith("ERROR_INVALID_EVENT: The input is no event notification of S3: ")
        .hasMessageContaining(why);
  }

  @Test
  void refusesAnEmptyInput() {
    assertThatThrownBy(() -> read("")).isInstanceOf(PermanentException.class);
  }

  @Test
  void saysThatAnInputThatBreaksMayPass() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertThatThrownBy(() -> S3EventReader.read(broken))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("Stream closed");
  }
}
