package dev.labeldrop;

import java.time.Duration;

/** Lets time pass. Deployed code sleeps; tests move a clock. */
@FunctionalInterface
public interface Waiter {

  /**
   * Returns when the time is over.
   *
   * @param duration how long; zero and less return at once
   * @throws InterruptedException when the thread is asked to stop
   */
  void waitFor(Duration duration) throws InterruptedException;

  /** The waiter that sleeps: the one place where a thread does. */
  static Waiter sleeping() {
    return Thread::sleep;
  }
}
