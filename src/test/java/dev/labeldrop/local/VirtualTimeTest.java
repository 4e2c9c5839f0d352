package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class VirtualTimeTest {

  private final VirtualTime time = VirtualTime.at("2026-01-02T03:04:05Z");

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));

    time.advance(Duration.ofHours(2));

    assertThat(time.instant()).isEqualTo(Instant.parse("2026-01-02T05:04:05Z"));
  }

  @Test
  void movesOnWhenSomebodyWaits() throws InterruptedException {
    time.waitFor(Duration.ofSeconds(5));
    time.waitFor(Duration.ZERO);

    assertThat(time.instant()).isEqualTo(Instant.parse("2026-01-02T03:04:10Z"));
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(5), Duration.ZERO);
  }

  @Test
  void doesNotGoBack() {
    assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotMoveForAThreadThatIsAskedToStop() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.waitFor(Duration.ofSeconds(5)))
        .isInstanceOf(InterruptedException.class);
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }
}
