package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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

  @Test
  void movesOnOnlyWhenAllOfItsThreadsWait() throws InterruptedException {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Thread one = time.newThread(() -> sleeper("one", 3, log));
    Thread two = time.newThread(() -> sleeper("two", 5, log));
    one.start();
    two.start();
    one.join();
    two.join();

    assertThat(log)
        .containsExactly("one at 3", "two at 5", "one at 6", "one at 9", "two at 10", "two at 15");
  }

  @Test
  void standsStillWhileSomethingIsDone() throws InterruptedException {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch started = new CountDownLatch(1);
    Thread one =
        time.newThread(() -> {
          started.countDown();
          sleeper("one", 3, log);
        });
    time.standingStill(() -> {
      one.start();
      try {
        started.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      log.add("done at " + seconds());
    });
    one.join();

    assertThat(log).containsExactly("done at 0", "one at 3", "one at 6", "one at 9");
  }

  @Test
  void wakesWhoWaitsForWhatHasHappened() throws InterruptedException {
    AtomicBoolean happened = new AtomicBoolean();
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Thread waiting =
        time.newThread(() -> {
          awaitQuietly(happened::get, 60);
          log.add("woken at " + seconds());
        });
    Thread acting =
        time.newThread(() -> {
          awaitQuietly(() -> false, 4);
          time.wakeAll();
          awaitQuietly(() -> false, 3);
          happened.set(true);
          time.wakeAll();
        });
    waiting.start();
    acting.start();
    waiting.join();
    acting.join();

    assertThat(log).containsExactly("woken at 7");
  }

  private void sleeper(String name, int seconds, List<String> log) {
    for (int i = 0; i < 3; i++) {
      awaitQuietly(() -> false, seconds);
      log.add(name + " at " + seconds());
    }
  }

  private void awaitQuietly(BooleanSupplier over, int seconds) {
    try {
      time.await(over, Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long seconds() {
    return Duration.between(Instant.parse("2026-01-02T03:04:05Z"), time.instant()).toSeconds();
  }
}
