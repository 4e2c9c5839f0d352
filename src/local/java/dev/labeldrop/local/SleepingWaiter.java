package dev.labeldrop.local;

import java.time.Duration;

/** The waiter of real time. */
public final class SleepingWaiter implements Waiter {

  /** Makes one; it has no state. */
  public SleepingWaiter() {}

  @Override
  public void waitFor(Duration duration) throws InterruptedException {
    // The one sleep of the project: a Wait state that runs against the real clock has nothing else
    // to wait for. Whatever can be waited for by its event is, and tests bring a waiter of their
    // own.
    Thread.sleep(duration);
  }
}
