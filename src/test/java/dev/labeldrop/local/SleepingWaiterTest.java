package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SleepingWaiterTest {

  @Test
  void returnsNoSoonerThanAskedFor() throws InterruptedException {
    long start = System.nanoTime();

    new SleepingWaiter().waitFor(Duration.ofMillis(5));

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void stopsWhenItsThreadIsAskedTo() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new SleepingWaiter().waitFor(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
  }
}
