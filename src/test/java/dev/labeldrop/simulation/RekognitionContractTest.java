package dev.labeldrop.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalClients;
import dev.labeldrop.local.rekognition.LocalRekognition;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.rekognition.Timing;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DatasetDescription;
import software.amazon.awssdk.services.rekognition.model.InvalidPaginationTokenException;
import software.amazon.awssdk.services.rekognition.model.ListDatasetEntriesResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.ResourceInUseException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotFoundException;

/** The simulated dataset service and the local one, over HTTP, behave alike. */
final class RekognitionContractTest {

  private static final long UPDATE = 10_000;

  /** What both must do. */
  abstract static class Contract {

    final Scheduler time = new Scheduler(1, 1_000);

    abstract RekognitionClient rekognition();

    abstract String dataset();

    private void update(String... lines) {
      SdkBytes changes = SdkBytes.fromUtf8String(String.join("\n", lines) + "\n");
      rekognition()
          .updateDatasetEntries(
              update -> update.datasetArn(dataset()).changes(each -> each.groundTruth(changes)));
    }

    private void updated(String... lines) {
      update(lines);
      time.advance(UPDATE);
    }

    private DatasetDescription described() {
      return rekognition()
          .describeDataset(describe -> describe.datasetArn(dataset()))
          .datasetDescription();
    }

    private List<String> entries() {
      return rekognition().listDatasetEntries(list -> list.datasetArn(dataset())).datasetEntries();
    }

    @Test
    void anUpdateIsUnderWayUntilItIsComplete() {
      update(WorldMaker.line(1, "a"));
      assertThat(described().statusAsString()).isEqualTo("UPDATE_IN_PROGRESS");
      time.advance(UPDATE - 1);
      assertThat(described().statusAsString()).isEqualTo("UPDATE_IN_PROGRESS");
      time.advance(1);
      assertThat(described().statusAsString()).isEqualTo("UPDATE_COMPLETE");
      assertThat(described().datasetStats().totalEntries()).isEqualTo(1);
    }

    @Test
    void aSecondUpdateIsRefusedMeanwhile() {
      update(WorldMaker.line(1, "a"));
      assertThatThrownBy(() -> update(WorldMaker.line(2, "a")))
          .isInstanceOf(ResourceInUseException.class);
      time.advance(UPDATE);
      updated(WorldMaker.line(2, "a"));
      assertThat(entries()).hasSize(2);
    }

    @Test
    void theSameSourceRefReplacesTheEntry() {
      updated(WorldMaker.line(1, "a"), WorldMaker.line(2, "a"));
      updated(WorldMaker.line(1, "b"));
      assertThat(described().datasetStats().totalEntries()).isEqualTo(2);
      assertThat(entries()).hasSize(2).anyMatch(each -> each.contains("\"b\""));
    }

    @Test
    void theTimeMovesWithEveryUpdate() {
      updated(WorldMaker.line(1, "a"));
      var first = described().lastUpdatedTimestamp();
      time.advance(1_000);
      updated(WorldMaker.line(1, "a"));
      assertThat(described().lastUpdatedTimestamp()).isAfter(first);
    }

    @Test
    void aLineThatTheServiceDropsIsNotThere() {
      updated(WorldMaker.line(1, "lost-1"), WorldMaker.line(2, "a"));
      assertThat(described().statusAsString()).isEqualTo("UPDATE_COMPLETE");
      assertThat(entries()).hasSize(1);
    }

    @Test
    void aLineThatMakesAnUpdateFailLeavesTheDatasetAsItWas() {
      updated(WorldMaker.line(1, "a"), WorldMaker.line(2, "fatal-1"));
      assertThat(described().statusAsString()).isEqualTo("UPDATE_FAILED");
      assertThat(described().statusMessageCodeAsString()).isEqualTo("CLIENT_ERROR");
      assertThat(entries()).isEmpty();
    }

    @Test
    void entriesWithErrorsAreCountedAndListed() {
      updated(WorldMaker.line(1, "odd-1"), WorldMaker.line(2, "a"));
      assertThat(described().datasetStats().errorEntries()).isEqualTo(1);
      assertThat(
              rekognition()
                  .listDatasetEntries(list -> list.datasetArn(dataset()).hasErrors(true))
                  .datasetEntries())
          .singleElement()
          .asString()
          .contains("/1.jpg", "errors");
    }

    @Test
    void entriesAreFoundByAPartOfTheirSourceRef() {
      updated(WorldMaker.line(1, "a"), WorldMaker.line(2, "a"));
      assertThat(
              rekognition()
                  .listDatasetEntries(
                      list -> list.datasetArn(dataset()).sourceRefContains("images/2."))
                  .datasetEntries())
          .singleElement()
          .asString()
          .contains("/2.jpg");
    }

    @Test
    void aListingGoesOnWithItsTokenOnly() {
      updated(WorldMaker.line(1, "a"), WorldMaker.line(2, "a"), WorldMaker.line(3, "a"));
      ListDatasetEntriesResponse first =
          rekognition().listDatasetEntries(list -> list.datasetArn(dataset()).maxResults(2));
      assertThat(first.datasetEntries()).hasSize(2);
      String token = first.nextToken();
      assertThat(
              rekognition()
                  .listDatasetEntries(list -> list.datasetArn(dataset()).nextToken(token))
                  .datasetEntries())
          .hasSize(1);
      assertThatThrownBy(() ->
              rekognition()
                  .listDatasetEntries(
                      list -> list.datasetArn(dataset()).hasErrors(true).nextToken(token)))
          .isInstanceOf(InvalidPaginationTokenException.class);
    }

    @Test
    void aDatasetThatIsNotThereIsNotFound() {
      String other = dataset().replaceFirst("[0-9]+$", "1");
      assertThatThrownBy(
              () -> rekognition().describeDataset(describe -> describe.datasetArn(other)))
          .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aProjectIsFoundByItsNameWithItsDatasets() {
      List<ProjectDescription> found =
          rekognition()
              .describeProjects(describe -> describe.projectNames("flowers"))
              .projectDescriptions();
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().datasets().getFirst().datasetArn()).isEqualTo(dataset());
      assertThat(
              rekognition()
                  .describeProjects(describe -> describe.projectNames("nobody"))
                  .projectDescriptions())
          .isEmpty();
    }
  }

  @Nested
  final class Simulated extends Contract {

    private static final String ARN =
        "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1600000000000";

    private final RekognitionClient client;

    Simulated() {
      Map<Fault, Double> none = new EnumMap<>(Fault.class);
      Faults faults = new Faults(1, none, 0, _ -> true, time);
      Behaviour behaviour =
          new Behaviour(
              Behaviour.Failed.NONE,
              Behaviour.Stamp.ACCEPTED,
              Behaviour.Form.VERBATIM,
              true,
              "SERVICE_ERROR",
              false,
              false,
              false,
              false,
              100,
              60_000,
              UPDATE,
              UPDATE);
      DatasetService service = new DatasetService(time, faults, behaviour, 1);
      service.dataset(
          "flowers", "TRAIN", new SimDataset(ARN, behaviour, 0, 250_000, time.millis() - 1));
      Gate gate = new Gate(time, faults, new Trace(time, false), 1, 10, _ -> {});
      client = new SimRekognition(service, time, gate, new Witness(time, new Bucket(time)), 1);
    }

    @Override
    RekognitionClient rekognition() {
      return client;
    }

    @Override
    String dataset() {
      return ARN;
    }
  }

  @Nested
  final class Local extends Contract {

    private final LocalRekognition server =
        LocalRekognition.start(
            Settings.of(time)
                .with(
                    new Timing(
                        Duration.ZERO, Duration.ofMillis(UPDATE), Duration.ZERO, Duration.ZERO)));
    private final RekognitionClient client = LocalClients.rekognition(server.endpoint());
    private final String arn;

    Local() {
      server.faults().dropLines(Line::isLost);
      server.faults().failUpdatesWith(Line::isFatal);
      server.faults().keepErrorsOn(Line::isOdd, "ERROR_NO_VALID_LABEL_ATTRIBUTES");
      String project = client.createProject(create -> create.projectName("flowers")).projectArn();
      arn =
          client
              .createDataset(create -> create.projectArn(project).datasetType("TRAIN"))
              .datasetArn();
    }

    @AfterEach
    void stop() {
      client.close();
      server.close();
    }

    @Override
    RekognitionClient rekognition() {
      return client;
    }

    @Override
    String dataset() {
      return arn;
    }
  }
}
