package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetDescription;
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

  private final FakeDatasets datasets = new FakeDatasets();

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
    datasets.descriptions.add(
        () -> new DatasetDescription("UPDATE_FAILED", "too bad", "CLIENT_ERROR", NOON, 1L, 0L, 0L));
    PollStep.Answer answer = step(NOON).poll(request(null, null, null));
    assertThat(answer)
        .isEqualTo(new PollStep.Answer("UPDATE_FAILED", "too bad", "CLIENT_ERROR", true, 0, 1));
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

  @ParameterizedTest(name = "{0} s after the submit: done is {1}")
  @CsvSource({"59, false", "60, true", "61, true"})
  void believesAStatusThatHasNotMovedWhenTheGraceIsOver(long seconds, boolean done) {
    datasets.descriptions.add(() -> description("UPDATE_COMPLETE", NOON));
    PollStep.Answer answer =
        step(NOON.plusSeconds(seconds))
            .poll(request("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z", 0));
    assertThat(answer.done()).isEqualTo(done);
  }

  @Test
  void countsTheGraceInAttemptsWhereTheSubmitsTimeIsNotKnown() {
    int attempt = 0;
    boolean done = false;
    while (!done) {
      done = poll("UPDATE_COMPLETE", NOON, request("2026-11-22T12:00:00Z", null, attempt)).done();
      attempt++;
    }
    assertThat(Cadence.before(attempt)).isGreaterThanOrEqualTo(PollStep.GRACE);
    assertThat(Cadence.before(attempt - 1)).isLessThan(PollStep.GRACE);
  }

  @Test
  void waitsATenthOfTheTimeSinceTheSubmit() {
    datasets.descriptions.add(() -> description("UPDATE_IN_PROGRESS", NOON));
    PollStep.Answer answer =
        step(NOON.plusSeconds(200)).poll(request(null, "2026-11-22T12:00:00Z", 1));
    assertThat(answer.waitSeconds()).isEqualTo(20);
  }

  @Test
  void refusesAnInputWithoutADataset() {
    assertThatThrownBy(() ->
            dev.labeldrop.Json.read(
                PollStep.Request.class,
                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "input"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("'datasetArn'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-22"})
  void refusesATimeThatIsNone(String time) {
    datasets.descriptions.add(() -> description("UPDATE_COMPLETE", NOON));
    assertThatThrownBy(() -> step(NOON).poll(request(time, null, 0)))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("'" + time + "' as 'updatedBefore'");
  }

  private PollStep.Answer poll(
      String status, @Nullable Instant lastUpdated, PollStep.Request request) {
    datasets.descriptions.add(() -> description(status, lastUpdated));
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
    return new PollStep.Request(ARN, updatedBefore, submittedAt, attempt);
  }
}
