package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.rekognition.Operation;
import dev.labeldrop.local.rekognition.Timing;
import dev.labeldrop.local.s3.ObjectEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** What is sent of a drop, given what the dataset holds and what other drops wrote. */
final class LedgerEndToEndTest {

  private static final String FOLDER = "incoming/flowers/train/";
  private static final String KEY = FOLDER + "a.jsonl";
  private static final String SECOND = FOLDER + "b.jsonl";

  private @Nullable StackFixture fixture;

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private StackFixture start(Map<String, String> parameters) {
    StackFixture started = new StackFixture(parameters, Timing.INSTANT);
    fixture = started;
    return started;
  }

  @Test
  void aDropIntoADatasetWithoutEntriesListsNothing() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(f.notice().object("changes")).isEqualTo(Map.of("added", 3, "replaced", 0));
    assertUsualCalls(f, 0);
  }

  @Test
  void aDropOfNewLinesListsNothingIfTheLedgerAgrees() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(3));
    int before = f.calls().size();
    f.drop(SECOND, Lines.manifest(List.of(Lines.line("4"), Lines.line("5"))));
    assertThat(f.notice(SECOND).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/2");
    assertThat(f.notice(SECOND).object("changes")).isEqualTo(Map.of("added", 2, "replaced", 0));
    assertUsualCalls(f, before);
    assertThat(f.rekognition().lines(f.train)).containsExactlyElementsOf(Lines.list(5));
  }

  @Test
  void aDropOfWhatIsThereAlreadyAsksForNoUpdate() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(3));
    int before = f.calls().size();
    f.drop(SECOND, Lines.manifest(3));
    StackFixture.Notice second = f.notice(SECOND);
    assertThat(second.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 0/3");
    assertThat(second.lines("unchanged")).isEqualTo(3);
    assertThat(second.lines("superseded")).isEqualTo(0);
    assertThat(second.fields()).containsEntry("undo", null);
    assertThat(updates(f)).containsExactly(3);
    assertThat(f.calls().subList(before, f.calls().size()))
        .doesNotContain("ListDatasetEntries OK", "UpdateDatasetEntries OK");
  }

  @Test
  void sendsAgainWhatIsThereIfItIsToldTo() {
    StackFixture f = start(Map.of("SEND_UNCHANGED", "true"));
    f.drop(KEY, Lines.manifest(3));
    f.drop(SECOND, Lines.manifest(3));
    assertThat(f.notice(SECOND).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(updates(f)).containsExactly(3, 3);
  }

  @Test
  void sendsALineAgainOnWhoseEntryTheServiceKeepsErrors() {
    StackFixture f = start(Map.of());
    f.rekognition()
        .faults()
        .keepErrorsOn(line -> line.contains("/2.jpg"), "ERROR_INVALID_BOUNDING_BOX");
    f.drop(KEY, Lines.manifest(3));
    f.drop(SECOND, Lines.manifest(3));
    StackFixture.Notice second = f.notice(SECOND);
    assertThat(second.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE_WITH_ENTRY_ERRORS 1/3");
    assertThat(second.lines("unchanged")).isEqualTo(2);
    assertThat(second.lines("withErrors")).isEqualTo(1);
    assertThat(second.problems()).containsExactly("2 ERROR_INVALID_BOUNDING_BOX");
    assertThat(updates(f)).containsExactly(3, 1);
  }

  @Test
  void seesInAListingWhichEntriesHaveErrors() {
    StackFixture f = start(Map.of());
    f.rekognition()
        .faults()
        .keepErrorsOn(line -> line.contains("/2.jpg"), "ERROR_INVALID_BOUNDING_BOX");
    updateFromOutside(f, Lines.manifest(3));
    f.drop(KEY, Lines.manifest(3));
    StackFixture.Notice first = f.notice();
    assertThat(first.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE_WITH_ENTRY_ERRORS 1/3");
    assertThat(first.lines("unchanged")).isEqualTo(2);
    assertThat(first.problems()).containsExactly("2 ERROR_INVALID_BOUNDING_BOX");
    f.drop(SECOND, Lines.manifest(3));
    assertThat(f.notice(SECOND).summary())
        .isEqualTo("UPDATE_COMPLETE COMPLETE_WITH_ENTRY_ERRORS 1/3");
    assertThat(updates(f)).containsExactly(3, 1, 1);
  }

  @Test
  void sendsTheThreeLinesOfTwoThousandThatHaveChanged() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(2_000));
    List<String> lines = changed(Lines.list(2_000), 17, 1_000, 2_000);
    f.drop(SECOND, Lines.manifest(lines));
    StackFixture.Notice second = f.notice(SECOND);
    assertThat(second.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/2000");
    assertThat(second.lines("unchanged")).isEqualTo(1_997);
    assertThat(second.object("changes")).isEqualTo(Map.of("added", 0, "replaced", 3));
    assertThat(updates(f)).containsExactly(2_000, 3);
    assertThat(f.rekognition().lines(f.train)).containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void undoBringsBackWhatWasReplaced() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(9));
    f.drop(SECOND, Lines.manifest(changed(Lines.list(10), 2, 7)));
    assertThat(f.notice(SECOND).object("changes")).isEqualTo(Map.of("added", 1, "replaced", 2));
    String undo = content(f, f.notice(SECOND).text("undo"));
    assertThat(undo).isEqualTo(Lines.line("2") + "\n" + Lines.line("7") + "\n");
    f.drop(FOLDER + "undo.jsonl", undo);
    assertThat(f.notice(FOLDER + "undo.jsonl").summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/2");
    assertThat(f.rekognition().lines(f.train)).containsExactlyInAnyOrderElementsOf(Lines.list(10));
  }

  @Test
  void seesWhatSomebodyElseHasChangedBetweenTwoDrops() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(3));
    String theirs = changed(Lines.list(2), 2).get(1);
    updateFromOutside(f, theirs + "\n" + Lines.line("theirs") + "\n");
    f.drop(SECOND, Lines.manifest(3));
    StackFixture.Notice second = f.notice(SECOND);
    assertThat(second.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 1/3");
    assertThat(second.lines("unchanged")).isEqualTo(2);
    assertThat(content(f, second.text("undo"))).isEqualTo(theirs + "\n");
    assertThat(updates(f)).containsExactly(3, 2, 1);
    assertThat(f.rekognition().lines(f.train))
        .containsExactlyInAnyOrder(
            Lines.line("1"), Lines.line("2"), Lines.line("3"), Lines.line("theirs"));
  }

  @Test
  void leavesNothingOutIfTheDatasetWasChangedAndMayNotBeListed() {
    StackFixture f = start(Map.of("MAX_LISTING_CALLS", "0"));
    f.drop(KEY, Lines.manifest(3));
    assertThat(f.notice(KEY).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    updateFromOutside(f, changed(Lines.list(2), 2).get(1) + "\n");
    f.drop(SECOND, Lines.manifest(3));
    assertThat(f.notice(SECOND).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE_UNVERIFIED 3/3");
    assertThat(f.notice(SECOND).fields()).containsEntry("changes", null);
    assertThat(updates(f)).containsExactly(3, 1, 3);
    assertThat(f.calls("ListDatasetEntries OK")).isZero();
  }

  @Test
  void theNewestOfThreeDropsWinsInWhateverOrderTheirEventsCome() {
    List<List<Integer>> orders =
        List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(2, 0, 1));
    for (List<Integer> order : orders) {
      try (StackFixture f = new StackFixture(Map.of(), Timing.INSTANT)) {
        List<ObjectEvent> events = f.holdEvents();
        for (String label : List.of("oldest", "middle", "newest")) {
          f.put(KEY, Lines.line("1").replace("daisy", label) + "\n");
          f.time.advance(Duration.ofMillis(200));
        }
        for (int place : order) {
          f.deliver(events.get(place));
          f.awaitQuiet();
        }
        assertThat(f.rekognition().lines(f.train))
            .as("%s", order)
            .containsExactly(Lines.line("1").replace("daisy", "newest"));
        assertThat(f.notices()).hasSize(3);
      }
    }
  }

  @Test
  void aLateEventWritesOnlyWhatNoNewerDropHasWritten() {
    StackFixture f = start(Map.of());
    List<ObjectEvent> events = f.holdEvents();
    f.put(KEY, Lines.manifest(4));
    f.time.advance(Duration.ofSeconds(1));
    List<String> newer = changed(Lines.list(2), 1, 2);
    f.put(SECOND, Lines.manifest(newer));
    f.deliver(events.get(1));
    f.awaitQuiet();
    f.deliver(events.get(0));
    f.awaitQuiet();
    StackFixture.Notice late = f.notice(KEY);
    assertThat(late.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 2/4");
    assertThat(late.lines("superseded")).isEqualTo(2);
    assertThat(late.lines("unchanged")).isEqualTo(0);
    assertThat(updates(f)).containsExactly(2, 2);
    assertThat(f.rekognition().lines(f.train))
        .containsExactlyInAnyOrder(newer.get(0), newer.get(1), Lines.line("3"), Lines.line("4"));
  }

  @Test
  void aLedgerThatCannotBeReadIsMadeAnewFromTheDataset() {
    StackFixture f = start(Map.of());
    f.drop(KEY, Lines.manifest(3));
    f.put(ledger(f), "no ledger");
    f.drop(SECOND, Lines.manifest(changed(Lines.list(3), 3)));
    assertThat(f.notice(SECOND).summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 1/3");
    assertThat(f.notice(SECOND).lines("unchanged")).isEqualTo(2);
    assertThat(f.log).anyMatch(line -> line.contains("WARN") && line.contains("ledger.bin"));
  }

  private static String ledger(StackFixture f) {
    return f
        .s3
        .listObjectsV2(b -> b.bucket(LocalStack.BUCKET).prefix("datasets/"))
        .contents()
        .stream()
        .map(object -> object.key())
        .filter(key -> key.endsWith("/ledger.bin"))
        .findFirst()
        .orElseThrow();
  }

  /** The bar of a drop of one chunk into a dataset whose ledger agrees. */
  private static void assertUsualCalls(StackFixture f, int before) {
    List<String> calls = f.calls().subList(before, f.calls().size());
    assertThat(calls).doesNotContain("ListDatasetEntries OK");
    assertThat(calls.stream().filter("UpdateDatasetEntries OK"::equals)).hasSize(1);
    assertThat(calls.stream().filter("DescribeDataset OK"::equals)).hasSizeLessThanOrEqualTo(4);
  }

  private static List<Integer> updates(StackFixture f) {
    return f.rekognition().calls(Operation.UPDATE_DATASET_ENTRIES).stream()
        .map(call -> call.lines())
        .toList();
  }

  private static List<String> changed(List<String> lines, int... numbers) {
    List<String> changed = new ArrayList<>(lines);
    for (int number : numbers) {
      changed.set(number - 1, lines.get(number - 1).replace("daisy", "rose"));
    }
    return changed;
  }

  private static void updateFromOutside(StackFixture f, String lines) {
    f.stack
        .clients()
        .rekognition()
        .updateDatasetEntries(
            b -> b.datasetArn(f.train).changes(c -> c.groundTruth(SdkBytes.fromUtf8String(lines))));
    f.time.advance(Duration.ofMinutes(1));
  }

  private static String content(StackFixture f, String uri) {
    return String.valueOf(f.object(uri.replace("s3://" + LocalStack.BUCKET + "/", "")));
  }
}
