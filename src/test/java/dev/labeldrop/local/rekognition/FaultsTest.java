package dev.labeldrop.local.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rekognition.model.DatasetDescription;
import software.amazon.awssdk.services.rekognition.model.DatasetStatus;
import software.amazon.awssdk.services.rekognition.model.DatasetStatusMessageCode;
import software.amazon.awssdk.services.rekognition.model.DatasetType;
import software.amazon.awssdk.services.rekognition.model.InternalServerErrorException;
import software.amazon.awssdk.services.rekognition.model.ThrottlingException;

final class FaultsTest {

  private final Bench bench = new Bench();
  private final Faults faults = bench.service.faults();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void throttlesExactlyTheNextCalls() {
    faults.throttleNext(2);

    assertThatThrownBy(bench::projects)
        .isInstanceOfSatisfying(
            ThrottlingException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    assertThatThrownBy(bench::projects).isInstanceOf(ThrottlingException.class);
    assertThat(bench.projects()).isEmpty();
  }

  @Test
  void throttlesOneOperationAndLeavesTheOthers() {
    String dataset = bench.dataset();
    faults.throttleNext(Operation.DESCRIBE_DATASET, 1);

    bench.projects();
    assertThat(Bench.errorOf(() -> bench.status(dataset))).isEqualTo("ThrottlingException");
    assertThat(bench.status(dataset)).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void breaksTheNextCalls() {
    faults.breakNext(1);

    assertThatThrownBy(bench::projects)
        .isInstanceOfSatisfying(
            InternalServerErrorException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    bench.projects();
  }

  @Test
  void refusesTheNextUpdatesAsBusyAndAppliesNoneOfThem() {
    String dataset = bench.dataset();
    faults.busyNext(1);

    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
        .isEqualTo("ResourceInUseException");
    bench.update(dataset, Samples.bare("b"));
    bench.settle();

    assertThat(bench.service.lines(dataset)).containsExactly(Samples.bare("b"));
  }

  @Test
  void answersInTheOrderPlanned() {
    faults.answerNext(ServiceError.ACCESS_DENIED, 1);
    faults.answerNext(ServiceError.LIMIT_EXCEEDED, 1);
    faults.answerNext(Operation.DESCRIBE_PROJECTS, ServiceError.INVALID_PARAMETER, 1);

    assertThat(Bench.errorOf(bench::projects)).isEqualTo("InvalidParameterException");
    assertThat(Bench.errorOf(bench::projects)).isEqualTo("AccessDeniedException");
    assertThat(Bench.errorOf(bench::projects)).isEqualTo("LimitExceededException");
    assertThat(Bench.errorOf(bench::projects)).isEqualTo("no error");
  }

  @Test
  void losesTheReplyOfAnUpdateThatItApplies() {
    String dataset = bench.dataset();
    faults.loseReplyOfNext(1);

    assertThatThrownBy(() -> bench.update(dataset, Samples.bare("a")))
        .isInstanceOf(SdkClientException.class);

    assertThat(bench.service.calls(Operation.UPDATE_DATASET_ENTRIES))
        .extracting(Call::outcome)
        .containsExactly(Call.REPLY_LOST);
    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
        .isEqualTo("ResourceInUseException");
    bench.settle();
    assertThat(bench.service.lines(dataset)).containsExactly(Samples.bare("a"));
    bench.update(dataset, Samples.bare("b"));
  }

  @Test
  void losesNoReplyOfAnUpdateThatItRefuses() {
    String dataset = bench.dataset();
    faults.loseReplyOfNext(1);
    bench.service.faults().busyNext(1);

    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
        .isEqualTo("ResourceInUseException");
    assertThatThrownBy(() -> bench.update(dataset, Samples.bare("a")))
        .isInstanceOf(SdkClientException.class);
  }

  @Test
  void describesADatasetAsItWasBeforeForAWhile() {
    String dataset = bench.dataset();
    DatasetDescription before = bench.describe(dataset);
    faults.staleStatusFor(Duration.ofSeconds(3));
    Instant accepted = bench.time.instant();
    bench.update(dataset, Samples.bare("a"));

    bench.time.advance(Duration.ofMillis(2_999));
    assertThat(bench.describe(dataset)).isEqualTo(before);
    assertThat(bench.projects().getFirst().datasets().getFirst())
        .satisfies(d -> assertThat(d.status()).isEqualTo(DatasetStatus.CREATE_COMPLETE));
    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("b"))))
        .isEqualTo("ResourceInUseException");

    bench.time.advance(Duration.ofMillis(1));
    assertThat(bench.status(dataset)).isEqualTo("UPDATE_IN_PROGRESS");
    assertThat(bench.describe(dataset).lastUpdatedTimestamp()).isEqualTo(accepted);
  }

  @Test
  void reportsAStatusThatNobodyKnows() {
    String dataset = bench.dataset();
    faults.reportNext("UPDATE_PAUSED", 1);

    assertThat(bench.status(dataset)).isEqualTo("UPDATE_PAUSED");
    assertThat(bench.status(dataset)).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void failsTheNextUpdatesByItsOwnFault() {
    String dataset = bench.dataset();
    faults.failNextUpdates(1);
    bench.update(dataset, Samples.bare("a"));
    bench.settle();

    DatasetDescription failed = bench.describe(dataset);
    assertThat(failed.status()).isEqualTo(DatasetStatus.UPDATE_FAILED);
    assertThat(failed.statusMessageCode()).isEqualTo(DatasetStatusMessageCode.SERVICE_ERROR);
    assertThat(bench.service.lines(dataset)).isEmpty();

    bench.update(dataset, Samples.bare("a"));
    bench.settle();
    assertThat(bench.status(dataset)).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void failsTheNextCreation() {
    faults.failNextCreations(1);
    String dataset = bench.dataset();

    assertThat(bench.status(dataset)).isEqualTo("CREATE_FAILED");
    assertThat(Bench.errorOf(() -> bench.update(dataset, Samples.bare("a"))))
        .isEqualTo("InvalidParameterException");
    String project = bench.client.createProject(r -> r.projectName("other")).projectArn();
    String next = bench.create(project, DatasetType.TRAIN);
    bench.settle();
    assertThat(bench.status(next)).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void keepsPlannedErrorsOnEntriesUntilTheyAreReplaced() {
    faults.keepErrorsOn(line -> line.contains("/b\""), "ERROR_INVALID_IMAGE");
    String dataset = bench.dataset(Samples.bare("a"), Samples.bare("b"));

    assertThat(bench.entries(dataset, r -> r.hasErrors(true)))
        .singleElement()
        .asString()
        .contains("/b\"", "\"code\":\"ERROR_INVALID_IMAGE\"");
    assertThat(bench.describe(dataset).datasetStats().errorEntries()).isEqualTo(1);

    faults.clear();
    bench.update(dataset, Samples.labelled("b", "rose"));
    bench.settle();
    assertThat(bench.entries(dataset, r -> r.hasErrors(true))).isEmpty();
  }

  @Test
  void planNothingAfterTheyAreCleared() {
    String dataset = bench.dataset();
    faults.throttleNext(1);
    faults.throttleNext(Operation.DESCRIBE_DATASET, 1);
    faults.loseReplyOfNext(1);
    faults.failNextUpdates(1);
    faults.reportNext("ODD", 1);
    faults.staleStatusFor(Duration.ofDays(9));
    faults.dropLines(line -> true);
    faults.failUpdatesWith(line -> true);
    faults.clear();

    bench.update(dataset, Samples.bare("a"));
    bench.settle();

    assertThat(bench.status(dataset)).isEqualTo("UPDATE_COMPLETE");
    assertThat(bench.service.lines(dataset)).containsExactly(Samples.bare("a"));
  }
}
