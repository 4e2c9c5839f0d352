package dev.labeldrop.local.states;

import dev.labeldrop.local.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of one run: what time it is, what the run has left, and its pauses.
 *
 * <p>The state machine's time for an execution counts from the start of the run. It ends a pause
 * where it is over, but not a function that is being called: that is looked at when the function
 * has answered.
 */
final class RunClock {

  private final Clock clock;
  private final Threads threads;
  private final @Nullable Instant deadline;
  private final BooleanSupplier goesOn;

  /**
   * The time of a run that starts now.
   *
   * @param timeout how long the run may take; null for no limit
   * @param goesOn whether the run still has its execution
   */
  RunClock(Clock clock, Threads threads, @Nullable Duration timeout, BooleanSupplier goesOn) {
    this.clock = clock;
    this.threads = threads;
    this.deadline = timeout == null ? null : clock.instant().plus(timeout);
    this.goesOn = goesOn;
  }

  Instant now() {
    return clock.instant();
  }

  /** Ends the run when its time is over. */
  void check() {
    if (deadline != null && !now().isBefore(deadline)) {
      throw new RunEnd(RunEnd.Reason.TIMED_OUT);
    }
  }

  /** Lets time pass, but not more than the run has left. */
  void pause(Duration duration) {
    await(() -> false, duration);
  }

  /**
   * Waits until a condition holds, but not longer than the run has left. A run that loses its
   * execution meanwhile ends at once.
   */
  void await(BooleanSupplier over, Duration atMost) {
    Duration left = deadline == null ? atMost : Duration.between(now(), deadline);
    try {
      threads.await(
          () -> over.getAsBoolean() || !goesOn.getAsBoolean(),
          atMost.compareTo(left) < 0 ? atMost : left);
    } catch (InterruptedException _) {
      throw new RunEnd(RunEnd.Reason.STOPPED);
    }
    if (!goesOn.getAsBoolean()) {
      throw new RunEnd(RunEnd.Reason.STOPPED);
    }
    check();
  }
}
