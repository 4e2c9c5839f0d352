package dev.labeldrop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class ThreadsTest {

  private static final Duration FOR_EVER = Duration.ofSeconds(99_999_999);

  private final Threads threads = Threads.real();

  @Test
  void doNotWaitForWhatHolds() throws InterruptedException {
    threads.await(() -> true, FOR_EVER);
  }

  @Test
  void doNotWaitWhenTheTimeIsOver() throws InterruptedException {
    threads.await(() -> false, Duration.ZERO);
    threads.await(() -> false, Duration.ofSeconds(-1));
  }

  @Test
  void wakeWhoWaits() throws InterruptedException {
    AtomicBoolean happened = new AtomicBoolean();
    CountDownLatch looked = new CountDownLatch(1);
    Thread waiting =
        threads.newThread(() -> {
          try {
            threads.await(
                () -> {
                  looked.countDown();
                  return happened.get();
                },
                FOR_EVER);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    waiting.start();
    looked.await();
    threads.wakeAll();
    happened.set(true);
    threads.wakeAll();
    waiting.join();
    assertThat(waiting.isAlive()).isFalse();
  }

  @Test
  void endTheWaitOfAThreadThatIsAskedToStop() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> threads.waiter().waitFor(FOR_EVER))
        .isInstanceOf(InterruptedException.class);
  }
}
