package dev.labeldrop.run.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.UpdateReply;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose first update was asked for at 12:00:01, when the dataset was last changed at 12. */
final class EndsTest {

  private static final String BEFORE = "2026-11-22T12:00:00Z";
  private static final String AFTER = "2026-11-22T12:00:00.001Z";
  private static final Instant NOW = Instant.parse("2026-11-22T12:05:00Z");

  private final RunBench bench = new RunBench();
  private RunBench.Run run;

  @BeforeEach
  void sendAnUpdate() {
    run = bench.drop(RunBench.lines(0, 2, "a"));
    bench.queue(run);
    bench.prepare(run);
    bench.datasets.replies.add(UpdateReply.Accepted::new);
    bench.submit(run);
    assertThat(bench.open(run).updates().log().underWay().orElseThrow().updatedBefore())
        .isEqualTo(BEFORE);
  }

  private void look(String status, @Nullable String updatedAt) {
    run.put("done", true)
        .put("status", status)
        .put("statusMessage", "words")
        .put("statusMessageCode", "SUCCESS")
        .put("updatedAt", updatedAt)
        .put("totalEntries", 2)
        .put("errorEntries", 1)
        .put("attempt", 3);
  }

  private OpenRun settle() {
    return Ends.settle(bench.open(run), run.state(), NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE_COMPLETE", "UPDATE_FAILED", "SOMETHING_NEW"})
  void notesTheEndOfAnUpdateWhoseTimeHasMoved(String status) {
    look(status, AFTER);
    UpdateLog log = settle().updates().log();
    assertThat(log.updates())
        .singleElement()
        .extracting(SentUpdate::end)
        .isEqualTo(new End(NOW.toString(), 3, status, "words", "SUCCESS", AFTER, 2L, 1L));
    assertThat(bench.open(run).updates().log()).isEqualTo(log);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_COMPLETE, 2026-11-22T12:00:00Z",
    "UPDATE_FAILED, 2026-11-22T11:59:59.999Z",
    "CREATE_COMPLETE, 2026-11-22T12:04:00Z"
  })
  void doesNotTakeTheStatusOfSomethingOlderForAnEnd(String status, String updatedAt) {
    look(status, updatedAt);
    End end = settle().updates().log().last().orElseThrow().end();
    assertThat(end)
        .isEqualTo(
            new End(NOW.toString(), 3, SentUpdate.UNSEEN, "words", "SUCCESS", updatedAt, 2L, 1L));
  }

  @Test
  void believesTheStatusOfADatasetWithoutTimes() {
    look("UPDATE_COMPLETE", null);
    End end = settle().updates().log().last().orElseThrow().end();
    assertThat(end)
        .isEqualTo(new End(NOW.toString(), 3, "UPDATE_COMPLETE", "words", "SUCCESS", null, 2L, 1L));
  }

  @Test
  void notesNothingWhileTheUpdateIsUnderWay() {
    look("UPDATE_IN_PROGRESS", AFTER);
    run.put("done", false);
    assertNothingIsNoted();
  }

  @Test
  void notesNothingThatWasSeenOfAnotherUpdate() {
    look("UPDATE_COMPLETE", AFTER);
    run.put("update", 2);
    assertNothingIsNoted();
    run.put("update", null);
    assertNothingIsNoted();
  }

  private void assertNothingIsNoted() {
    String etag = bench.open(run).updates().etag();
    assertThat(settle().updates().log().underWay()).isPresent();
    assertThat(bench.open(run).updates().etag()).isEqualTo(etag);
  }

  @Test
  void notesAnEndOnce() {
    look("UPDATE_COMPLETE", AFTER);
    OpenRun settled = settle();
    look("UPDATE_FAILED", "2026-11-22T12:09:00Z");
    assertThat(settle().updates().log()).isEqualTo(settled.updates().log());
  }

  @Test
  void isDecidedAnewIfAnotherInvocationHasWrittenTheLog() {
    look("UPDATE_COMPLETE", AFTER);
    OpenRun early = bench.open(run);
    Ends.write(bench.open(run), early.updates().log().withdrawn());
    assertThatThrownBy(() -> Ends.settle(early, run.state(), NOW))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("/turn-1/updates.json was written by another invocation");
    assertThat(settle().updates().log()).isEqualTo(UpdateLog.EMPTY);
  }

  @Test
  void findsItsOwnWriteIfItsAnswerWasLost() {
    look("UPDATE_COMPLETE", AFTER);
    bench.store.failAfterNext("putIfUnchanged", new RetryableException("lost"));
    assertThatThrownBy(this::settle).hasMessage("lost");
    OpenRun again = settle();
    assertThat(again.updates().log().underWay()).isEmpty();
    assertThat(again.updates().log().updates()).hasSize(1);
  }

  @Test
  void readsTheEndOfAnUpdateFromTheDatasetThatItHasLeft() {
    UpdateLog log = bench.open(run).updates().log();
    UpdateLog shown = Ends.shown(log, dataset("UPDATE_FAILED", AFTER));
    assertThat(shown.last().orElseThrow().end())
        .isEqualTo(new End(AFTER, 1, "UPDATE_FAILED", "words", "SUCCESS", AFTER, 2L, 1L));
    assertThat(Ends.shown(shown, dataset("UPDATE_COMPLETE", "2026-11-22T12:09:00Z")))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_COMPLETE, 2026-11-22T12:00:00Z",
    "CREATE_COMPLETE, 2026-11-22T12:04:00Z",
    "UPDATE_COMPLETE,"
  })
  void readsNoEndFromADatasetThatShowsNone(String status, @Nullable String updatedAt) {
    UpdateLog log = bench.open(run).updates().log();
    assertThat(Ends.shown(log, dataset(status, updatedAt))).isSameAs(log);
  }

  private static DatasetDescription dataset(String status, @Nullable String updatedAt) {
    Instant time = updatedAt == null ? null : Instant.parse(updatedAt);
    return new DatasetDescription(status, "words", "SUCCESS", time, 2L, 0L, 1L);
  }
}
