package dev.labeldrop.local;

import static dev.labeldrop.local.StartedStack.KEY;
import static dev.labeldrop.local.StartedStack.OK_UPDATE;
import static dev.labeldrop.local.StartedStack.SMALL_CHUNKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.rekognition.Operation;
import dev.labeldrop.local.s3.Notification;
import dev.labeldrop.local.s3.ObjectEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The deployed handlers and the deployed state machine, from the dropped file to the notice. */
final class EndToEndTest {

  private static final String OK_DESCRIBE = "DescribeDataset OK";

  @RegisterExtension final StartedStack stacks = new StartedStack();

  @Test
  void appliesOneChunkAndSaysSo() {
    StackFixture f = stacks.start(Map.of());
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
    StackFixture f = stacks.start(Map.of());
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
    StackFixture f = stacks.start(SMALL_CHUNKS);
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
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.drop(KEY, Lines.manifest(8));
    // Four describes before the submits, two looks each at the second to fourth update, at the
    // first, of 11 s, a look every second, and one describe before entries are listed.
    assertThat(f.calls(OK_DESCRIBE)).isEqualTo(4 + 3 * 2 + 11 + 1);
  }

  @Test
  void neverSendsBlankLinesCarriageReturnsOrAByteOrderMark() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.drop(KEY, "\uFEFF" + String.join("\r\n\r\n \t\n", Lines.list(5)));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 5/5");
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(5));
    assertThat(f.rekognition().silentDrops()).isEmpty();
  }

  @Test
  void tellsTheErrorsOfItsOwnEntriesFromEarlierOnes() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
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
  void sendsOneNoticeForAnEventThatComesTwice() {
    StackFixture f = stacks.start(Map.of());
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
    StackFixture f = stacks.start(SMALL_CHUNKS);
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
  void appliesTheVersionThatTheEventSpokeOf() {
    StackFixture f = stacks.start(SMALL_CHUNKS);
    f.put(KEY, Lines.manifest(3));
    f.put(KEY, Lines.manifest(List.of(Lines.line("newer"))));
    f.awaitQuiet();
    assertThat(f.stack.sns().published()).hasSize(2);
    assertThat(f.rekognition().lines(f.train))
        .containsExactlyInAnyOrder(
            Lines.line("1"), Lines.line("2"), Lines.line("3"), Lines.line("newer"));
  }

  private static void invoke(StackFixture f, byte[] event) {
    try {
      f.stack.ingest().invoke(event);
    } catch (FunctionException e) {
      throw new AssertionError(e.payload(), e);
    }
  }
}
