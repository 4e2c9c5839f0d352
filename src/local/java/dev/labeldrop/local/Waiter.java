package dev.labeldrop.local;

import java.time.Duration;

/** Waiting, passed in: real time for the command line, virtual time for tests. */
@FunctionalInterface
public interface Waiter {

  /**
   * Returns when a time has passed.
   *
   * @param duration how long; zero or less returns at once
   * @throws InterruptedException when the thread is told to stop
   */
  void waitFor(Duration duration) throws InterruptedException;
}
