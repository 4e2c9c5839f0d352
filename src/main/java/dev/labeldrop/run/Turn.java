package dev.labeldrop.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an update waits for its turn where the dataset is busy, with an update of somebody else
 * or with another run.
 *
 * @param deadline when its turn must have come
 * @param refusals how often it was refused, this time included
 * @param waitSeconds how long to wait before the next try
 */
record Turn(Instant deadline, int refusals, long waitSeconds) {

  /** The first wait; it doubles from there. */
  private static final int SHORTEST_WAIT_SECONDS = 2;

  /** Two minutes between two questions cost little and keep nobody long. */
  private static final int LONGEST_WAIT_SECONDS = 120;

  /**
   * How long an update waits for its turn. Large files of others take hours; at one question every
   * two minutes a day is some 18,000 of the 25,000 events that an execution may have.
   */
  static final Duration LONGEST = Duration.ofHours(24);

  /** "Retry later" is what the API model says of SERVICE_ERROR. */
  private static final int WAIT_AFTER_SERVICE_ERROR_SECONDS = 30;

  /** The turn of lines that failed through no fault of theirs. */
  static Turn afterServiceError(Instant now) {
    return new Turn(now.plus(LONGEST), 1, WAIT_AFTER_SERVICE_ERROR_SECONDS);
  }

  /**
   * The turn after one more refusal.
   *
   * @param before how often it was refused before; null for never
   * @param deadline when its turn must have come, ISO-8601; null on the first refusal
   */
  static Turn after(@Nullable Integer before, @Nullable String deadline, Instant now) {
    int refusals = before == null ? 0 : before;
    Instant given = refusals == 0 ? null : Input.time(deadline, "deadline");
    long wait =
        Math.min(LONGEST_WAIT_SECONDS, (long) SHORTEST_WAIT_SECONDS << Math.min(refusals, 6));
    return new Turn(given == null ? now.plus(LONGEST) : given, refusals + 1, wait);
  }
}
