package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.tests.annotations.Event;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.drop.DropEvent.Dropped;
import dev.labeldrop.drop.DropEvent.Ignored;
import dev.labeldrop.drop.DropEvent.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * The events of the folder {@code events/} come twice: through the Lambda library's own reader
 * ({@code @Event}) and through {@link S3EventReader}; both must give the same.
 */
final class EventFilesTest {

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
}
