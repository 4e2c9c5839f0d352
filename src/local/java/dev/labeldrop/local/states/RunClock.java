package dev.labeldrop.local.states;

import dev.labeldrop.Waiter;
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
  private final Waiter waiter;
  private final @Nullable Instant deadline;
  private final BooleanSupplier goesOn;

  // Guarded by this object's monitor: the run's thread while it pauses.
  private @Nullable Thread pausing;

  /**
   * The time of a run that starts now.
   *
   * @param timeout how long the run may take; null for no limit
   * @param goesOn whether the run still has its execution
   */
  RunClock(Clock clock, Waiter waiter, @Nullable Duration timeout, BooleanSupplier goesOn) {
    this.clock = clock;
    this.waiter = waiter;
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
    Duration left = deadline == null ? duration : Duration.between(now(), deadline);
    setPausing(Thread.currentThread());
    try {
      // After setPausing: whoever takes the execution away from now on finds this thread.
      if (!goesOn.getAsBoolean()) {
        throw new RunEnd(RunEnd.Reason.STOPPED);
      }
      waiter.waitFor(duration.compareTo(left) < 0 ? duration : left);
    } catch (InterruptedException _) {
      throw new RunEnd(RunEnd.Reason.STOPPED);
    } finally {
      setPausing(null);
    }
    check();
  }

  /** Ends a pause of a run that has lost its execution. Does nothing while a function is called. */
  synchronized void interruptPause() {
    if (pausing != null) {
      pausing.interrupt();
    }
  }

  private synchronized void setPausing(@Nullable Thread thread) {
    pausing = thread;
  }
}
