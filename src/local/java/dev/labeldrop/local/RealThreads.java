package dev.labeldrop.local;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Virtual threads, and waits in real time. */
final class RealThreads implements Threads {

  private final ThreadFactory factory = Thread.ofVirtual().name("stack-", 0).factory();

  // Guarded by this object's monitor: how often somebody called wakeAll.
  private long wakes;

  @Override
  public Thread newThread(Runnable work) {
    return factory.newThread(work);
  }

  @Override
  public void await(BooleanSupplier over, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    long seen;
    do {
      seen = wakes();
    } while (!over.getAsBoolean() && wokenAgain(seen, end));
  }

  @Override
  public synchronized void wakeAll() {
    wakes++;
    notifyAll();
  }

  private synchronized long wakes() {
    return wakes;
  }

  /** Waits for a call of wakeAll that was not seen yet; false when the time is over before. */
  private synchronized boolean wokenAgain(long seen, long end) throws InterruptedException {
    while (wakes == seen) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
