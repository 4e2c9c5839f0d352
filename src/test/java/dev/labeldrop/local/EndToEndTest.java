package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.rekognition.Operation;
import dev.labeldrop.local.rekognition.ServiceError;
import dev.labeldrop.local.rekognition.Timing;
import dev.labeldrop.local.s3.Notification;
import dev.labeldrop.local.s3.ObjectEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

/** The deployed handlers and the deployed state machine, from the dropped file to the notice. */
final class EndToEndTest {

  private static final String KEY = "incoming/flowers/train/a.jsonl";

  /** Two lines fit, a third does not. */
  private static final Map<String, String> SMALL_CHUNKS =
      Map.of("MAX_CHANGES_BYTES", Lines.limitOfTwo());

  private static final String OK_UPDATE = "UpdateDatasetEntries OK";
  private static final String OK_DESCRIBE = "DescribeDataset OK";

  private @Nullable StackFixture fixture;

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private StackFixture start(Map<String, String> parameters) {
    StackFixture started = new StackFixture(parameters);
    fixture = started;
    return started;
  }

  @Test
  void appliesOneChunkAndSaysSo() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(3));
    assertThat(f.calls())
        .startsWith("DescribeProjects OK", OK_DESCRIBE, OK_DESCRIBE, OK_UPDATE)
        .endsWith(OK_DESCRIBE)
        .doesNotContain("ListDatasetEntries OK");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(1);
    assertThat(f.notice().object("lines"))
        .isEqualTo(
            StackFixture.parse(
                "{\"total\":3,\"valid\":3,\"rejected\":0,\"applied\":3,\"failed\":0,\"notSent\":0,"
                    + "\"unchanged\":0,\"superseded\":0,\"withErrors\":0,\"missing\":0}"));
  }

  @Test
  void leavesItsDocumentsInTheRunsFolderAndNowhereElse() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(3));
    String folder = "runs/" + f.notice().text("runId") + "/";
    List<String> keys =
        f.s3.listObjectsV2(b -> b.bucket(LocalStack.BUCKET)).contents().stream()
            .map(object -> object.key())
            .toList();
    String dataset = "datasets/flowers-train-" + f.train.substring(f.train.lastIndexOf('/') + 1);
    assertThat(keys.stream().map(key -> key.replaceFirst("-[0-9a-f]{16}/", "-ATTEMPT/")))
        .containsExactlyInAnyOrder(
            KEY,
            "datasets/lookups/flowers-TRAIN.json",
            dataset + "/ledger.bin",
            dataset + "/turn.json",
            folder + "ingest-ATTEMPT/lines.idx",
            folder + "ingest-ATTEMPT/problems.json",
            folder + "ingest-ATTEMPT/statistics.json",
            folder + "plan.json",
            folder + "queue.json",
            folder + "turn-1/prepare-ATTEMPT/decisions.bin",
            folder + "turn-1/prepared.json",
            folder + "turn-1/dataset.json",
            folder + "turn-1/updates.json",
            folder + "turn-1/looks.json",
            folder + "turn-1/entries.json",
            folder + "report.json",
            folder + "report.html",
            folder + "notice.json",
            folder + "notice.txt");
    assertThat(f.notice().text("report"))
        .isEqualTo("s3://" + LocalStack.BUCKET + "/" + folder + "report.json");
  }

  @Test
  void appliesManyChunksOneAfterTheOther() {
    StackFixture f = start(SMALL_CHUNKS);
    f.drop(KEY, Lines.manifest(9));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 9/9");
    assertThat(f.notice().object("chunks")).isEqualTo(Map.of("total", 5, "applied", 5));
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(9));
    assertThat(f.rekognition().calls(Operation.UPDATE_DATASET_ENTRIES))
        .extracting(call -> call.lines())
        .containsExactly(2, 2, 2, 2, 1);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(5);
  }

  @Test
  void looksTwiceAtAnUpdateWhoseLengthItHasLearnt() {
    StackFixture f = start(SMALL_CHUNKS);
    f.drop(KEY, Lines.manifest(8));
    // Four describes before the submits, two looks each at the second to fourth update, at the
    // first, of 11 s, a look every second, and one describe before entries are listed.
    assertThat(f.calls(OK_DESCRIBE)).isEqualTo(4 + 3 * 2 + 11 + 1);
  }

  @Test
  void refusesAFileWithABadLineAndAsksForNoUpdate() {
    StackFixture f = start(Map.of());
    List<String> lines = new ArrayList<>(Lines.list(3));
    lines.add(1, "{\"source-ref\":");
    lines.add(Lines.line("1"));
    f.drop(KEY, Lines.manifest(lines));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/5");
    assertThat(f.notice().problems())
        .containsExactly("2 ERROR_INVALID_JSON_LINE", "5 ERROR_DUPLICATE_SOURCE_REF");
    assertThat(f.calls()).isEmpty();
    String rejected = f.notice().text("rejected").replace("s3://" + LocalStack.BUCKET + "/", "");
    assertThat(f.object(rejected)).isEqualTo(lines.get(1) + "\n" + lines.get(4) + "\n");
  }

  @Test
  void rejectsBadLinesAndAppliesTheRestIfItIsToldTo() {
    StackFixture f =
        start(Map.of("ON_INVALID_LINE", "SKIP", "MAX_CHANGES_BYTES", Lines.limitOfTwo()));
    List<String> lines = new ArrayList<>(Lines.list(4));
    lines.add(1, "nonsense");
    f.drop(KEY, Lines.manifest(lines));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 4/5");
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(4));
    assertThat(f.rekognition().silentDrops()).isEmpty();
    String rejected = f.notice().text("rejected").replace("s3://" + LocalStack.BUCKET + "/", "");
    assertThat(f.object(rejected)).isEqualTo("nonsense\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", " \r\n\t\n"})
  void refusesAnEmptyFile(String content) {
    StackFixture f = start(Map.of());
    f.drop(KEY, content);
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/0");
    assertThat(f.notice().problems()).containsExactly("null ERROR_EMPTY_MANIFEST");
    assertThat(f.calls(OK_UPDATE)).isZero();
  }

  @Test
  void neverSendsBlankLinesCarriageReturnsOrAByteOrderMark() {
    StackFixture f = start(SMALL_CHUNKS);
    f.drop(KEY, "\uFEFF" + String.join("\r\n\r\n \t\n", Lines.list(5)));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 5/5");
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(5));
    assertThat(f.rekognition().silentDrops()).isEmpty();
  }

  @Test
  void waitsForADatasetThatIsInUse() {
    StackFixture f = start(Map.of());
    f.rekognition().faults().busyNext(2);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.calls("UpdateDatasetEntries ResourceInUseException")).isEqualTo(2);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(1);
  }

  @Test
  void waitsForSomebodyElsesUpdateWithoutAskingForItsOwn() {
    StackFixture f = start(Map.of());
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
    StackFixture f = start(Map.of());
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
    StackFixture f = start(Map.of());
    f.rekognition().faults().answerNext(Operation.UPDATE_DATASET_ENTRIES, error, 1);
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.calls("UpdateDatasetEntries " + error.wireName())).isEqualTo(1);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(1);
  }

  @Test
  void doesNotTakeThePreviousUpdatesStatusForItsOwn() {
    StackFixture f = start(SMALL_CHUNKS);
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
    StackFixture f = start(SMALL_CHUNKS);
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
    StackFixture f = start(parameters);
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
    StackFixture f = start(SMALL_CHUNKS);
    f.rekognition().faults().failNextUpdates(1);
    f.drop(KEY, Lines.manifest(4));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 4/4");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(3);
  }

  @Test
  void saysFailedWhereTheServiceFailsAgainAndAgain() {
    StackFixture f = start(SMALL_CHUNKS);
    f.rekognition().faults().failNextUpdates(3);
    f.drop(KEY, Lines.manifest(4));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/4");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(3);
    assertThat(f.calls("ListDatasetEntries OK")).isEqualTo(0);
  }

  @Test
  void tellsTheErrorsOfItsOwnEntriesFromEarlierOnes() {
    StackFixture f = start(SMALL_CHUNKS);
    f.rekognition()
        .faults()
        .keepErrorsOn(line -> line.contains("/2.jpg"), "ERROR_INVALID_BOUNDING_BOX");
    f.rekognition()
        .faults()
        .keepErrorsOn(line -> line.contains("/old.jpg"), "ERROR_INVALID_BOUNDING_BOX");
    f.drop("incoming/flowers/train/old.jsonl", Lines.manifest(List.of(Lines.line("old"))));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE_WITH_ENTRY_ERRORS 1/1");
    f.drop(KEY, "\n" + Lines.manifest(5));
    StackFixture.Notice second =
        new StackFixture.Notice(
            StackFixture.parse(f.stack.sns().published().get(1).text("sqs")),
            f.stack.sns().published().get(1));
    assertThat(second.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE_WITH_ENTRY_ERRORS 5/5");
    assertThat(second.problems()).containsExactly("3 ERROR_INVALID_BOUNDING_BOX");
    assertThat(second.object("lines").get("withErrors")).isEqualTo(1);
  }

  @Test
  void saysSoWhereThereIsNoSuchProject() {
    StackFixture f = start(Map.of());
    f.drop("incoming/trees/train/a.jsonl", Lines.manifest(2));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/2");
    assertThat(f.notice().problems()).containsExactly("null ERROR_DATASET_NOT_FOUND");
    assertThat(f.notice().firstMessage()).contains("project 'trees'");
    assertThat(f.notice().fields())
        .containsEntry("datasetArn", null)
        .containsEntry("service", null);
    assertThat(f.calls()).containsExactly("DescribeProjects OK");
  }

  @Test
  void saysSoWhereTheProjectHasNoSuchDataset() {
    StackFixture f = start(Map.of());
    f.drop("incoming/flowers/test/a.jsonl", Lines.manifest(2));
    assertThat(f.notice().problems()).containsExactly("null ERROR_DATASET_NOT_FOUND");
    assertThat(f.notice().firstMessage()).contains("project 'flowers' has no TEST dataset");
  }

  @Test
  void sendsAFileWithoutAProjectToTheStacksDataset() {
    try (StackFixture first = new StackFixture(Map.of())) {
      String arn = first.train;
      StackFixture f = start(Map.of("DATASET_ARN", arn));
      f.drop("incoming/a.manifest", Lines.manifest(2));
      assertThat(f.notice().text("datasetArn")).isEqualTo(arn);
      assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/2");
    }
  }

  @Test
  void saysSoWhereAFileWithoutAProjectHasNowhereToGo() {
    StackFixture f = start(Map.of());
    f.drop("incoming/a.jsonl", Lines.manifest(2));
    assertThat(f.notice().problems()).containsExactly("null ERROR_DATASET_NOT_FOUND");
    assertThat(f.notice().firstMessage()).contains("DatasetArn");
    assertThat(f.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/train/spring flowers.jsonl",
        "incoming/flowers/train/a+b.jsonl",
        "incoming/flowers/train/100%25 %2F.jsonl",
        "incoming/flowers/train/deep/봄 꽃.manifest"
      })
  void takesAnyKey(String key) {
    StackFixture f = start(Map.of());
    f.drop(key, Lines.manifest(2));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/2");
    assertThat(f.notice().object("source").get("key")).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/train/a.txt",
        "incoming/flowers/other/a.txt",
        "a.jsonl",
        "runs/a.jsonl"
      })
  void ignoresOtherKeys(String key) {
    StackFixture f = start(Map.of());
    f.drop(key, Lines.manifest(2));
    assertThat(f.stack.sns().published()).isEmpty();
    assertThat(f.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incoming/flowers/other/a.jsonl",
        "incoming/flowers/Train/a.jsonl",
        "incoming/flowers/a.manifest"
      })
  void saysWhichKeysAreDropsWhereOneIsNone(String key) {
    StackFixture f = start(Map.of());
    f.drop(key, Lines.manifest(2));
    assertThat(f.notice().text("status")).isEqualTo("UPDATE_FAILED");
    assertThat(f.notice().text("outcome")).isEqualTo("REJECTED");
    assertThat(f.notice().problems()).containsExactly("null ERROR_KEY_IS_NO_DROP");
    assertThat(f.notice().firstMessage())
        .contains("'" + key + "'", "incoming/<project>/<train|test>/<name>.jsonl");
    assertThat(f.calls()).isEmpty();
  }

  @Test
  void endsInANoticeWhenAnUpdateIsNotOverInTime() {
    Timing slow = new Timing(Duration.ZERO, Duration.ofHours(2), Duration.ZERO, Duration.ZERO);
    StackFixture f = new StackFixture(Map.of("UPDATE_TIMEOUT_MINUTES", "1"), slow);
    fixture = f;
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
    StackFixture f = start(Map.of());
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
    StackFixture f = start(SMALL_CHUNKS);
    f.rekognition()
        .faults()
        .answerNext(Operation.UPDATE_DATASET_ENTRIES, ServiceError.ACCESS_DENIED, 1);
    f.drop(KEY, Lines.manifest(4));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/4");
    assertThat(f.notice().problems()).containsExactly("null ERROR_ACCESS_DENIED");
    assertThat(f.calls("UpdateDatasetEntries AccessDeniedException")).isEqualTo(1);
  }

  @Test
  void sendsOneNoticeForAnEventThatComesTwice() {
    StackFixture f = start(Map.of());
    List<ObjectEvent> events = new ArrayList<>();
    f.stack.onObjectCreated(events::add);
    f.drop(KEY, Lines.manifest(3));
    invoke(f, Notification.json(events.subList(0, 1)).getBytes(StandardCharsets.UTF_8));
    f.awaitQuiet();
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.stack.stateMachine().executions()).hasSize(1);
    assertThat(f.calls(OK_UPDATE)).isEqualTo(1);
  }

  @Test
  void neverTakesAnotherRunsUpdateForItsOwn() {
    StackFixture f = start(SMALL_CHUNKS);
    f.rekognition().faults().failUpdatesWith(line -> line.contains("/bad.jpg"));
    f.put("incoming/flowers/train/good.jsonl", Lines.manifest(5));
    f.put("incoming/flowers/train/bad.jsonl", Lines.manifest(List.of(Lines.line("bad"))));
    f.awaitQuiet();
    assertThat(f.notices())
        .extracting(notice -> notice.object("source").get("key") + " " + notice.summary())
        .containsExactlyInAnyOrder(
            "incoming/flowers/train/good.jsonl UPDATE_COMPLETE COMPLETE 5/5",
            "incoming/flowers/train/bad.jsonl UPDATE_FAILED FAILED 0/1");
    // Three of the good file, and two before the bad line is blamed.
    assertThat(f.calls(OK_UPDATE)).isEqualTo(5);
  }

  @Test
  void aFileThatIsRejectedNeedsNoDataset() {
    StackFixture f = start(Map.of());
    f.drop("incoming/trees/train/a.jsonl", "bad\n");
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED REJECTED 0/1");
    assertThat(f.notice().problems()).containsExactly("1 ERROR_INVALID_JSON_LINE");
    assertThat(f.calls()).isEmpty();
  }

  @Test
  void refusesAFileThatNeedsMoreUpdatesThanARunCanFollow() {
    StackFixture f = start(SMALL_CHUNKS);
    f.drop(KEY, Lines.manifest(1_002));
    assertThat(f.notice().text("outcome")).isEqualTo("REJECTED");
    assertThat(f.notice().problems()).containsExactly("null ERROR_TOO_MANY_CHUNKS");
    assertThat(f.calls(OK_UPDATE)).isZero();
  }

  @Test
  void appliesTheVersionThatTheEventSpokeOf() {
    StackFixture f = start(SMALL_CHUNKS);
    f.put(KEY, Lines.manifest(3));
    f.put(KEY, Lines.manifest(List.of(Lines.line("newer"))));
    f.awaitQuiet();
    assertThat(f.stack.sns().published()).hasSize(2);
    assertThat(f.rekognition().lines(f.train))
        .containsExactlyInAnyOrder(
            Lines.line("1"), Lines.line("2"), Lines.line("3"), Lines.line("newer"));
  }

  private static void updateFromOutside(StackFixture f) {
    f.stack
        .clients()
        .rekognition()
        .updateDatasetEntries(b ->
            b.datasetArn(f.train)
                .changes(c -> c.groundTruth(SdkBytes.fromUtf8String(Lines.line("other") + "\n"))));
  }

  private static void invoke(StackFixture f, byte[] event) {
    try {
      f.stack.ingest().invoke(event);
    } catch (FunctionException e) {
      throw new AssertionError(e.payload(), e);
    }
  }
}
