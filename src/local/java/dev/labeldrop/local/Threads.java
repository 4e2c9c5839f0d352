package dev.labeldrop.local;

import dev.labeldrop.Waiter;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Who works on a stack, and how they wait: the threads of executions and of deliveries. A test that
 * gives its own decides who runs, and when time passes.
 */
public interface Threads extends ThreadFactory {

  /**
   * Returns when a condition holds or the time is over, whichever is first.
   *
   * @param over the condition; it is looked at again after each {@link #wakeAll()}
   * @param atMost how long; zero and less look at the condition once
   * @throws InterruptedException when the thread is asked to stop
   */
  void await(BooleanSupplier over, Duration atMost) throws InterruptedException;

  /**
   * Lets everybody who waits look at their conditions again. It can be called with locks held that
   * a condition needs, so it runs none of them itself.
   */
  void wakeAll();

  /** A waiter that lets time pass in the same way. */
  default Waiter waiter() {
    return duration -> await(() -> false, duration);
  }

  /** Virtual threads that sleep. */
  static Threads real() {
    return new RealThreads();
  }
}
