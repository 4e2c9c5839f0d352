package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventBudgetTest {

  @ParameterizedTest(name = "{0} updates of {1} looks, refused {2} times: {3}")
  @CsvSource({
    "0, 1, 880, true",
    "0, 1, 881, false",
    "500, 4, 0, true",
    "510, 4, 0, true",
    "512, 4, 0, false",
    "215, 11, 0, false",
    "215, 10, 0, true",
  })
  void endsARunBeforeItsExecutionIsEnded(int updates, int looks, int refusals, boolean room) {
    UpdateLog log = UpdateLog.EMPTY;
    for (int i = 1; i <= updates; i++) {
      log =
          log.plus(
              new SentUpdate(
                  i,
                  new Piece(i, 0, 1),
                  i,
                  i,
                  1,
                  null,
                  Runs.NOON.toString(),
                  null,
                  new SentUpdate.End(Runs.NOON.toString(), looks, "UPDATE_COMPLETE", null, null)));
    }
    UpdateLog whole = log;
    if (room) {
      assertThatCode(() -> EventBudget.check(whole, refusals)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> EventBudget.check(whole, refusals))
          .isInstanceOfSatisfying(
              PermanentException.class,
              e -> assertThat(e.code()).isEqualTo(Code.ERROR_EXECUTION_TOO_LONG));
    }
  }

  @Test
  void leavesRoomForTheLongestUpdateAndTheReport() {
    int listing = 5_000 / EntryListing.PAGES_A_TURN * 7;
    int longest = EventBudget.EVENTS_OF_AN_UPDATE + 110 * EventBudget.EVENTS_OF_A_LOOK;
    assertThat(EventBudget.MOST_EVENTS + longest + listing + 100).isLessThan(25_000);
  }
}
