package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.Range;
import dev.labeldrop.local.asl.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The retries of a state from its entry to its end. Each retrier counts for itself.
 *
 * <p>Example: {@code IntervalSeconds} 3, {@code BackoffRate} 2, {@code MaxDelaySeconds} 10 wait 3,
 * 6, 10, 10 seconds.
 */
final class RetryPolicy {

  private static final double MILLIS = 1_000;

  private final List<Retrier> retriers;
  private final RandomGenerator random;
  private final int[] attempts;
  private int retries;

  RetryPolicy(List<Retrier> retriers, RandomGenerator random) {
    this.retriers = retriers;
    this.random = random;
    this.attempts = new int[retriers.size()];
  }

  /** How many retries there were, of all retriers. */
  int retries() {
    return retries;
  }

  /**
   * Counts a failure.
   *
   * @return how long to wait before the next try; empty when there is to be none, because the first
   *     retrier that is about the failure has no attempts left, or none is about it
   */
  Optional<Duration> next(Failure failure) {
    for (int i = 0; i < attempts.length; i++) {
      Retrier retrier = retriers.get(i);
      if (failure.isAmong(retrier.errors())) {
        if (attempts[i] == retrier.maxAttempts()) {
          return Optional.empty();
        }
        retries++;
        return Optional.of(delay(retrier, attempts[i]++));
      }
    }
    return Optional.empty();
  }

  private Duration delay(Retrier retrier, int before) {
    Integer cap = retrier.maxDelaySeconds();
    double seconds =
        Math.min(
            retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), before),
            cap == null ? Range.SECONDS.last() : cap);
    double millis = seconds * MILLIS;
    return Duration.ofMillis(
        retrier.fullJitter() ? (long) (random.nextDouble() * millis) : Math.round(millis));
  }
}
