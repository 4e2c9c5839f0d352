package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.UpdateReply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitStepTest {

  private static final String ONE_O_CLOCK = "2026-11-22T13:00:00Z";

  private final PlannedRun planned = new PlannedRun(Runs.lines("abcde"));
  private final FakeDatasets datasets = planned.datasets;

  @Test
  void sendsTheFirstChunk() {
    described("CREATE_COMPLETE", Runs.NOON.minusSeconds(60));
    datasets.replies.add(() -> UpdateReply.ACCEPTED);
    assertThat(submit(request(null, null, null, null, null, null)))
        .isEqualTo(
            new SubmitStep.Answer(
                true,
                ONE_O_CLOCK,
                0,
                "2026-11-22T11:59:00Z",
                "2026-11-22T12:00:00Z",
                66L,
                null,
                1,
                0));
    assertThat(datasets.calls).containsExactly("describe", "update " + Runs.lines("ab"));
  }

  @ParameterizedTest(name = "{0} applied: it sends {1}")
  @CsvSource({"0, ab", "1, cd", "2, e"})
  void sendsTheFirstChunkThatIsNotAppliedYet(int applied, String letters) {
    described("UPDATE_COMPLETE", Runs.NOON);
    datasets.replies.add(() -> UpdateReply.ACCEPTED);
    submit(request(applied, null, null, null, null, null));
    assertThat(datasets.calls).containsExactly("describe", "update " + Runs.lines(letters));
  }

  @Test
  void asksForNoUpdateOfADatasetThatHasOneUnderWay() {
    described("UPDATE_IN_PROGRESS", Runs.NOON);
    SubmitStep.Answer answer = submit(request(0, null, null, null, null, null));
    assertThat(answer)
        .isEqualTo(
            new SubmitStep.Answer(false, "2026-11-23T12:00:00Z", 1, null, null, null, null, 2, 0));
    assertThat(datasets.calls).containsExactly("describe");
  }

  @ParameterizedTest(name = "refused {0} times before: it waits {1} s")
  @CsvSource({"0, 2", "1, 4", "2, 8", "3, 16", "4, 32", "5, 64", "6, 120", "1000, 120"})
  void waitsLongerEachTimeTheDatasetIsBusy(int refusals, long wait) {
    described("UPDATE_COMPLETE", Runs.NOON);
    datasets.replies.add(() -> UpdateReply.BUSY);
    SubmitStep.Answer answer = submit(request(0, ONE_O_CLOCK, refusals, null, null, null));
    assertThat(answer.submitted()).isFalse();
    assertThat(answer.refusals()).isEqualTo(refusals + 1);
    assertThat(answer.waitSeconds()).isEqualTo(wait);
  }

  @Test
  void waitsForItsTurnNoLongerThanFromItsFirstTry() {
    described("UPDATE_IN_PROGRESS", Runs.NOON);
    assertThat(submit(request(0, "2026-11-22T12:30:00Z", 3, null, null, null)).deadline())
        .isEqualTo("2026-11-22T12:30:00Z");
  }

  @Test
  void givesAnUpdateItsWholeTimeHoweverLongItsTurnTookToCome() {
    described("UPDATE_COMPLETE", Runs.NOON);
    datasets.replies.add(() -> UpdateReply.ACCEPTED);
    assertThat(submit(request(0, "2026-11-22T12:00:01Z", 3, null, null, null)).deadline())
        .isEqualTo(ONE_O_CLOCK);
  }

  @Test
  void sendsNothingWhileAnotherRunHasTheDataset() {
    DatasetLease lease =
        new DatasetLease(
            planned.store, Runs.BUCKET, Runs.DATASET, Clock.fixed(Runs.NOON, ZoneOffset.UTC));
    assertThat(lease.take("other-0123456789ab", Runs.NOON)).isTrue();
    assertThat(submit(request(0, null, null, null, null, null)).submitted()).isFalse();
    assertThat(datasets.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, 4})
  void refusesAStateThatLeavesNothingToSend(int applied) {
    assertThatThrownBy(() -> submit(request(applied, null, null, null, null, null)))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_INVALID_INPUT));
  }

  @Test
  void learnsHowLongTheChunkBeforeTookFromTheDatasetsOwnTime() {
    described("UPDATE_COMPLETE", Runs.NOON.minusSeconds(10));
    datasets.replies.add(() -> UpdateReply.ACCEPTED);
    SubmitStep.Answer answer = submit(request(1, null, 0, "2026-11-22T11:59:40Z", 66L, null));
    assertThat(answer.secondsPerMegabyte()).isEqualTo(10.0 / 66 * 1_000_000);
    assertThat(answer.waitSeconds()).isEqualTo(10);
  }

  @Test
  void learnsFromTheTimeUntilNowWhereTheDatasetTellsWhenItBegan() {
    described("UPDATE_COMPLETE", Instant.parse("2026-11-22T11:59:40Z"));
    datasets.replies.add(() -> UpdateReply.ACCEPTED);
    SubmitStep.Answer answer = submit(request(1, null, 0, "2026-11-22T11:59:40Z", 66L, null));
    assertThat(answer.waitSeconds()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_FAILED", "DELETE_IN_PROGRESS"})
  void endsTheRunWhereTheDatasetTakesNoUpdates(String status) {
    described(status, Runs.NOON);
    assertThatThrownBy(() -> submit(request(0, null, null, null, null, null)))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("ERROR_DATASET_UNUSABLE")
        .hasMessageContaining(status)
        .hasMessageContaining(Runs.DATASET.value());
    assertThat(datasets.calls).containsExactly("describe");
  }

  @Test
  void endsTheRunWhereTheObjectIsGone() {
    planned.store.delete(Runs.BUCKET, Runs.KEY);
    described("UPDATE_COMPLETE", Runs.NOON);
    assertThatThrownBy(() -> submit(request(0, null, null, null, null, null)))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND));
    assertThat(datasets.calls).containsExactly("describe");
  }

  @Test
  void endsTheRunWhereThePlanIsGone() {
    planned.store.delete(Runs.BUCKET, "runs/" + planned.run + "/plan.json");
    assertThatThrownBy(() -> submit(request(0, null, null, null, null, null)))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_PLAN_NOT_FOUND));
  }

  private void described(String status, Instant lastUpdated) {
    datasets.descriptions.add(() -> Runs.description(status, lastUpdated));
  }

  private SubmitStep.Answer submit(SubmitStep.Request request) {
    return new SubmitStep(
            planned.store, datasets, Runs.settings(), Clock.fixed(Runs.NOON, ZoneOffset.UTC))
        .submit(request);
  }

  private SubmitStep.Request request(
      @Nullable Integer applied,
      @Nullable String deadline,
      @Nullable Integer refusals,
      @Nullable String submittedAt,
      @Nullable Long bytes,
      @Nullable Double pace) {
    return new SubmitStep.Request(
        planned.run, Runs.BUCKET, applied, deadline, refusals, submittedAt, bytes, pace);
  }
}
