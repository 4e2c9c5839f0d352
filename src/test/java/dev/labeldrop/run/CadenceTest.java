package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CadenceTest {

  @ParameterizedTest(name = "after {0} s it waits {1} s")
  @CsvSource({
    "0,1",
    "1,1",
    "9,1",
    "19,1",
    "20,2",
    "29,2",
    "30,3",
    "100,10",
    "599,59",
    "600,60",
    "9999,999",
    "36000,3600",
    "99999,3600"
  })
  void waitsATenthOfTheTimePassed(long passed, long wait) {
    assertThat(Cadence.next(Duration.ofSeconds(passed))).isEqualTo(Duration.ofSeconds(wait));
  }

  @Test
  void keepsTheDatasetIdleForAtMostATenthOfAnyUpdateOfTenSecondsAndMore() {
    for (int took = 10; took <= 600; took++) {
      Duration passed = Duration.ofSeconds(1);
      while (passed.toSeconds() < took) {
        passed = passed.plus(Cadence.next(passed));
      }
      assertThat(passed.toSeconds() - took)
          .as("update of %d s", took)
          .isLessThanOrEqualTo(took / 10);
    }
  }

  @Test
  void looksAtAnUpdateOfAnHour77Times() {
    int looks = 1;
    while (Cadence.before(looks).compareTo(Duration.ofHours(1)) < 0) {
      looks++;
    }
    assertThat(looks).isEqualTo(77);
  }

  @Test
  void tellsFromTheAttemptHowMuchTimeItHasLetPass() {
    assertThat(Cadence.before(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Cadence.before(20)).isEqualTo(Duration.ofSeconds(20));
    assertThat(Cadence.before(21)).isEqualTo(Duration.ofSeconds(22));
  }
}
