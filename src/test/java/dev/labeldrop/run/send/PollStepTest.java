package dev.labeldrop.run.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.run.ModelDatasets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PollStepTest {

  private static final String ARN =
      "arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ModelDatasets datasets =
      new ModelDatasets(new DatasetArn(ARN), Clock.fixed(NOON, ZoneOffset.UTC));

  @ParameterizedTest(name = "{0}: done is {1}")
  @CsvSource({
    "CREATE_IN_PROGRESS, false",
    "CREATE_COMPLETE, true",
    "CREATE_FAILED, true",
    "UPDATE_IN_PROGRESS, false",
    "UPDATE_COMPLETE, true",
    "UPDATE_FAILED, true",
    "DELETE_IN_PROGRESS, true",
    "SOMETHING_NEW, true",
    "'', true"
  })
  void knowsWhichStatusesAreFinal(String status, boolean done) {
    PollStep.Answer answer = poll(status, NOON, request(null, null, null));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.done()).isEqualTo(done);
    assertThat(answer.waitSeconds()).isEqualTo(done ? 0 : 1);
    assertThat(answer.attempt()).isEqualTo(1);
    assertThat(datasets.calls).containsExactly("describe");
  }

  @Test
  void handsOnTheServicesWords() {
    datasets.shown =
        new DatasetDescription("UPDATE_FAILED", "too bad", "CLIENT_ERROR", NOON, 3L, 1L, 2L);
    PollStep.Answer answer = step(NOON).poll(request(null, null, null));
    assertThat(answer)
        .isEqualTo(
            new PollStep.Answer(
                "UPDATE_FAILED",
                "too bad",
                "CLIENT_ERROR",
                true,
                0,
                1,
                null,
                null,
                "2026-11-22T12:00:00Z",
                3L,
                2L,
                null));
  }

  @Test
  void takesAFinalStatusThatHasNotMovedForThePreviousUpdates() {
    PollStep.Answer answer =
        poll("UPDATE_COMPLETE", NOON, request("2026-11-22T12:00:00Z", null, 3));
    assertThat(answer.done()).isFalse();
    assertThat(answer.waitSeconds()).isEqualTo(1);
    assertThat(answer.attempt()).isEqualTo(4);
  }

  @Test
  void takesAStatusWithoutAnyTimeForThePreviousUpdatesWhereThereWasASubmit() {
    assertThat(poll("UPDATE_COMPLETE", null, request(null, "2026-11-22T11:59:59Z", 0)).done())
        .isFalse();
    assertThat(poll("UPDATE_COMPLETE", NOON, request(null, "2026-11-22T11:59:59Z", 0)).done())
        .isTrue();
  }

  @Test
  void neverTakesCreationsEndForAnUpdates() {
    assertThat(
            poll(
                    "CREATE_COMPLETE",
                    NOON,
                    request("2026-11-22T11:00:00Z", "2026-11-22T11:59:59Z", 0))
                .done())
        .isFalse();
  }

  @Test
  void takesAFinalStatusThatHasMovedForOurs() {
    assertThat(poll("UPDATE_COMPLETE", NOON, request("2026-11-22T11:59:59.999Z", null, 0)).done())
        .isTrue();
  }

  @Test
  void takesAFinalStatusWithoutATimeForThePreviousUpdates() {
    assertThat(poll("UPDATE_COMPLETE", null, request("2026-11-22T12:00:00Z", null, 0)).done())
        .isFalse();
  }

  @ParameterizedTest(name = "{0} s after the first settled look: done is {1}")
  @CsvSource({"0, false", "59, false", "60, true", "61, true"})
  void believesAStatusThatHasNotMovedWhenTheGraceIsOver(long seconds, boolean done) {
    datasets.shown = description("UPDATE_COMPLETE", NOON);
    PollStep.Answer answer = step(NOON.plusSeconds(seconds)).poll(settled("2026-11-22T12:00:00Z"));
    assertThat(answer.done()).isEqualTo(done);
    assertThat(answer.settledAt()).isEqualTo("2026-11-22T12:00:00Z");
  }

  /** However long ago the submit is: the dataset may have been busy until this look. */
  @Test
  void beginsTheGraceWithTheFirstLookThatFindsTheDatasetSettled() {
    datasets.shown = description("UPDATE_COMPLETE", NOON);
    PollStep.Answer answer =
        step(NOON.plusSeconds(3_600))
            .poll(request("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z", 50));
    assertThat(answer.done()).isFalse();
    assertThat(answer.settledAt()).isEqualTo("2026-11-22T13:00:00Z");
    assertThat(answer.waitSeconds()).isEqualTo(360);
  }

  @Test
  void beginsTheGraceAnewIfTheDatasetIsBusyAgain() {
    datasets.shown = description("UPDATE_IN_PROGRESS", NOON);
    assertThat(step(NOON.plusSeconds(30)).poll(settled("2026-11-22T12:00:00Z")).settledAt())
        .isNull();
  }

  @Test
  void hasNoGraceForAStatusThatHasMoved() {
    datasets.shown = description("UPDATE_COMPLETE", NOON.plusMillis(1));
    PollStep.Answer answer = step(NOON.plusSeconds(1)).poll(settled("2026-11-22T12:00:00Z"));
    assertThat(answer.done()).isTrue();
    assertThat(answer.settledAt()).isNull();
  }

  /** As a state machine does that only hands back what it was given. */
  @Test
  void endsALoopOverAStatusThatDoesNotMove() {
    datasets.shown = description("UPDATE_COMPLETE", NOON);
    Instant now = NOON.plusSeconds(5);
    PollStep.Answer answer = step(now).poll(request("2026-11-22T12:00:00Z", null, 0));
    while (!answer.done()) {
      assertThat(now).isBefore(NOON.plusSeconds(5 + 60));
      now = now.plusSeconds(answer.waitSeconds());
      answer =
          step(now)
              .poll(
                  new PollStep.Request(
                      ARN,
                      "2026-11-22T12:00:00Z",
                      null,
                      answer.attempt(),
                      answer.settledAt(),
                      answer.updatedAt(),
                      answer.joined(),
                      null,
                      null));
    }
    assertThat(now).isBetween(NOON.plusSeconds(65), NOON.plusSeconds(71));
  }

  /** Looks in a row: busy or settled, with the time of before the submit (0) or a later one. */
  @ParameterizedTest(name = "{0}: another update began: {1}")
  @CsvSource({
    "busy0 busy0 settled1, false",
    "busy1 busy1 settled2, false",
    "busy0 settled0 settled0 settled1, false",
    "settled1, false",
    "busy0 settled0 busy0 settled1, true",
    "settled0 busy0 settled1, false",
    "settled0 busy0 settled0 busy0, true",
    "busy0 busy1 settled2, true",
    "busy1 busy1 busy2 busy2 settled3, true",
  })
  void seesThatAnotherUpdateBegan(String looks, boolean joined) {
    PollStep.Request request = request("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z", 0);
    for (String look : looks.split(" ", -1)) {
      int end = look.length() - 1;
      datasets.shown =
          description(
              look.startsWith("busy") ? "UPDATE_IN_PROGRESS" : "UPDATE_COMPLETE",
              NOON.plusMillis(Integer.parseInt(look.substring(end))));
      PollStep.Answer answer = step(NOON).poll(request);
      request =
          new PollStep.Request(
              ARN,
              request.updatedBefore(),
              request.submittedAt(),
              answer.attempt(),
              answer.settledAt(),
              answer.updatedAt(),
              answer.joined(),
              null,
              null);
    }
    assertThat(Boolean.TRUE.equals(request.joined())).isEqualTo(joined);
  }

  @Test
  void waitsATenthOfTheTimeSinceTheSubmit() {
    datasets.shown = description("UPDATE_IN_PROGRESS", NOON);
    PollStep.Answer answer =
        step(NOON.plusSeconds(200)).poll(request(null, "2026-11-22T12:00:00Z", 1));
    assertThat(answer.waitSeconds()).isEqualTo(20);
  }

  @Test
  void leavesNullWhatTheServiceDoesNotSay() {
    assertThat(poll("UPDATE_IN_PROGRESS", null, request(null, null, null)))
        .isEqualTo(
            new PollStep.Answer(
                "UPDATE_IN_PROGRESS",
                null,
                null,
                false,
                1,
                1,
                null,
                false,
                null,
                null,
                null,
                null));
  }

  @ParameterizedTest(name = "{0} events before and {1} tries: {2}")
  @CsvSource({"4, , 13", "4, 0, 13", "100, 2, 115"})
  void countsTheEventsOfTheExecutionIfThatCountsThem(
      int before, @Nullable Integer retries, int used) {
    datasets.shown = description("UPDATE_COMPLETE", NOON);
    PollStep.Request counted =
        new PollStep.Request(ARN, null, null, 0, null, null, null, before, retries);
    assertThat(step(NOON).poll(counted).events()).isEqualTo(used);
  }

  @Test
  void refusesAnInputWithoutADataset() {
    assertThatThrownBy(
            () -> Json.read(PollStep.Request.class, "{}".getBytes(StandardCharsets.UTF_8), "input"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("'datasetArn'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-22"})
  void refusesATimeThatIsNone(String time) {
    datasets.shown = description("UPDATE_COMPLETE", NOON);
    assertThatThrownBy(() -> step(NOON).poll(request(time, null, 0)))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("'" + time + "' as 'updatedBefore'");
  }

  @Test
  void refusesASettledTimeThatIsNone() {
    datasets.shown = description("UPDATE_COMPLETE", NOON);
    assertThatThrownBy(() -> step(NOON).poll(settled("soon")))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("'soon' as 'settledAt'");
  }

  /** A request whose update is not seen, and whose dataset was found settled before. */
  private static PollStep.Request settled(String at) {
    return new PollStep.Request(
        ARN, "2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z", 1, at, null, null, null, null);
  }

  private PollStep.Answer poll(
      String status, @Nullable Instant lastUpdated, PollStep.Request request) {
    datasets.shown = description(status, lastUpdated);
    return step(NOON).poll(request);
  }

  private PollStep step(Instant now) {
    return new PollStep(datasets, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static DatasetDescription description(String status, @Nullable Instant lastUpdated) {
    return new DatasetDescription(status, null, null, lastUpdated, null, null, null);
  }

  private static PollStep.Request request(
      @Nullable String updatedBefore, @Nullable String submittedAt, @Nullable Integer attempt) {
    return new PollStep.Request(
        ARN, updatedBefore, submittedAt, attempt, null, null, null, null, null);
  }
}
