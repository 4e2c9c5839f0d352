package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import dev.labeldrop.drop.DropEvent.Dropped;
import dev.labeldrop.drop.DropEvent.Ignored;
import dev.labeldrop.drop.DropEvent.Unreadable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DropEventsTest {

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
    List<DropEvent> answers =
        DropEvents.of(
            new S3Notification(
                new S3Event(Collections.singletonList(event)), List.of(Optional.empty())));
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
                new Target.DefaultDataset(),
                Optional.empty()));
  }

  @Test
  void givesEveryRecordItsOwnTime() {
    Instant first = Instant.parse("2026-11-20T09:14:27.318Z");
    Instant third = first.plusMillis(1);
    S3EventNotificationRecord put =
        event("ObjectCreated:Put", "acme-drop", object("incoming/a.jsonl", null, null));
    S3EventNotificationRecord other = event("ObjectRemoved:Delete", "acme-drop", null);

    List<DropEvent> answers =
        DropEvents.of(
            new S3Notification(
                new S3Event(List.of(put, other, put, put)),
                List.of(Optional.of(first), Optional.empty(), Optional.of(third))));

    assertThat(answers).hasSize(4);
    assertThat(answers.get(0))
        .isInstanceOfSatisfying(Dropped.class, it -> assertThat(it.time()).contains(first));
    assertThat(answers.get(1)).isInstanceOf(Ignored.class);
    assertThat(answers.get(2))
        .isInstanceOfSatisfying(Dropped.class, it -> assertThat(it.time()).contains(third));
    assertThat(answers.get(3))
        .isInstanceOfSatisfying(Dropped.class, it -> assertThat(it.time()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"incoming/flowers/a.jsonl", "incoming/flowers/Train/a.manifest"})
  void takesAMisplacedManifestSoThatItGetsANotice(String key) {
    assertThat(put(key))
        .isInstanceOfSatisfying(
            Dropped.class, it -> assertThat(it.target()).isEqualTo(new Target.Misplaced()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"incoming/flowers/train/a.txt", "runs/a-000000000000/rejected.jsonl"})
  void saysWhichKeysAreDropsOfOneThatIsNone(String key) {
    assertThat(put(key))
        .isEqualTo(
            new Ignored("s3://acme-drop/" + key + " is no drop. Drops are " + DropKeys.FORM));
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
