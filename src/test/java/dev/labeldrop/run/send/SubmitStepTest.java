package dev.labeldrop.run.send;

import static dev.labeldrop.run.RunBench.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.UpdateLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SubmitStepTest {

  private final RunBench bench = new RunBench();

  private RunBench.Run prepared(String content) {
    RunBench.Run run = bench.drop(content);
    assertThat(bench.queue(run)).isTrue();
    bench.prepare(run);
    bench.datasets.calls.clear();
    return run;
  }

  @Test
  void sendsOneChunkAfterTheOther() {
    RunBench.Run run = prepared(lines(0, 5, "a"));
    bench.send(run);
    assertThat(bench.datasets.calls)
        .containsExactly(
            "describe",
            "update 2",
            "describe",
            "describe",
            "update 2",
            "describe",
            "describe",
            "update 1",
            "describe");
    assertThat(bench.datasets.entries).hasSize(5);
    assertThat(log(run).updates())
        .extracting("end.status")
        .containsExactly("UPDATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_COMPLETE");
  }

  @Test
  void sendsNothingMoreOfARunThatWasStopped() {
    RunBench.Run run = prepared(lines(0, 5, "a"));
    bench.submit(run);
    bench.stop(run);
    assertThat(bench.submit(run)).as("the update under way").isInstanceOf(SubmitAnswer.Sent.class);
    bench.poll(run);
    assertThatThrownBy(() -> bench.submit(run))
        .isInstanceOfSatisfying(
            PermanentException.class, e -> assertThat(e.code()).isEqualTo(Code.ERROR_RUN_STOPPED))
        .hasMessageContaining("anna stopped the run at 2026-11-22T10:00:00Z: wrong file.");
    assertThat(bench.calls("update")).isEqualTo(1);
  }

  @Test
  void sendsNothingToADatasetThatIsBeingDeleted() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.status = "DELETE_IN_PROGRESS";
    assertThatThrownBy(() -> bench.submit(run))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_DATASET_UNUSABLE));
    assertThat(bench.calls("update")).isZero();
  }

  @Test
  void sendsTheSameBytesThatWereDropped() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.send(run);
    assertThat(String.join("\n", bench.datasets.entries.values()) + "\n")
        .isEqualTo(lines(0, 2, "a"));
  }

  @Test
  void notesAnIntentBeforeItAsks() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.replies.add(() -> {
      assertThat(log(run).underWay()).map(SentUpdate::piece).contains(new Piece(1, 0, 2));
      return new UpdateReply.Accepted();
    });
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Sent.class);
  }

  @Test
  void waitsForAnIntentThatIsFoundOpenInsteadOfSendingAgain() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.replies.add(() -> {
      throw new RetryableException("The answer was lost");
    });
    assertThatThrownBy(() -> bench.submit(run)).isInstanceOf(RetryableException.class);
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Sent.class);
    assertThat(bench.calls("update")).isEqualTo(1);
  }

  @Test
  void sendsTheLinesAgainIfTheDatasetNeverShowedTheUpdate() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.replies.add(UpdateReply.Accepted::new); // and nothing becomes of it
    bench.submit(run);
    assertThat(bench.poll(run).done()).isFalse(); // created: not an end of an update
    bench.clock.pass(Duration.ofSeconds(61));
    assertThat(bench.poll(run).done()).isTrue();
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Sent.class);
    assertThat(bench.calls("update")).isEqualTo(2);
    List<SentUpdate> updates = log(run).updates();
    assertThat(updates.getFirst()).extracting("end.status").isEqualTo(SentUpdate.UNSEEN);
    assertThat(updates.getLast().updatedBefore())
        .isEqualTo(bench.clock.instant().minusSeconds(2).toString());
  }

  @Test
  void endsTheSendingIfTheEndOfAnUpdateIsNeverSeen() {
    RunBench.Run run = prepared(lines(0, 4, "a"));
    for (int i = 0; i < 3; i++) {
      bench.datasets.replies.add(UpdateReply.Accepted::new);
      bench.submit(run);
      bench.poll(run);
      bench.clock.pass(Duration.ofSeconds(61));
      bench.poll(run);
    }
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Finished.class);
    assertThat(bench.calls("update")).isEqualTo(3);
    assertThat(bench.open(run).progress().stopper()).isPresent();
  }

  @Test
  void doesNotTakeTheEndOfAnOlderUpdateForItsOwn() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.apply(lines(8, 9, "x")); // somebody else's, just before
    DatasetDescription old = bench.datasets.description();
    bench.submit(run);
    bench.datasets.shown = old; // a stale replica
    bench.poll(run);
    bench.clock.pass(Duration.ofSeconds(90));
    bench.poll(run);
    bench.datasets.shown = null;
    bench.submit(run);
    assertThat(log(run).updates().getFirst()).extracting("end.status").isEqualTo(SentUpdate.UNSEEN);
  }

  @Test
  void waitsForADatasetThatIsBusyWithAnUpdateFromElsewhereEverLonger() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.status = "UPDATE_IN_PROGRESS";
    assertThat(bench.submit(run)).extracting("waitSeconds", "refusals").containsExactly(2L, 1);
    assertThat(bench.submit(run)).extracting("waitSeconds", "refusals").containsExactly(4L, 2);
    bench.datasets.status = "UPDATE_COMPLETE";
    assertThat(bench.submit(run)).extracting("refusals").isEqualTo(0);
  }

  @Test
  void endsTheWaitForABusyDatasetAfterADay() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.status = "UPDATE_IN_PROGRESS";
    bench.submit(run);
    bench.clock.pass(Duration.ofHours(24));
    assertThat(bench.submit(run).next()).isEqualTo("TIMED_OUT");
  }

  @Test
  void waitsForADatasetThatIsInUseAndThenSendsAgain() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.replies.add(() -> {
      bench.datasets.apply(lines(0, 2, "a")); // the SDK's first attempt, whose answer was lost
      return new UpdateReply.InUse("in use");
    });
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Busy.class);
    assertThat(log(run)).isEqualTo(UpdateLog.EMPTY);
    bench.clock.pass(Duration.ofSeconds(2));
    bench.send(run);
    assertThat(bench.calls("update")).isEqualTo(2);
    assertThat(bench.open(run).progress().linesApplied()).isEqualTo(2);
  }

  @Test
  void leavesNoIntentOfAnUpdateThatTheServiceRefuses() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.replies.add(() -> {
      throw new PermanentException(Code.ERROR_UPDATE_REFUSED, "no");
    });
    assertThatThrownBy(() -> bench.submit(run)).isInstanceOf(PermanentException.class);
    assertThat(log(run)).isEqualTo(UpdateLog.EMPTY);
  }

  @Test
  void losesNothingWhenItIsThrottled() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.datasets.replies.add(() -> new UpdateReply.Throttled("slow down"));
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Busy.class);
    assertThat(log(run)).isEqualTo(UpdateLog.EMPTY);
    bench.send(run);
    assertThat(bench.datasets.entries).hasSize(2);
  }

  @Test
  void triesALimitOfTheAccountForFifteenMinutesAndEndsWithTheServicesWords() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    for (int i = 0; i < 2; i++) {
      bench.datasets.replies.add(() -> new UpdateReply.Limited("LimitExceeded: too many"));
      assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Busy.class);
      bench.clock.pass(Duration.ofMinutes(14));
    }
    bench.datasets.replies.add(() -> new UpdateReply.Limited("LimitExceeded: too many"));
    assertThatThrownBy(() -> bench.submit(run))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("LimitExceeded: too many");
  }

  @Test
  void sendsNothingWhenAnotherRunHasTheTurn() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    RunBench.Run other = bench.drop(lines(2, 3, "a"));
    bench.queue(other);
    bench.executions.running.remove("arn:" + run.id);
    bench.queue(other);
    assertThat(bench.awake(other)).isTrue();
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.TurnLost.class);
    assertThat(bench.calls("update")).isZero();
  }

  @Test
  void sendsNothingIfItsExecutionWasAbortedWhileItDecided() {
    bench.whole(lines(0, 2, "new"));
    RunBench.Run older = prepared(lines(0, 2, "old"));
    RunBench.Run newer = bench.drop(lines(0, 2, "new"));
    bench.store.onNext(
        "open " + older.drop.uri(),
        () -> {
          bench.executions.running.remove("arn:" + older.id);
          assertThat(bench.queue(newer)).isTrue();
          assertThat(bench.prepare(newer).next()).isEqualTo("NOTHING"); // it is there already
        });
    assertThat(bench.submit(older)).isInstanceOf(SubmitAnswer.TurnLost.class);
    assertThat(log(older)).isEqualTo(UpdateLog.EMPTY);
    assertThat(String.join("\n", bench.datasets.entries.values()) + "\n")
        .isEqualTo(lines(0, 2, "new"));
  }

  @Test
  void doesNotTakeTheLogBackIfAnotherInvocationHasWrittenIt() {
    RunBench.Run run = prepared(lines(0, 4, "a"));
    bench.datasets.replies.add(() -> {
      bench.datasets.apply(lines(0, 2, "a"));
      bench.clock.pass(Duration.ofSeconds(1));
      run.put("update", 1).put("done", true).put("status", "UPDATE_COMPLETE");
      run.put("updatedAt", bench.datasets.updatedAt.toString());
      bench.submit(run); // a retry runs beside this one and goes on
      return new UpdateReply.Accepted();
    });
    UpdateLog[] after = new UpdateLog[1];
    assertThatThrownBy(() -> bench.submit(run)).isInstanceOf(RetryableException.class);
    after[0] = log(run);
    assertThat(after[0].updates()).hasSize(2);
    assertThat(after[0].updates().getFirst()).extracting("end.status").isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void endsBeforeTheExecutionRunsOutOfEvents() {
    RunBench.Run run = prepared(lines(0, 2, "a")).put("events", 22_000);
    assertThatThrownBy(() -> bench.submit(run))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("25,000 events");
  }

  @Test
  void waitsBeforeItSendsLinesAgainThatFailedThroughAFaultOfTheService() {
    RunBench.Run run = prepared(lines(0, 2, "a"));
    bench.submit(run);
    run.put("done", true).put("status", "UPDATE_FAILED").put("statusMessageCode", "SERVICE_ERROR");
    run.put("updatedAt", bench.datasets.updatedAt.toString());
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Busy.class);
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Sent.class);
  }

  private UpdateLog log(RunBench.Run run) {
    return bench.open(run).updates().log();
  }
}
