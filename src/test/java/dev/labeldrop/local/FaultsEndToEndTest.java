package dev.labeldrop.local;

import static dev.labeldrop.local.StartedStack.KEY;
import static dev.labeldrop.local.StartedStack.OK_UPDATE;
import static dev.labeldrop.local.StartedStack.SMALL_CHUNKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.rekognition.Operation;
import dev.labeldrop.local.rekognition.ServiceError;
import dev.labeldrop.local.rekognition.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What the service refuses, fails or delays: it is waited for, sent again, or told in the notice.
 */
final class FaultsEndToEndTest {

  @RegisterExtension final StartedStack stacks = new StartedStack();

  @Test
  void waitsForADatasetThatIsInUse() {
    StackFixture f = stacks.start(Map.of());
    f.rekognition().faults().busyNext(2);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.calls("UpdateDatasetEntries ResourceInUseException")).isEqualTo(2);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(1);
  }

  @Test
  void waitsForSomebodyElsesUpdateWithoutAskingForItsOwn() {
    StackFixture f = stacks.start(Map.of());
    updateFromOutside(f);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(2);
    assertThat(f.calls("UpdateDatasetEntries ResourceInUseException")).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {
        "DESCRIBE_PROJECTS",
        "DESCRIBE_DATASET",
        "UPDATE_DATASET_ENTRIES",
        "LIST_DATASET_ENTRIES"
      })
  void waitsOutThrottlingOfEachOperation(Operation operation) {
    StackFixture f = stacks.start(Map.of());
    // Entries that Labeldrop does not know are listed.
    updateFromOutside(f);
    f.time.advance(Duration.ofMinutes(1));
    // The SDK tries three times; the fourth throttled call is the state machine's to retry.
    f.rekognition().faults().throttleNext(operation, 4);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.calls(operation.wireName() + " ThrottlingException")).isEqualTo(4);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = ServiceError.class,
      names = {"INTERNAL_SERVER_ERROR", "PROVISIONED_THROUGHPUT_EXCEEDED", "LIMIT_EXCEEDED"})
  void waitsOutWhatMayPassOfAnUpdate(ServiceError error) {
    StackFixture f = stacks.start(Map.of());
    f.rekognition().faults().answerNext(Operation.UPDATE_DATASET_ENTRIES, error, 1);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.calls("UpdateDatasetEntries " + error.wireName())).isEqualTo(1);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(1);
  }

  @Test
  void doesNotTakeThePreviousUpdatesStatusForItsOwn() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.rekognition().faults().staleStatusFor(Duration.ofSeconds(5));
    f.rekognition().faults().failUpdatesWith(line -> line.contains("/3.jpg"));
    f.drop(KEY, Lines.manifest(6));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 5/6");
    assertThat(f.notice().problems()).containsExactly("3 ERROR_PLANNED_BY_TEST");
    // Lines 1 and 2; 3 and 4 twice; 3 twice; 4; 5 and 6.
    assertThat(f.calls(OK_UPDATE)).isEqualTo(7);
  }

  @Test
  void sendsAChunkAgainWhoseReplyWasLost() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.rekognition().faults().loseReplyOfNext(1);
    f.drop(KEY, Lines.manifest(4));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 4/4");
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(4));
    assertThat(f.calls("UpdateDatasetEntries REPLY_LOST")).isEqualTo(1);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(2);
  }

  @Test
  void stopsAtAFailedUpdateWhereIsolationIsOff() {
    Map<String, String> parameters = new HashMap<>(SMALL_CHUNKS);
    parameters.put("ISOLATE_FAILURES", "false");
    StackFixture f = stacks.start(parameters);
    f.rekognition().faults().failUpdatesWith(line -> line.contains("/5.jpg"));
    f.drop(KEY, Lines.manifest(8));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 4/8");
    assertThat(f.notice().object("chunks")).isEqualTo(Map.of("total", 4, "applied", 2));
    assertThat(f.notice().firstMessage()).startsWith("Chunk 3 of 4 (lines 5 to 6): ");
    assertThat(f.notice().object("service").get("status")).isEqualTo("UPDATE_FAILED");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(3);
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(4));
  }

  @Test
  void sendsAChunkAgainThatFailedThroughNoFaultOfItsLines() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.rekognition().faults().failNextUpdates(1);
    f.drop(KEY, Lines.manifest(4));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 4/4");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(3);
  }

  @Test
  void saysFailedWhereTheServiceFailsAgainAndAgain() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.rekognition().faults().failNextUpdates(3);
    f.drop(KEY, Lines.manifest(4));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/4");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(3);
    assertThat(f.calls("ListDatasetEntries OK")).isEqualTo(0);
  }

  @Test
  void endsInANoticeWhenAnUpdateIsNotOverInTime() {
    Timing slow = new Timing(Duration.ZERO, Duration.ofHours(2), Duration.ZERO, Duration.ZERO);
    StackFixture f = stacks.start(Map.of("UPDATE_TIMEOUT_MINUTES", "1"), slow);
    f.drop(KEY, Lines.manifest(2));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED TIMED_OUT 0/2");
    assertThat(f.notice().problems()).containsExactly("null ERROR_UPDATE_TIMED_OUT");
    assertThat(f.notice().firstMessage()).contains("still in status UPDATE_IN_PROGRESS");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(1);
    assertThat(f.calls("ListDatasetEntries OK")).isZero();
    assertThat(f.time.instant()).isBefore(Instant.parse("2026-11-22T13:01:10Z"));
  }

  @Test
  void endsInANoticeWhenTheDatasetIsBusyForTooLong() {
    StackFixture f = stacks.start(Map.of());
    f.rekognition().faults().reportNext("UPDATE_IN_PROGRESS", 10_000);
    f.drop(KEY, Lines.manifest(2));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED TIMED_OUT 0/2");
    assertThat(f.notice().problems()).containsExactly("null ERROR_UPDATE_TIMED_OUT");
    assertThat(f.notice().firstMessage()).contains("busy with other updates all the time");
    assertThat(f.time.instant())
        .isBetween(Instant.parse("2026-11-23T13:00:00Z"), Instant.parse("2026-11-23T13:10:00Z"));
    assertThat(f.calls(OK_UPDATE)).isZero();
  }

  @Test
  void endsInANoticeWhenSomethingIsRefusedForGood() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.rekognition()
        .faults()
        .answerNext(Operation.UPDATE_DATASET_ENTRIES, ServiceError.ACCESS_DENIED, 1);
    f.drop(KEY, Lines.manifest(4));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/4");
    assertThat(f.notice().problems()).containsExactly("null ERROR_ACCESS_DENIED");
    assertThat(f.calls("UpdateDatasetEntries AccessDeniedException")).isEqualTo(1);
  }

  private static void updateFromOutside(StackFixture f) {
    f.stack
        .clients()
        .rekognition()
        .updateDatasetEntries(b ->
            b.datasetArn(f.train)
                .changes(c -> c.groundTruth(SdkBytes.fromUtf8String(Lines.line("other") + "\n"))));
  }
}
