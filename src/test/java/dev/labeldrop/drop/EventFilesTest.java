package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * The events of the folder {@code events/} come twice: through the Lambda library's own reader
 * ({@code @Event}) and through {@link S3EventReader}; both must give the same.
 */
final class EventFilesTest {

  private static final Target FLOWERS_TRAIN =
      new Target.ProjectDataset("flowers", DatasetType.TRAIN);

  private static final Optional<Instant> TIME =
      Optional.of(Instant.parse("2026-11-20T09:14:27.318Z"));

  /** The drops of an event with the times that the Lambda library has read. */
  private static List<DropEvent> dropsOf(S3Event event) {
    return DropEvents.of(
        new S3Notification(
            event,
            event.getRecords().stream()
                .map(each -> Optional.of(Instant.ofEpochMilli(each.getEventTime().getMillis())))
                .toList()));
  }

  private static List<DropEvent> dropsOfFile(String name) throws IOException {
    try (InputStream json = Files.newInputStream(Path.of("events", name))) {
      return DropEvents.of(S3EventReader.read(json));
    }
  }

  @ParameterizedTest
  @Event(value = "events/s3-put.json", type = S3Event.class)
  void takesADrop(S3Event event) throws IOException {
    assertThat(dropsOf(event))
        .isEqualTo(dropsOfFile("s3-put.json"))
        .containsExactly(
            new Dropped(
                new Drop(
                    "labeldrop-local",
                    "incoming/flowers/train/tulips.jsonl",
                    null,
                    "9afc6d6ba7ae8b61fb7dafa387e0917f",
                    13_990,
                    "0067A1C0DE0001F4A2"),
                FLOWERS_TRAIN,
                TIME));
  }

  /** So that the event is true of a file that everybody has. */
  @ParameterizedTest
  @Event(value = "events/s3-put.json", type = S3Event.class)
  void describesTheSample(S3Event event) throws IOException, NoSuchAlgorithmException {
    byte[] sample = Files.readAllBytes(Path.of("samples/flowers.jsonl"));
    byte[] hash = MessageDigest.getInstance("MD5").digest(sample);
    assertThat(event.getRecords().getFirst().getS3().getObject())
        .returns(HexFormat.of().formatHex(hash), S3ObjectEntity::geteTag)
        .returns((long) sample.length, S3ObjectEntity::getSizeAsLong);
  }

  @ParameterizedTest
  @Event(value = "events/s3-put-2.5.json", type = S3Event.class)
  void takesADropOfTodaysEventVersion(S3Event event) throws IOException {
    assertThat(dropsOf(event))
        .isEqualTo(dropsOfFile("s3-put-2.5.json"))
        .containsExactly(
            new Dropped(
                new Drop(
                    "labeldrop-local",
                    "incoming/flowers/train/asters.jsonl",
                    "L4kqtJlcpXroDTDmpUMLUo3sHY3gEfQq",
                    "9afc6d6ba7ae8b61fb7dafa387e0917f",
                    13_990,
                    "0067A1C0DE00040001"),
                FLOWERS_TRAIN,
                TIME));
  }

  /** Until 2.4, versions 2.2 and 2.3 were of replications and of what lifecycle rules do. */
  @ParameterizedTest
  @Event(value = "events/s3-no-put-2.2-2.3.json", type = S3Event.class)
  void takesNoReplicationAndNoExpirationForADrop(S3Event event) throws IOException {
    assertThat(dropsOf(event))
        .isEqualTo(dropsOfFile("s3-no-put-2.2-2.3.json"))
        .containsExactly(
            new Ignored(
                "Record 1 (Replication:OperationFailedReplication) tells of no new object."),
            new Ignored("Record 2 (LifecycleExpiration:Delete) tells of no new object."));
  }

  @ParameterizedTest
  @Event(value = "events/s3-put-2.6.json", type = S3Event.class)
  void takesADropOfANewerEventVersion(S3Event event) throws IOException {
    assertThat(dropsOf(event))
        .isEqualTo(dropsOfFile("s3-put-2.6.json"))
        .containsExactly(
            new Dropped(
                new Drop(
                    "labeldrop-local",
                    "incoming/flowers/test/2026/roses.manifest",
                    "3sL4kqtJlcpXroDTDmJ_rmSpXd3dIbrH",
                    "9e107d9d372bb6826bd81d3542a419d6-14",
                    734_003_214,
                    "0067A1C0DE0002B8C4"),
                new Target.ProjectDataset("flowers", DatasetType.TEST),
                TIME));
  }

  @ParameterizedTest
  @Event(value = "events/s3-several-records.json", type = S3Event.class)
  void answersEveryRecordWhateverTheOthersAre(S3Event event) throws IOException {
    List<DropEvent> drops = dropsOf(event);

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
                "s3://labeldrop-local/incoming/readme.txt is no drop. Drops are "
                    + "incoming/<project>/<train|test>/<name>.jsonl (or .manifest), or"
                    + " incoming/<name>.jsonl"));
    assertThat(drops.get(4))
        .isEqualTo(
            new Dropped(
                new Drop(
                    "labeldrop-local",
                    "incoming/last.jsonl",
                    null,
                    "5d41402abc4b2a76b9719d911017c592",
                    1432,
                    "0067A1C0DE00030005"),
                new Target.DefaultDataset(),
                TIME));
  }

  @ParameterizedTest
  @Event(value = "events/s3-encoded-key.json", type = S3Event.class)
  void decodesTheKey(S3Event event) throws IOException {
    assertThat(dropsOf(event))
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
    assertThat(dropsOf(event)).isEqualTo(dropsOfFile("s3-test-event.json")).isEmpty();
  }
}
