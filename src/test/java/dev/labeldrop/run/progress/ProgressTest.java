package dev.labeldrop.run.progress;

import static dev.labeldrop.run.progress.ProgressBench.NO_REASON;
import static dev.labeldrop.run.progress.ProgressBench.end;
import static dev.labeldrop.run.progress.ProgressBench.plan;
import static dev.labeldrop.run.progress.ProgressBench.run;
import static dev.labeldrop.run.progress.ProgressBench.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.progress.ProgressBench.Sends;
import dev.labeldrop.run.progress.ProgressBench.Sent;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent next, and when a turn is over. */
final class ProgressTest {

  @Test
  void sendsOneChunkAfterTheOther() {
    Sent sent = run(plan(3, 2, 1), Set.of());
    assertThat(sent.pieces()).containsExactly("0-3", "3-5", "5-6");
    assertThat(sent.progress().chunksApplied()).isEqualTo(3);
    assertThat(sent.progress().linesApplied()).isEqualTo(6);
    assertThat(sent.progress().failing()).isEmpty();
    assertThat(sent.progress().complete()).isTrue();
  }

  @Test
  void stopsAtTheFirstFailureWhereIsolationIsOff() {
    Sent sent = run(plan(new Isolation(false, 40), 2, 2, 2), Set.of(2));
    assertThat(sent.pieces()).containsExactly("0-2", "2-4");
    assertThat(sent.progress().stopper()).map(SentUpdate::number).contains(2);
    assertThat(sent.progress().linesApplied()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM",
        "The labels are too many (ERROR_MANIFEST_TOO_MANY_LABELS).",
        "ERROR_IMAGES_IN_MULTIPLE_S3_BUCKETS"
      })
  void stopsWhereTheReasonIsNotInTheLines(String reason) {
    Sent sent = run(plan(4, 2), piece -> piece.chunk() == 1, reason);
    assertThat(sent.pieces()).containsExactly("0-4");
    assertThat(sent.progress().stopper()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "DELETE_IN_PROGRESS", "SOMETHING_NEW", ""})
  void stopsWhereAnUpdateEndsInAStatusThatIsNoEnd(String status) {
    Sends plan = plan(4);
    End end = new End("2026-11-22T12:00:10Z", 1, status, null, null, null, null, null);
    Progress progress =
        plan.progress(UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end)));
    assertThat(progress.next()).isEmpty();
    assertThat(progress.stopper()).isPresent();
  }

  @Test
  void sendsNothingWhileAnUpdateIsUnderWay() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end(false, NO_REASON)));
    log = log.plus(update(log, new Piece(2, 4, 6), null));
    Progress progress = plan(4, 2).progress(log);
    assertThat(progress.next()).isEmpty();
    assertThat(progress.complete()).isFalse();
    assertThat(progress.linesApplied()).isEqualTo(4);
  }

  @Test
  void sendsAChunkThatFailedAsAWholeASecondTime() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 4), end(true, NO_REASON)));
    Progress progress = plan(4, 2).progress(log);
    assertThat(progress.next()).contains(new Piece(1, 0, 4));
  }

  @Test
  void refusesALogThatThePlanDoesNotLeadTo() {
    UpdateLog log =
        UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, new Piece(1, 0, 3), end(false, NO_REASON)));
    assertThatThrownBy(() -> plan(4).progress(log))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("update 1");
  }
}
