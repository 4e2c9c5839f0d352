package dev.labeldrop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {

  private static final Pace NONE = new Pace(null);

  @Test
  void waitsOneSecondForTheFirstUpdateOfAll() {
    assertThat(NONE.firstWait(5_000_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void expectsTheNextUpdateToTakeAsLongPerByteAsTheLast() {
    Pace pace = NONE.learn(5_000_000, Duration.ofSeconds(10));
    assertThat(pace.secondsPerMegabyte()).isEqualTo(2.0);
    assertThat(pace.firstWait(5_000_000)).isEqualTo(Duration.ofSeconds(10));
    assertThat(pace.firstWait(2_500_000)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void movesHalfWayToWhatItSees() {
    Pace pace =
        NONE.learn(5_000_000, Duration.ofSeconds(10)).learn(5_000_000, Duration.ofSeconds(14));
    assertThat(pace.secondsPerMegabyte()).isEqualTo(2.4);
  }

  @Test
  void roundsTheWaitUpSoThatOneLookIsEnough() {
    Pace pace = NONE.learn(1_000_000, Duration.ofMillis(10_300));
    assertThat(pace.firstWait(1_000_000)).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void neverWaitsLessThanASecondNorMoreThanTenMinutes() {
    assertThat(NONE.learn(5_000_000, Duration.ofMillis(1)).firstWait(100))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(NONE.learn(100, Duration.ofSeconds(60)).firstWait(5_000_000))
        .isEqualTo(Duration.ofMinutes(10));
  }
}
