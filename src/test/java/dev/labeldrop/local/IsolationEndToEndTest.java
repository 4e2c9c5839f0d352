package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.rekognition.Behaviour;
import dev.labeldrop.local.rekognition.Quirk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of lines that make updates fail, on the whole stack. */
final class IsolationEndToEndTest {

  private static final String KEY = "incoming/flowers/train/a.jsonl";
  private static final String OK_UPDATE = "UpdateDatasetEntries OK";

  private @Nullable StackFixture fixture;

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private StackFixture start(Map<String, String> parameters, Behaviour behaviour) {
    StackFixture started = new StackFixture(parameters, behaviour);
    fixture = started;
    return started;
  }

  /** Whether a failed update applied nothing or a part, and whatever it says of the reason. */
  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {
        "FAILED_UPDATE_APPLIES_PART",
        "STATUS_MESSAGE_ABSENT",
        "STATUS_MESSAGE_SENTENCE",
        "BARE_DESCRIPTIONS",
        "LAST_UPDATED_WHEN_SETTLED",
        "EMPTY_TOKEN_ON_LAST_PAGE",
        "SPARSE_PAGES"
      })
  void findsTheLinesAndAppliesAllOthersHoweverTheServiceBehaves(Quirk quirk) {
    StackFixture f = start(Map.of(), Behaviour.of(quirk));
    fail(f, "/7.jpg", "/12.jpg");
    f.drop(KEY, Lines.manifest(20));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 18/20");
    assertThat(guilty(f)).containsExactly(7L, 12L);
    assertThat(f.notice().problems())
        .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
        .containsExactly("7", "12");
    List<String> others = new ArrayList<>(Lines.list(20));
    others.removeIf(line -> line.contains("/7.jpg") || line.contains("/12.jpg"));
    assertThat(f.rekognition().lines(f.train)).containsAll(others);
    assertThat(rejected(f)).isEqualTo(Lines.line("7") + "\n" + Lines.line("12") + "\n");
  }

  @Test
  void saysThatItSawNoEndWhereAFailedUpdateMovesNoTime() {
    StackFixture f = start(Map.of(), Behaviour.of(Quirk.LAST_UPDATED_WHEN_SUCCESSFUL));
    fail(f, "/7.jpg");
    f.drop(KEY, Lines.manifest(20));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED TIMED_OUT 0/20");
    assertThat(f.notice().firstMessage()).contains("no end was seen");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(3);
  }

  @Test
  void findsTwoLinesAmongEightThousandWithinTheDefaultBudget() {
    StackFixture f = start(Map.of(), Behaviour.DEFAULT);
    fail(f, "/1234.jpg", "/5678.jpg");
    f.drop(KEY, Lines.manifest(8_000));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 7998/8000");
    assertThat(guilty(f)).containsExactly(1234L, 5678L);
    assertThat(f.notice().object("isolation").get("updates")).isEqualTo(31);
    // The chunk is sent twice before the search begins.
    assertThat(f.calls(OK_UPDATE)).isEqualTo(33);
    assertThat(f.rekognition().lines(f.train)).hasSize(7_998);
    assertThat(rejected(f)).isEqualTo(Lines.line("1234") + "\n" + Lines.line("5678") + "\n");
  }

  @Test
  void setsFailingLinesBesideThoseThatValidationRefused() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("ON_INVALID_LINE", "SKIP");
    StackFixture f = start(parameters, Behaviour.DEFAULT);
    fail(f, "/3.jpg");
    List<String> lines = new ArrayList<>(Lines.list(5));
    lines.add("no JSON");
    f.drop(KEY, Lines.manifest(lines));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 4/6");
    assertThat(rejected(f)).isEqualTo("no JSON\n" + Lines.line("3") + "\n");
    assertThat(object(f, "reasons").lines())
        .satisfiesExactly(
            reason ->
                assertThat(reason).startsWith("{\"line\":6,").contains("ERROR_INVALID_JSON_LINE"),
            reason ->
                assertThat(reason).startsWith("{\"line\":3,").contains("ERROR_PLANNED_BY_TEST"));
  }

  @Test
  void namesARangeWhenTheBudgetIsUsedUpAndGoesOn() {
    StackFixture f =
        start(
            Map.of("MAX_ISOLATION_UPDATES", "3", "MAX_CHANGES_BYTES", Lines.limitOf(17)),
            Behaviour.DEFAULT);
    fail(f, "/10.jpg");
    f.drop(KEY, Lines.manifest(20));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 12/20");
    assertThat(f.notice().firstMessage())
        .startsWith("Somewhere in lines 9 to 16 (8 lines) is what makes updates fail: ");
    assertThat(f.calls(OK_UPDATE)).isEqualTo(5);
  }

  @Test
  void saysThatTheDatasetTakesNoMoreUpdatesAfterOneThatFailed() {
    StackFixture f = start(Map.of(), Behaviour.of(Quirk.FAILED_DATASET_IS_STUCK));
    fail(f, "/3.jpg");
    f.drop(KEY, Lines.manifest(8));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED FAILED 0/8");
    assertThat(f.notice().firstMessage()).contains("The dataset takes no update");
  }

  @Test
  void findsALineThatTheServiceDropsWithoutAWord() {
    StackFixture f = start(Map.of(), Behaviour.DEFAULT);
    f.rekognition().faults().dropLines(line -> line.contains("/3.jpg"));
    f.drop(KEY, Lines.manifest(8));
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 8/8");
    assertThat(f.notice().object("lines").get("missing")).isEqualTo(1);
    assertThat(f.notice().problems()).containsExactly("3 ERROR_MISSING_ENTRY");
    assertThat(rejected(f)).isEqualTo(Lines.line("3") + "\n");
  }

  @Test
  void doesNotTakeCountsForCertainWhereItMayNotList() {
    StackFixture f = start(Map.of("MAX_LISTING_CALLS", "0"), Behaviour.DEFAULT);
    f.rekognition().faults().dropLines(line -> line.contains("/3.jpg"));
    f.drop(KEY, Lines.manifest(8));
    assertThat(f.notice().object("lines").get("missing")).isNull();
    assertThat(f.notice().problems()).containsExactly("null ERROR_MISSING_ENTRY");
    assertThat(f.notice().summary()).isEqualTo("UPDATE_FAILED PARTIAL 8/8");
  }

  @Test
  void warnsBeforeTheFirstUpdateOfWhatTheDatasetHoldsAlready() {
    StackFixture f = start(Map.of(), Behaviour.DEFAULT);
    f.drop(
        "incoming/flowers/train/other.jsonl",
        Lines.manifest(List.of(Lines.line("1").replace("s3://acme-photos/", "s3://elsewhere/"))));
    f.drop(KEY, Lines.manifest(3));
    StackFixture.Notice second = f.notices().getLast();
    assertThat(second.summary()).isEqualTo("UPDATE_COMPLETE COMPLETE 3/3");
    assertThat(second.problems()).containsExactly("null WARNING_DATASET_HAS_ANOTHER_BUCKET");
  }

  private static void fail(StackFixture f, String... images) {
    for (String image : images) {
      f.rekognition().faults().failUpdatesWith(line -> line.contains(image));
    }
  }

  private static List<Long> guilty(StackFixture f) {
    List<?> failing =
        (List<?>) Objects.requireNonNull(f.notice().object("isolation").get("failing"));
    return failing.stream()
        .map(range -> ((Number) Objects.requireNonNull(((Map<?, ?>) range).get("firstLine"))))
        .map(Number::longValue)
        .toList();
  }

  private static String rejected(StackFixture f) {
    return object(f, "rejected");
  }

  private static String object(StackFixture f, String field) {
    String uri = f.notice().text(field);
    return String.valueOf(f.object(uri.replace("s3://" + LocalStack.BUCKET + "/", "")));
  }
}
