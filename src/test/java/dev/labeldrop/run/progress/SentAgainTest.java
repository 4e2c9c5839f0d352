package dev.labeldrop.run.progress;

import static dev.labeldrop.run.progress.ProgressBench.NO_REASON;
import static dev.labeldrop.run.progress.ProgressBench.end;
import static dev.labeldrop.run.progress.ProgressBench.has;
import static dev.labeldrop.run.progress.ProgressBench.plan;
import static dev.labeldrop.run.progress.ProgressBench.unanswered;
import static dev.labeldrop.run.progress.ProgressBench.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.SentUpdate.End;
import dev.labeldrop.run.files.UpdateLog;
import dev.labeldrop.run.progress.ProgressBench.Sends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines are sent again if the end of their update says nothing of them. */
final class SentAgainTest {

  private static final End SERVICE_ERROR =
      new End("2026-11-22T12:00:10Z", 1, "UPDATE_FAILED", null, "SERVICE_ERROR", null, null, null);

  @ParameterizedTest(name = "after {0} service errors it has sent {1} updates")
  @CsvSource({"1, 2", "2, 3", "3, 3"})
  void sendsTheSameLinesAgainAfterAnErrorOfTheService(int errors, int updates) {
    Sends plan = plan(4);
    UpdateLog log = UpdateLog.EMPTY;
    for (int i = 0; plan.progress(log).next().isPresent(); i++) {
      Piece piece = plan.progress(log).next().orElseThrow();
      assertThat(piece).isEqualTo(new Piece(1, 0, 4));
      End end = i < errors ? SERVICE_ERROR : end(false, NO_REASON);
      log = log.plus(update(log, piece, end));
    }
    assertThat(log.updates()).hasSize(updates);
    assertThat(plan.progress(log).stopper().isPresent()).isEqualTo(errors == 3);
  }

  @Test
  void sendsEveryPieceAgainThatMeetsOneErrorOfTheService() {
    Sends plan = plan(16);
    UpdateLog log = UpdateLog.EMPTY;
    Piece last = null;
    for (Progress now = plan.progress(log); now.next().isPresent(); ) {
      Piece piece = now.next().get();
      End end =
          has(piece, 15) || piece.equals(last) ? end(has(piece, 15), NO_REASON) : SERVICE_ERROR;
      log = log.plus(update(log, piece, end));
      last = piece;
      now = plan.progress(log);
    }
    Progress end = plan.progress(log);
    assertThat(end.stopper()).isEmpty();
    assertThat(end.failing()).containsExactly(new Piece(1, 15, 16));
  }

  @ParameterizedTest(name = "after {0} ends that were not seen it has sent {1} updates")
  @CsvSource({"1, 2", "2, 3", "3, 3"})
  void sendsTheSameLinesAgainIfTheirEndWasNotSeen(int unseen, int updates) {
    Sends plan = plan(4);
    UpdateLog log = UpdateLog.EMPTY;
    for (int i = 0; plan.progress(log).next().isPresent(); i++) {
      Piece piece = plan.progress(log).next().orElseThrow();
      assertThat(plan.progress(log).again()).isEqualTo(i > 0);
      End end =
          i < unseen
              ? new End("2026-11-22T12:00:10Z", 1, SentUpdate.UNSEEN, null, null, null, null, null)
              : end(false, NO_REASON);
      log = log.plus(update(log, piece, end));
    }
    assertThat(log.updates()).hasSize(updates);
    assertThat(plan.progress(log).stopper().isPresent()).isEqualTo(unseen == 3);
  }

  @Test
  void sendsLinesAgainThatTheServiceDidNotSurelyTakeHoweverThatEnded() {
    Sends plan = plan(4);
    UpdateLog log = UpdateLog.EMPTY;
    log = log.plus(unanswered(log, new Piece(1, 0, 4))).ended(end(true, NO_REASON));
    assertThat(plan.progress(log).next()).contains(new Piece(1, 0, 4));
    log = log.plus(unanswered(log, new Piece(1, 0, 4))).ended(end(false, NO_REASON));
    assertThat(plan.progress(log).next()).contains(new Piece(1, 0, 4));
    log = log.plus(update(log, new Piece(1, 0, 4), end(false, NO_REASON)));
    assertThat(plan.progress(log).linesApplied()).isEqualTo(4);
  }

  /**
   * A failure may be that other update's; a completed end is believed, and looked at afterwards.
   */
  @Test
  void blamesNoLineForAFailureBeforeWhichAnotherUpdateWasSeenToBegin() {
    Sends plan = plan(4);
    Piece all = new Piece(1, 0, 4);
    UpdateLog log = UpdateLog.EMPTY.plus(update(UpdateLog.EMPTY, all, joined("UPDATE_FAILED")));
    assertThat(plan.progress(log).next()).contains(all);
    assertThat(plan.progress(log).failing()).isEmpty();
    log = log.plus(update(log, all, joined("UPDATE_COMPLETE")));
    assertThat(plan.progress(log).linesApplied()).isEqualTo(4);
  }

  private static End joined(String status) {
    return new End("2026-11-22T12:00:10Z", 1, status, null, null, null, null, null, true);
  }

  @Test
  void countsNoEndThatSaysNothingAmongThoseThatBlameALine() {
    Sends plan = plan(new Isolation(true, 4), 4);
    UpdateLog log = UpdateLog.EMPTY;
    log = log.plus(update(log, new Piece(1, 0, 4), end(true, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 0, 4), end(true, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 0, 2), end(false, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 2, 3), end(false, NO_REASON)));
    log = log.plus(unanswered(log, new Piece(1, 3, 4))).ended(end(true, NO_REASON));
    for (boolean failed : new boolean[] {true, true}) {
      Progress progress = plan.progress(log);
      assertThat(progress.failing()).isEmpty();
      assertThat(progress.next()).contains(new Piece(1, 3, 4));
      log = log.plus(update(log, new Piece(1, 3, 4), end(failed, NO_REASON)));
    }
    assertThat(plan.progress(log).failing()).containsExactly(new Piece(1, 3, 4));
    assertThat(plan.progress(log).complete()).isTrue();
  }

  @Test
  void sendsLinesAgainThatNoEndSaysAnythingOfThoughNoUpdateIsLeftToSearch() {
    Sends plan = plan(new Isolation(true, 1), 2, 2);
    UpdateLog log = UpdateLog.EMPTY;
    log = log.plus(update(log, new Piece(1, 0, 2), end(true, NO_REASON)));
    log = log.plus(update(log, new Piece(1, 0, 2), end(true, NO_REASON)));
    for (int i = 0; i < 3; i++) {
      assertThat(plan.progress(log).next()).contains(new Piece(2, 2, 4));
      log = log.plus(unanswered(log, new Piece(2, 2, 4))).ended(end(false, NO_REASON));
    }
    Progress progress = plan.progress(log);
    assertThat(progress.stopper()).map(SentUpdate::number).contains(5);
    assertThat(progress.failing()).containsExactly(new Piece(1, 0, 2));
  }

  @Test
  void endsIfTheServiceFailsThreeTimesWhenALineIsSentOnceMore() {
    Sends plan = plan(new Isolation(true, 5), 8);
    UpdateLog log = UpdateLog.EMPTY;
    for (boolean failed : new boolean[] {true, true, true, false, false, false}) {
      log = log.plus(update(log, plan.progress(log).next().orElseThrow(), end(failed, NO_REASON)));
    }
    for (int i = 0; i < 3; i++) {
      assertThat(plan.progress(log).next()).contains(new Piece(1, 3, 4));
      End fault = SERVICE_ERROR;
      log = log.plus(update(log, new Piece(1, 3, 4), fault));
    }
    assertThat(plan.progress(log).stopper()).map(SentUpdate::number).contains(9);
    assertThat(plan.progress(log).failing()).isEmpty();
  }
}
