package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.run.RunFiles.File;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitStepTest {

  private final PlannedRun planned = new PlannedRun(Runs.lines("abcde"));
  private final FakeDatasets datasets = planned.datasets;
  private Instant now = Runs.NOON;

  @Test
  void sendsTheFirstChunk() {
    accept("CREATE_COMPLETE", Runs.NOON.minusSeconds(60));
    assertThat(submit(""))
        .isEqualTo(
            new SubmitStep.Answer(
                false,
                true,
                1,
                false,
                0,
                1,
                false,
                "2026-11-22T13:00:00Z",
                0,
                "2026-11-22T11:59:00Z",
                "2026-11-22T12:00:00Z",
                1,
                0));
    assertThat(datasets.calls)
        .containsExactly("describe", "anyEntry", "update " + Runs.lines("ab"));
    assertThat(planned.files.updates().updates())
        .containsExactly(
            new SentUpdate(
                1,
                new Piece(1, 0, 2),
                1,
                2,
                66,
                null,
                "2026-11-22T12:00:00Z",
                "2026-11-22T11:59:00Z",
                null));
  }

  @Test
  void sendsTheNextChunkWhenTheLastIsComplete() {
    submitFirst();
    now = Runs.NOON.plusSeconds(10);
    accept("UPDATE_COMPLETE", Runs.NOON);
    SubmitStep.Answer answer = submit(complete(1));
    assertThat(answer.applied()).isEqualTo(1);
    assertThat(answer.chunk()).isEqualTo(2);
    assertThat(answer.waitSeconds()).isEqualTo(9);
    assertThat(datasets.calls).containsExactly("describe", "update " + Runs.lines("cd"));
    assertThat(planned.files.updates().updates().getFirst().end())
        .isEqualTo(new SentUpdate.End("2026-11-22T12:00:10Z", 3, "UPDATE_COMPLETE", null, null));
  }

  @Test
  void sendsHalfOfAChunkThatFailed() {
    submitFirst();
    accept("UPDATE_FAILED", Runs.NOON);
    SubmitStep.Answer answer =
        submit("'update':1,'done':true,'status':'UPDATE_FAILED','attempt':1");
    assertThat(answer.part()).isTrue();
    assertThat(answer.waitSeconds()).isEqualTo(1);
    assertThat(datasets.calls).containsExactly("describe", "update " + Runs.lines("a"));
    assertThat(planned.files.updates().updates().getLast().sourceRef())
        .isEqualTo("s3://acme/a.jpg");
  }

  @Test
  void isFinishedWhenTheLastChunkIsComplete() {
    submitFirst();
    accept("UPDATE_COMPLETE", Runs.NOON);
    submit(complete(1));
    accept("UPDATE_COMPLETE", Runs.NOON);
    submit(complete(2));
    datasets.calls.clear();
    SubmitStep.Answer answer = submit(complete(3));
    assertThat(answer.finished()).isTrue();
    assertThat(answer.submitted()).isFalse();
    assertThat(answer.applied()).isEqualTo(3);
    assertThat(datasets.calls).isEmpty();
    assertThat(planned.files.updates().underWay()).isEmpty();
  }

  @Test
  void answersAgainWhereItsAnswerWasLost() {
    accept("UPDATE_COMPLETE", Runs.NOON);
    SubmitStep.Answer first = submit("");
    now = now.plusSeconds(30);
    datasets.calls.clear();
    assertThat(submit("")).isEqualTo(first);
    assertThat(datasets.calls).isEmpty();
  }

  @Test
  void answersAgainForALaterUpdateWhoseAnswerWasLost() {
    submitFirst();
    accept("UPDATE_COMPLETE", Runs.NOON);
    SubmitStep.Answer second = submit(complete(1));
    datasets.calls.clear();
    assertThat(submit(complete(1))).isEqualTo(second);
    assertThat(datasets.calls).isEmpty();
  }

  @Test
  void sendsAgainWhereItCouldNotNoteWhatItSent() {
    accept("UPDATE_COMPLETE", Runs.NOON);
    planned.store.failNext(
        "put s3://acme-drops/runs/" + planned.run + "/updates.json", new RetryableException("no"));
    assertThatThrownBy(() -> submit("")).isInstanceOf(RetryableException.class);
    accept("UPDATE_COMPLETE", Runs.NOON);
    assertThat(submit("").submitted()).isTrue();
    assertThat(planned.files.updates().updates()).hasSize(1);
  }

  @Test
  void sendsLinesLaterThatFailedThroughNoFaultOfTheirs() {
    submitFirst();
    String failed =
        "'update':1,'done':true,'status':'UPDATE_FAILED','statusMessageCode':'SERVICE_ERROR'";
    SubmitStep.Answer later = submit(failed + ",'refusals':0");
    assertThat(later.submitted()).isFalse();
    assertThat(later.waitSeconds()).isEqualTo(30);
    assertThat(datasets.calls).isEmpty();
    accept("UPDATE_FAILED", Runs.NOON);
    assertThat(submit("'update':null,'done':true,'refusals':1").submitted()).isTrue();
    assertThat(datasets.calls).containsExactly("describe", "update " + Runs.lines("ab"));
  }

  @Test
  void sendsLinesAgainWhoseEndMayBeAnotherRuns() {
    submitFirst();
    DatasetLease lease =
        new DatasetLease(
            planned.store,
            Runs.BUCKET,
            Runs.DATASET,
            Clock.fixed(Runs.NOON.plus(Duration.ofHours(9)), ZoneOffset.UTC));
    assertThat(lease.take("other-0123456789ab", Runs.NOON)).isTrue();
    now = Runs.NOON.plus(Duration.ofHours(18));
    accept("UPDATE_COMPLETE", Runs.NOON);
    SubmitStep.Answer answer = submit(complete(1));
    assertThat(answer.applied()).isZero();
    assertThat(datasets.calls).containsExactly("describe", "update " + Runs.lines("ab"));
  }

  @Test
  void asksForNoUpdateOfADatasetThatHasOneUnderWay() {
    described("UPDATE_IN_PROGRESS", Runs.NOON);
    assertThat(submit(""))
        .isEqualTo(
            new SubmitStep.Answer(
                false,
                false,
                null,
                false,
                0,
                1,
                false,
                "2026-11-23T12:00:00Z",
                1,
                null,
                null,
                2,
                0));
    assertThat(datasets.calls).containsExactly("describe");
  }

  @ParameterizedTest(name = "refused {0} times before: it waits {1} s")
  @CsvSource({"0, 2", "1, 4", "2, 8", "3, 16", "4, 32", "5, 64", "6, 120", "800, 120"})
  void waitsLongerEachTimeTheDatasetIsBusy(int refusals, long wait) {
    described("UPDATE_COMPLETE", Runs.NOON);
    datasets.replies.add(() -> UpdateReply.BUSY);
    SubmitStep.Answer answer =
        submit("'refusals':" + refusals + ",'deadline':'2026-11-22T13:00:00Z'");
    assertThat(answer.submitted()).isFalse();
    assertThat(answer.refusals()).isEqualTo(refusals + 1);
    assertThat(answer.waitSeconds()).isEqualTo(wait);
    assertThat(planned.files.updates().updates()).isEmpty();
  }

  @Test
  void waitsForItsTurnNoLongerThanFromItsFirstTry() {
    described("UPDATE_IN_PROGRESS", Runs.NOON);
    assertThat(submit("'refusals':3,'deadline':'2026-11-22T12:30:00Z'").deadline())
        .isEqualTo("2026-11-22T12:30:00Z");
  }

  @Test
  void givesAnUpdateItsWholeTimeHoweverLongItsTurnTookToCome() {
    accept("UPDATE_COMPLETE", Runs.NOON);
    assertThat(submit("'refusals':3,'deadline':'2026-11-22T12:00:01Z'").deadline())
        .isEqualTo("2026-11-22T13:00:00Z");
  }

  @Test
  void takesTheEndOfSomebodyElsesUpdateForNoneOfItsOwn() {
    accept("UPDATE_FAILED", Runs.NOON);
    assertThat(submit("'update':null,'done':true,'status':'UPDATE_FAILED','refusals':1").chunk())
        .isEqualTo(1);
    assertThat(planned.files.updates().updates()).hasSize(1);
    assertThat(planned.files.updates().underWay()).isPresent();
  }

  @Test
  void sendsNothingWhileAnotherRunHasTheDataset() {
    DatasetLease lease =
        new DatasetLease(
            planned.store, Runs.BUCKET, Runs.DATASET, Clock.fixed(Runs.NOON, ZoneOffset.UTC));
    assertThat(lease.take("other-0123456789ab", Runs.NOON)).isTrue();
    assertThat(submit("").submitted()).isFalse();
    assertThat(datasets.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_FAILED", "DELETE_IN_PROGRESS"})
  void endsTheRunWhereTheDatasetTakesNoUpdates(String status) {
    described(status, Runs.NOON);
    assertThatThrownBy(() -> submit(""))
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
    assertThatThrownBy(() -> submit(""))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND));
    assertThat(datasets.calls).containsExactly("describe");
  }

  @Test
  void endsTheRunWhereThePlanIsGone() {
    planned.store.delete(Runs.BUCKET, "runs/" + planned.run + "/plan.json");
    assertThatThrownBy(() -> submit(""))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_PLAN_NOT_FOUND));
  }

  @Test
  void comparesTheFileWithTheDatasetOnceBeforeTheFirstUpdate() {
    submitFirst();
    assertThat(planned.files.has(File.DATASET)).isTrue();
    accept("UPDATE_COMPLETE", Runs.NOON);
    submit(complete(1));
    assertThat(datasets.calls).doesNotContain("anyEntry");
  }

  private static String complete(int update) {
    return "'update':%d,'done':true,'status':'UPDATE_COMPLETE','attempt':3".formatted(update);
  }

  private void submitFirst() {
    accept("UPDATE_COMPLETE", Runs.NOON.minus(Duration.ofMinutes(1)));
    assertThat(submit("").submitted()).isTrue();
    datasets.calls.clear();
  }

  private void accept(String status, Instant lastUpdated) {
    described(status, lastUpdated);
    datasets.replies.add(() -> UpdateReply.ACCEPTED);
  }

  private void described(String status, Instant lastUpdated) {
    datasets.descriptions.add(() -> Runs.description(status, lastUpdated));
  }

  private SubmitStep.Answer submit(String state) {
    String fields = state.isEmpty() ? "" : "," + state.replace('\'', '"');
    String json = "{\"run\":\"%s\",\"bucket\":\"acme-drops\"%s}".formatted(planned.run, fields);
    return new SubmitStep(
            planned.store, datasets, Runs.settings(), Clock.fixed(now, ZoneOffset.UTC))
        .submit(
            Json.read(
                SubmitStep.Request.class,
                json.getBytes(StandardCharsets.UTF_8),
                "input of Submit"));
  }
}
