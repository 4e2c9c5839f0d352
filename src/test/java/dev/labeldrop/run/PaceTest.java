package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {

  private static final Pace NONE = new Pace(null);

  @Test
  void waitsOneSecondForTheFirstUpdateOfAll() {
    assertThat(NONE.firstWait(5_000_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void looksATwentiethEarlierThanTheLastUpdateSuggests() {
    Pace pace = NONE.learn(5_000_000, Duration.ofSeconds(10));
    assertThat(pace.secondsPerMegabyte()).isEqualTo(2.0);
    assertThat(pace.firstWait(10_000_000)).isEqualTo(Duration.ofSeconds(19));
  }

  @Test
  void movesHalfWayToWhatItSees() {
    Pace pace =
        NONE.learn(5_000_000, Duration.ofSeconds(10)).learn(5_000_000, Duration.ofSeconds(14));
    assertThat(pace.secondsPerMegabyte()).isEqualTo(2.4);
  }

  @Test
  void roundsTheWaitDownToWholeSeconds() {
    Pace pace = NONE.learn(1_000_000, Duration.ofMillis(11_500));
    assertThat(pace.firstWait(1_000_000)).isEqualTo(Duration.ofSeconds(10));
  }

  /** Looks come a second apart, then a tenth of the time that has passed. */
  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 17, 20, 33, 60, 100, 250, 599})
  void leavesTheDatasetIdleForLessThanATenthOfAnUpdateOnceItKnowsThePace(int seconds) {
    Pace pace = NONE;
    for (int update = 0; update < 50; update++) {
      Duration passed = pace.firstWait(5_000_000);
      while (passed.toSeconds() < seconds) {
        passed = passed.plus(Cadence.next(passed));
      }
      long idle = passed.toSeconds() - seconds;
      assertThat(idle).as("after update %d", update).isLessThanOrEqualTo(seconds / 10);
      pace = pace.learn(5_000_000, passed);
    }
  }

  @Test
  void neverWaitsLessThanASecondNorMoreThanTenMinutes() {
    assertThat(NONE.learn(5_000_000, Duration.ofMillis(1)).firstWait(100))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(NONE.learn(100, Duration.ofSeconds(60)).firstWait(5_000_000))
        .isEqualTo(Duration.ofMinutes(10));
  }

  /** 25,000 events are what an execution may have; a look is 9 of them, an update 16. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 60, 600, 3_600})
  void looksSeldomAtParts(int seconds) {
    PlannedRun planned = new PlannedRun(Runs.lines("ab"));
    Plan plan = planned.files.plan();
    UpdateLog log = UpdateLog.EMPTY;
    for (int part = 0; part < 3; part++) {
      Duration passed = Pace.ofPart(plan, log);
      int looks = 1;
      while (passed.toSeconds() < seconds) {
        passed = passed.plus(Cadence.next(passed));
        looks++;
      }
      if (part > 0) {
        assertThat(looks).isLessThanOrEqualTo(5);
      }
      log =
          log.plus(
              new SentUpdate(
                  part + 1,
                  new Piece(1, 0, 1),
                  1,
                  1,
                  1,
                  null,
                  Runs.NOON.toString(),
                  null,
                  new SentUpdate.End(
                      Runs.NOON.plus(passed).toString(), looks, "UPDATE_FAILED", null, null)));
    }
  }
}
