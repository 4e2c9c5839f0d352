package dev.labeldrop.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.asl.Retrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {

  @Test
  void growsTheIntervalByTheRate() {
    assertThat(delays(retrier(3, 4, 1.5, null, false)))
        .containsExactly(millis(3_000), millis(4_500), millis(6_750), millis(10_125));
  }

  @Test
  void capsTheInterval() {
    assertThat(delays(retrier(3, 4, 2, 10, false)))
        .containsExactly(millis(3_000), millis(6_000), millis(10_000), millis(10_000));
  }

  @Test
  void capsTheFirstIntervalToo() {
    assertThat(delays(retrier(30, 1, 2, 10, false))).containsExactly(millis(10_000));
  }

  @Test
  void neverWaitsLongerThanALimitThatHasNoCap() {
    assertThat(delays(retrier(99_999_999, 3, 1e300, null, false)))
        .containsOnly(Duration.ofSeconds(99_999_999));
  }

  @Test
  void triesNotAtAllWithoutAttempts() {
    assertThat(delays(retrier(1, 0, 2, null, false))).isEmpty();
  }

  @Test
  void drawsEachWaitBetweenZeroAndTheInterval() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      assertThat(delays(retrier(3, 3, 2, 10, true), new SplittableRandom(seed)))
          .as("seed %d", seed)
          .containsExactly(
              millis((long) (random.nextDouble() * 3_000)),
              millis((long) (random.nextDouble() * 6_000)),
              millis((long) (random.nextDouble() * 10_000)));
    }
  }

  @Test
  void countsEachRetrierForItself() {
    RetryPolicy policy =
        new RetryPolicy(
            List.of(
                new Retrier(List.of("A", "B"), 1, 2, 2, null, false),
                new Retrier(List.of("C"), 5, 3, 2, null, false)),
            new SplittableRandom(1));
    // The example of the developer guide, "Retry examples using Retry field only".
    assertThat(policy.next(new Failure("A", null))).contains(Duration.ofSeconds(1));
    assertThat(policy.next(new Failure("B", null))).contains(Duration.ofSeconds(2));
    assertThat(policy.next(new Failure("C", null))).contains(Duration.ofSeconds(5));
    assertThat(policy.retries()).isEqualTo(3);
    assertThat(policy.next(new Failure("B", null))).isEmpty();
    assertThat(policy.retries()).isEqualTo(3);
  }

  @Test
  void doesNotPassAFailureOnToALaterRetrier() {
    RetryPolicy policy =
        new RetryPolicy(
            List.of(
                new Retrier(List.of("A"), 1, 0, 2, null, false),
                new Retrier(List.of("States.ALL"), 1, 3, 2, null, false)),
            new SplittableRandom(1));
    assertThat(policy.next(new Failure("A", null))).isEmpty();
    assertThat(policy.next(new Failure("B", null))).isPresent();
  }

  private static Retrier retrier(
      int interval, int attempts, double rate, @Nullable Integer cap, boolean jitter) {
    return new Retrier(List.of("States.ALL"), interval, attempts, rate, cap, jitter);
  }

  private static List<Duration> delays(Retrier retrier) {
    return delays(retrier, new SplittableRandom(1));
  }

  /** All the waits until the policy gives up. */
  private static List<Duration> delays(Retrier retrier, SplittableRandom random) {
    RetryPolicy policy = new RetryPolicy(List.of(retrier), random);
    List<Duration> delays = new ArrayList<>();
    while (policy.next(new Failure("A", null)).map(delays::add).isPresent()) {
      assertThat(delays).hasSizeLessThanOrEqualTo(retrier.maxAttempts());
    }
    return delays;
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
