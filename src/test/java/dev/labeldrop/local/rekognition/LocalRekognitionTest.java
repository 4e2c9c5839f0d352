package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.CustomizationFeature;
import software.amazon.awssdk.services.rekognition.model.DatasetDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetMetadata;
import software.amazon.awssdk.services.rekognition.model.DatasetStatus;
import software.amazon.awssdk.services.rekognition.model.DatasetStatusMessageCode;
import software.amazon.awssdk.services.rekognition.model.DatasetType;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

final class LocalRekognitionTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Bench bench = new Bench();
  private final RekognitionClient client = bench.client;

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void createsProjectsAndDatasets() {
    String project = client.createProject(r -> r.projectName("flowers")).projectArn();
    String train = bench.create(project, DatasetType.TRAIN);
    String test = bench.create(project, DatasetType.TEST);

    assertThat(project)
        .isEqualTo("arn:aws:rekognition:us-east-1:123456789012:project/flowers/1767323045000");
    assertThat(train)
        .isEqualTo(
            "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1767323045001");
    assertThat(test)
        .isEqualTo(
            "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/test/1767323045002");
    assertThat(bench.status(train)).isEqualTo("CREATE_IN_PROGRESS");

    bench.time.advance(Duration.ofSeconds(1));

    DatasetDescription created = bench.describe(train);
    assertThat(created.status()).isEqualTo(DatasetStatus.CREATE_COMPLETE);
    assertThat(created.statusMessageCode()).isEqualTo(DatasetStatusMessageCode.SUCCESS);
    assertThat(created.creationTimestamp()).isEqualTo(START);
    assertThat(created.lastUpdatedTimestamp()).isEqualTo(START);
    assertThat(created.datasetStats().totalEntries()).isZero();
  }

  @Test
  void refusesASecondOfWhatThereMayBeOneOf() {
    String project = client.createProject(r -> r.projectName("flowers")).projectArn();
    bench.create(project, DatasetType.TRAIN);

    assertThat(Bench.errorOf(() -> client.createProject(r -> r.projectName("flowers"))))
        .isEqualTo("ResourceInUseException");
    assertThat(Bench.errorOf(() -> bench.create(project, DatasetType.TRAIN)))
        .isEqualTo("ResourceAlreadyExistsException");
    assertThat(Bench.errorOf(() -> bench.create(project + "0", DatasetType.TEST)))
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  void copiesADataset() {
    String train = bench.dataset(Samples.bare("a"), Samples.bare("b"));
    String other = client.createProject(r -> r.projectName("copies")).projectArn();

    String copy =
        client
            .createDataset(r ->
                r.projectArn(other)
                    .datasetType(DatasetType.TEST)
                    .datasetSource(s -> s.datasetArn(train)))
            .datasetArn();
    bench.settle();

    assertThat(bench.service.lines(copy)).containsExactly(Samples.bare("a"), Samples.bare("b"));
  }

  @Test
  void readsNoManifestFromS3() {
    String project = client.createProject(r -> r.projectName("flowers")).projectArn();

    assertThat(
            Bench.errorOf(() ->
                client.createDataset(r ->
                    r.projectArn(project)
                        .datasetType(DatasetType.TRAIN)
                        .datasetSource(s ->
                            s.groundTruthManifest(
                                m -> m.s3Object(o -> o.bucket("acme").name("a.manifest")))))))
        .isEqualTo("InvalidS3ObjectException");
  }

  @Test
  void updatesInTheTimeThatItsSizeTakes() {
    String dataset = bench.dataset();
    Instant accepted = bench.time.instant();
    byte[] changes =
        Samples.changes(
            IntStream.range(0, 5_000)
                .mapToObj(i -> "%-99s".formatted(Samples.bare("k" + i)))
                .toArray(String[]::new));
    assertThat(changes).hasSize(500_000);

    bench.update(dataset, changes);
    bench.time.advance(Duration.ofMillis(14_999));

    DatasetDescription updating = bench.describe(dataset);
    assertThat(updating.status()).isEqualTo(DatasetStatus.UPDATE_IN_PROGRESS);
    assertThat(updating.lastUpdatedTimestamp()).isEqualTo(accepted);
    assertThat(updating.datasetStats().totalEntries()).isZero();
    assertThat(bench.service.lines(dataset)).isEmpty();

    bench.time.advance(Duration.ofMillis(1));

    assertThat(bench.status(dataset)).isEqualTo("UPDATE_COMPLETE");
    assertThat(bench.service.lines(dataset)).hasSize(5_000);
  }

  @Test
  void completesAnUpdate() {
    String dataset = bench.dataset();
    Instant accepted = bench.time.instant();

    bench.update(dataset, Samples.labelled("a", "rose"), Samples.bare("b"));
    bench.settle();

    DatasetDescription updated = bench.describe(dataset);
    assertThat(updated.status()).isEqualTo(DatasetStatus.UPDATE_COMPLETE);
    assertThat(updated.statusMessageCode()).isEqualTo(DatasetStatusMessageCode.SUCCESS);
    assertThat(updated.lastUpdatedTimestamp()).isEqualTo(accepted);
    assertThat(bench.service.lines(dataset))
        .containsExactly(Samples.labelled("a", "rose"), Samples.bare("b"));
  }

  @Test
  void takesOneUpdateAtATime() {
    String dataset = bench.dataset();
    bench.update(dataset, Samples.bare("a"));

    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("b"))))
        .isEqualTo("ResourceInUseException");
    assertThat(Bench.errorOf(() -> client.deleteDataset(r -> r.datasetArn(dataset))))
        .isEqualTo("ResourceInUseException");
    assertThat(Bench.errorOf(() -> bench.entries(dataset, r -> {})))
        .isEqualTo("ResourceInUseException");

    bench.settle();
    bench.update(dataset, Samples.bare("b"));
    bench.settle();
    assertThat(bench.service.lines(dataset)).containsExactly(Samples.bare("a"), Samples.bare("b"));
  }

  @Test
  void takesNoUpdateBeforeTheDatasetIsThere() {
    String project = client.createProject(r -> r.projectName("flowers")).projectArn();
    String dataset = bench.create(project, DatasetType.TRAIN);

    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
        .isEqualTo("ResourceInUseException");
    assertThat(Bench.errorOf(() -> bench.entries(dataset, r -> {})))
        .isEqualTo("ResourceNotReadyException");
    assertThat(Bench.errorOf(() -> client.deleteDataset(r -> r.datasetArn(dataset))))
        .isEqualTo("ResourceInUseException");
  }

  @Test
  void tellsWhyAnUpdateFailedAndTakesTheNext() {
    String dataset = bench.dataset();
    bench.update(dataset, "not JSON", Samples.bare("a"));
    bench.settle();

    DatasetDescription failed = bench.describe(dataset);
    assertThat(failed.status()).isEqualTo(DatasetStatus.UPDATE_FAILED);
    assertThat(failed.statusMessage()).isEqualTo("ERROR_TOO_MANY_RECORDS_IN_ERROR");
    assertThat(failed.statusMessageCode()).isEqualTo(DatasetStatusMessageCode.CLIENT_ERROR);
    assertThat(bench.service.lines(dataset)).isEmpty();
    assertThat(bench.service.silentDrops()).isEmpty();

    bench.update(dataset, Samples.bare("a"));
    bench.settle();
    assertThat(bench.status(dataset)).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void dropsBadLinesWithoutAWord() {
    String dataset = bench.dataset();
    bench.update(
        dataset,
        Samples.bare("a"),
        "not JSON",
        Samples.bare("b"),
        Samples.bare("c"),
        Samples.bare("d"));
    bench.settle();

    assertThat(bench.status(dataset)).isEqualTo("UPDATE_COMPLETE");
    assertThat(bench.describe(dataset).datasetStats().totalEntries()).isEqualTo(4);
    assertThat(bench.describe(dataset).datasetStats().errorEntries()).isZero();
    assertThat(bench.service.silentDrops())
        .containsExactly(new SilentDrop(dataset, SilentDrop.Reason.INVALID_CONTENT, "not JSON"));
  }

  @Test
  void countsEntriesAndLabels() {
    String dataset =
        bench.dataset(
            Samples.labelled("a", "rose"),
            Samples.labelled("b", "rose"),
            Samples.boxed("c", Samples.size(800, 600), Samples.box(0, 0, 9, 9)),
            Samples.labelled("d", "x").replace("\"confidence\":1,", ""),
            Samples.bare("e"));

    assertThat(bench.describe(dataset).datasetStats())
        .extracting(
            s -> s.totalEntries(),
            s -> s.labeledEntries(),
            s -> s.totalLabels(),
            s -> s.errorEntries())
        .containsExactly(5, 4, 4, 1);
    assertThat(client.listDatasetLabels(r -> r.datasetArn(dataset)).datasetLabelDescriptions())
        .extracting(
            l -> l.labelName(),
            l -> l.labelStats().entryCount(),
            l -> l.labelStats().boundingBoxCount())
        .containsExactly(
            tuple("forklift", 0, 0), tuple("pallet", 1, 1), tuple("rose", 2, 0), tuple("x", 1, 0));
  }

  @Test
  void deletesADataset() {
    String project = client.createProject(r -> r.projectName("flowers")).projectArn();
    String dataset = bench.create(project, DatasetType.TRAIN);
    bench.settle();

    client.deleteDataset(r -> r.datasetArn(dataset));
    assertThat(bench.status(dataset)).isEqualTo("DELETE_IN_PROGRESS");
    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
        .isEqualTo("ResourceInUseException");

    bench.time.advance(Duration.ofSeconds(1));
    assertThat(Bench.errorOf(() -> bench.status(dataset))).isEqualTo("ResourceNotFoundException");
    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
        .isEqualTo("ResourceNotFoundException");
    assertThat(Bench.errorOf(() -> bench.entries(dataset, r -> {})))
        .isEqualTo("ResourceNotFoundException");
    assertThat(bench.create(project, DatasetType.TRAIN)).isNotEqualTo(dataset);
  }

  @Test
  void describesProjectsWithTheirDatasets() {
    String dataset = bench.dataset(Samples.bare("a"));
    client.createProject(r -> r.projectName("empty"));
    client.createProject(
        r -> r.projectName("moderation").feature(CustomizationFeature.CONTENT_MODERATION));

    List<ProjectDescription> projects = bench.projects();

    assertThat(projects)
        .extracting(ProjectDescription::projectArn)
        .satisfiesExactly(
            arn -> assertThat(arn).contains("project/flowers/"),
            arn -> assertThat(arn).contains("project/empty/"));
    assertThat(projects.getFirst().datasets())
        .extracting(
            DatasetMetadata::datasetArn,
            DatasetMetadata::datasetType,
            DatasetMetadata::status,
            DatasetMetadata::statusMessageCode)
        .containsExactly(
            tuple(
                dataset,
                DatasetType.TRAIN,
                DatasetStatus.UPDATE_COMPLETE,
                DatasetStatusMessageCode.SUCCESS));
    assertThat(projects.getLast().datasets()).isEmpty();
    assertThat(
            names(
                client
                    .describeProjects(r -> r.projectNames("empty", "nobody"))
                    .projectDescriptions()))
        .containsExactly("empty");
    assertThat(
            names(
                client
                    .describeProjects(r -> r.features(CustomizationFeature.CONTENT_MODERATION))
                    .projectDescriptions()))
        .containsExactly("moderation");
  }

  @Test
  void keepsALogOfCalls() {
    String dataset = bench.dataset();
    byte[] changes = Samples.changes(Samples.bare("a"), "", Samples.bare("b"));
    assertThatThrownBy(() -> bench.update(dataset + "0", changes))
        .isInstanceOf(RekognitionException.class);
    bench.update(dataset, Samples.bare("a"));

    assertThat(bench.service.calls())
        .extracting(Call::toString)
        .containsExactly(
            "CreateProject OK",
            "CreateDataset OK",
            "UpdateDatasetEntries ResourceNotFoundException",
            "UpdateDatasetEntries OK");
    assertThat(bench.service.calls(Operation.UPDATE_DATASET_ENTRIES))
        .containsExactly(
            new Call(
                bench.time.instant(),
                Operation.UPDATE_DATASET_ENTRIES,
                "ResourceNotFoundException",
                dataset + "0",
                changes.length,
                3),
            new Call(
                bench.time.instant(),
                Operation.UPDATE_DATASET_ENTRIES,
                Call.OK,
                dataset,
                Samples.changes(Samples.bare("a")).length,
                1));
  }

  @Test
  void answersNobodyAfterItIsClosed() {
    bench.service.close();

    assertThatThrownBy(bench::projects).isInstanceOf(SdkClientException.class);
  }

  private static List<String> names(List<ProjectDescription> projects) {
    return projects.stream()
        .map(project -> project.projectArn().replaceAll(".*:project/(.*)/.*", "$1"))
        .toList();
  }
}
