package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.amazonaws.services.lambda.runtime.tests.annotations.Event;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.drop.DropEvent.Dropped;
import dev.labeldrop.drop.DropEvent.Ignored;
import dev.labeldrop.drop.DropEvent.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The events of the folder {@code events/} come twice: through the Lambda library's own reader
 * ({@code @Event}) and through {@link S3EventReader}; both must give the same.
 */
final class DropEventsTest {

  private static final Target FLOWERS_TRAIN =
      new Target.ProjectDataset("flowers", DatasetType.TRAIN);

  private static List<DropEvent> dropsOfFile(String name) throws IOException {
    try (InputStream json = Files.newInputStream(Path.of("events", name))) {
      return DropEvents.of(S3EventReader.read(json));
    }
  }

  @ParameterizedTest
  @Event(value = "events/s3-put.json", type = S3Event.class)
  void takesADrop(S3Event event) throws IOException {
    assertThat(DropEvents.of(event))
        .isEqualTo(dropsOfFile("s3-put.json"))
        .containsExactly(
            new Dropped(
                new Drop(
                    "acme-photos-drop",
                    "incoming/flowers/train/tulips.jsonl",
                    null,
                    "5d41402abc4b2a76b9719d911017c592",
                    1432,
                    "0067A1C0DE0001F4A2"),
                FLOWERS_TRAIN));
  }

  @ParameterizedTest
  @Event(value = "events/s3-put-2.6.json", type = S3Event.class)
  void takesADropOfANewerEventVersion(S3Event event) throws IOException {
    assertThat(DropEvents.of(event))
        .isEqualTo(dropsOfFile("s3-put-2.6.json"))
        .containsExactly(
            new Dropped(
                new Drop(
                    "acme-photos-drop",
                    "incoming/flowers/test/2026/roses.manifest",
                    "3sL4kqtJlcpXroDTDmJ_rmSpXd3dIbrH",
                    "9e107d9d372bb6826bd81d3542a419d6-14",
                    734_003_214,
                    "0067A1C0DE0002B8C4"),
                new Target.ProjectDataset("flowers", DatasetType.TEST)));
  }

  @ParameterizedTest
  @Event(value = "events/s3-several-records.json", type = S3Event.class)
  void answersEveryRecordWhateverTheOthersAre(S3Event event) throws IOException {
    List<DropEvent> drops = DropEvents.of(event);

    assertThat(drops).isEqualTo(dropsOfFile("s3-several-records.json")).hasSize(5);
    assertThat(drops.get(0)).isInstanceOf(Dropped.class);
    assertThat(drops.get(1))
        .isEqualTo(new Ignored("Record 2 (ObjectRemoved:Delete) tells of no new object."));
    assertThat(drops.get(2))
        .isEqualTo(
            new Unreadable(
                "Record 3 (ObjectCreated:Put) has the key 'incoming/flowers/train/bad%zz.jsonl',"
                    + " which is not URL-encoded UTF-8."));
    assertThat(drops.get(3))
        .isEqualTo(
            new Ignored(
                "s3://acme-photos-drop/incoming/readme.txt is no drop. Drops are "
                    + "incoming/<project>/<train|test>/<name>.jsonl (or .manifest), or"
                    + " incoming/<name>.jsonl"));
    assertThat(drops.get(4))
        .isEqualTo(
            new Dropped(
                new Drop(
                    "acme-photos-drop",
                    "incoming/last.jsonl",
                    null,
                    "5d41402abc4b2a76b9719d911017c592",
                    1432,
                    "0067A1C0DE00030005"),
                new Target.DefaultDataset()));
  }

  @ParameterizedTest
  @Event(value = "events/s3-encoded-key.json", type = S3Event.class)
  void decodesTheKey(S3Event event) throws IOException {
    assertThat(DropEvents.of(event))
        .isEqualTo(dropsOfFile("s3-encoded-key.json"))
        .singleElement()
        .isInstanceOfSatisfying(
            Dropped.class,
            dropped ->
                assertThat(dropped.drop().key())
                    .isEqualTo("incoming/flowers/train/꽃 50% off 1+1 (20).jsonl"));
  }

  @ParameterizedTest
  @Event(value = "events/s3-test-event.json", type = S3Event.class)
  void hasNothingToDoForATestEvent(S3Event event) throws IOException {
    assertThat(DropEvents.of(event)).isEqualTo(dropsOfFile("s3-test-event.json")).isEmpty();
  }

  private static S3EventNotificationRecord event(
      @Nullable String name, @Nullable String bucket, @Nullable S3ObjectEntity object) {
    S3Entity s3 = new S3Entity("rule", new S3BucketEntity(bucket, null, null), object, "1.0");
    return new S3EventNotificationRecord(
        "eu-west-1", name, "aws:s3", null, "2.1", null, null, s3, null);
  }

  private static S3ObjectEntity object(
      @Nullable String key, @Nullable String etag, @Nullable String version) {
    return new S3ObjectEntity(key, (Long) null, etag, version, null);
  }

  private static DropEvent only(@Nullable S3EventNotificationRecord event) {
    List<DropEvent> answers = DropEvents.of(new S3Event(Collections.singletonList(event)));
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  private static DropEvent put(String key) {
    return only(event("ObjectCreated:Put", "acme-drop", object(key, null, null)));
  }

  @Test
  void takesARecordWithoutAnythingOptional() {
    assertThat(put("incoming/a.jsonl"))
        .isEqualTo(
            new Dropped(
                new Drop("acme-drop", "incoming/a.jsonl", null, "", 0, ""),
                new Target.DefaultDataset()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ObjectCreated:Put",
        "ObjectCreated:Post",
        "ObjectCreated:Copy",
        "ObjectCreated:CompleteMultipartUpload",
        "ObjectCreated:SomethingNew",
        "s3:ObjectCreated:Put"
      })
  void takesEveryWayToCreateAnObject(String name) {
    assertThat(only(event(name, "acme-drop", object("incoming/a.jsonl", null, null))))
        .isInstanceOf(Dropped.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ObjectRemoved:Delete", "ObjectRestore:Completed", "ObjectCreatedLater:Put", ""})
  void ignoresOtherEvents(String name) {
    assertThat(only(event(name, "acme-drop", object("incoming/a.jsonl", null, null))))
        .isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @CsvSource({
    "incoming/a+b.jsonl, incoming/a b.jsonl",
    "incoming/a%2Bb.jsonl, incoming/a+b.jsonl",
    "incoming/a%20b.jsonl, incoming/a b.jsonl",
    "incoming/100%25.jsonl, incoming/100%.jsonl",
    "incoming/%2525.jsonl, incoming/%25.jsonl",
    "incoming/%c3%a9t%C3%A9.jsonl, incoming/été.jsonl",
    "incoming/%F0%9F%8C%B7.jsonl, incoming/🌷.jsonl",
    "incoming/%EF%BF%BD.jsonl, incoming/\uFFFD.jsonl",
    "incoming/꽃.jsonl, incoming/꽃.jsonl",
  })
  void decodes(String encoded, String key) {
    assertThat(put(encoded))
        .isInstanceOfSatisfying(
            Dropped.class, dropped -> assertThat(dropped.drop().key()).isEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/%.jsonl",
        "incoming/%4.jsonl",
        "incoming/%zz.jsonl",
        "incoming/a.jsonl%",
        "incoming/%-1.jsonl",
        "incoming/%+1.jsonl",
        "incoming/%FF.jsonl",
        "incoming/%EA%BD.jsonl",
        "incoming/%ED%A0%80.jsonl"
      })
  void doesNotReadAKeyThatIsNoEncodedUtf8(String key) {
    assertThat(put(key))
        .isInstanceOfSatisfying(
            Unreadable.class, it -> assertThat(it.reason()).contains("'" + key + "'"));
  }

  @Test
  void stripsTheQuotesOfAnEtag() {
    assertThat(only(event("ObjectCreated:Put", "b", object("incoming/a.jsonl", "\"e1\"", null))))
        .isInstanceOfSatisfying(Dropped.class, it -> assertThat(it.drop().etag()).isEqualTo("e1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void countsTheVersionOfASuspendedBucketAsNone(String version) {
    assertThat(only(event("ObjectCreated:Put", "b", object("incoming/a.jsonl", "e1", version))))
        .isInstanceOfSatisfying(Dropped.class, it -> assertThat(it.drop().versionId()).isNull());
  }

  @Test
  void doesNotReadARecordThatLacksWhatADropIs() {
    S3ObjectEntity object = object("incoming/a.jsonl", null, null);
    S3EventNotificationRecord withoutS3 =
        new S3EventNotificationRecord(
            null, "ObjectCreated:Put", null, null, null, null, null, null, null);
    S3EventNotificationRecord withoutBucket =
        new S3EventNotificationRecord(
            null,
            "ObjectCreated:Put",
            null,
            null,
            null,
            null,
            null,
            new S3Entity(null, null, object, null),
            null);

    assertThat(
            Arrays.asList(
                only(null),
                only(event(null, "b", object)),
                only(withoutS3),
                only(withoutBucket),
                only(event("ObjectCreated:Put", null, object)),
                only(event("ObjectCreated:Put", "", object)),
                only(event("ObjectCreated:Put", "b", null)),
                only(event("ObjectCreated:Put", "b", object(null, null, null))),
                only(event("ObjectCreated:Put", "b", object("", null, null)))))
        .containsExactly(
            new Unreadable("Record 1 has no eventName: it is no record of an S3 event."),
            new Unreadable("Record 1 has no eventName: it is no record of an S3 event."),
            new Unreadable("Record 1 (ObjectCreated:Put) names no bucket (s3.bucket.name)."),
            new Unreadable("Record 1 (ObjectCreated:Put) names no bucket (s3.bucket.name)."),
            new Unreadable("Record 1 (ObjectCreated:Put) names no bucket (s3.bucket.name)."),
            new Unreadable("Record 1 (ObjectCreated:Put) names no bucket (s3.bucket.name)."),
            new Unreadable("Record 1 (ObjectCreated:Put) names no object (s3.object.key)."),
            new Unreadable("Record 1 (ObjectCreated:Put) names no object (s3.object.key)."),
            new Unreadable("Record 1 (ObjectCreated:Put) names no object (s3.object.key)."));
  }
}
