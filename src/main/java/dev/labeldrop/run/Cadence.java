package dev.labeldrop.run;

import java.time.Duration;

/**
 * How long to wait between two looks at an update. Each wait is a tenth of the time that has passed
 * since the update was submitted, so the dataset is idle for at most a tenth of the update's time,
 * and an update of any length costs few looks.
 *
 * <p>Example: looks at 1, 2, 3 … 20 s (waits of 1 s, the shortest), then at 22, 24, … 30, 33, 36 …
 * s; an hour's update is looked at 77 times.
 */
final class Cadence {

  /** Step Functions waits in whole seconds (States Language, {@code Wait.Seconds}). */
  static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A person who waits for a notice should not wait an hour longer than the service took. */
  static final Duration LONGEST = Duration.ofHours(1);

  /** A tenth: the share of an update's time that its dataset may be idle. */
  private static final int PARTS = 10;

  private Cadence() {}

  /** The wait before the next look, in whole seconds. */
  static Duration next(Duration sinceSubmit) {
    Duration wait = Duration.ofSeconds(sinceSubmit.dividedBy(PARTS).toSeconds());
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /**
   * The time that this cadence itself has let pass before a look, for callers that do not know when
   * the update was submitted.
   *
   * @param attempt number of the look, from 1
   */
  static Duration before(int attempt) {
    Duration passed = SHORTEST;
    for (int i = 1; i < attempt && passed.compareTo(Duration.ofDays(1)) < 0; i++) {
      passed = passed.plus(next(passed));
    }
    return passed;
  }
}
