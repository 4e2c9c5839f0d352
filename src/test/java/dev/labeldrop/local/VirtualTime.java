package dev.labeldrop.local;

import dev.labeldrop.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A clock that stands still until it is moved. Its threads move it when all of them wait: on to the
 * earliest end of a wait, whose thread goes on alone. Whoever is none of its threads moves it at
 * once, by what they wait for. In UTC. Can be used from any thread.
 */
public final class VirtualTime extends Clock implements Waiter, Threads {

  // All below is guarded by this object's monitor.
  private final List<Duration> waits = new ArrayList<>();
  private final Set<Thread> threads = new HashSet<>();
  private final Set<Sleeper> sleepers = new LinkedHashSet<>();
  private Instant now;
  private long wakes;

  private record Sleeper(Thread thread, Instant end) {}

  /** Stands at that time. */
  public VirtualTime(Instant start) {
    now = start;
  }

  /** Stands at that time, such as {@code 2026-01-02T03:04:05Z}. */
  public static VirtualTime at(String start) {
    return new VirtualTime(Instant.parse(start));
  }

  /** Moves on. */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Time does not go back: " + duration);
    }
    now = now.plus(duration);
    sleepers.removeIf(sleeper -> !sleeper.end().isAfter(now));
    notifyAll();
  }

  /** Does something that takes no time, whoever waits: the calling thread is one of its threads. */
  public void standingStill(Runnable work) {
    synchronized (this) {
      threads.add(Thread.currentThread());
    }
    try {
      work.run();
    } finally {
      leave();
    }
  }

  /** How long was waited, each time, in order. A wait for something is there with its limit. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                work.run();
              } finally {
                leave();
              }
            });
    synchronized (this) {
      threads.add(thread);
    }
    return thread;
  }

  @Override
  public void waitFor(Duration duration) throws InterruptedException {
    await(() -> false, duration);
  }

  @Override
  public void await(BooleanSupplier over, Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before a wait of " + atMost);
    }
    Instant end = begin(atMost);
    long seen;
    do {
      seen = wakes();
    } while (!over.getAsBoolean() && wokenAgain(seen, end));
  }

  @Override
  public synchronized void wakeAll() {
    wakes++;
    sleepers.clear();
    notifyAll();
  }

  private synchronized Instant begin(Duration atMost) {
    waits.add(atMost);
    return atMost.isNegative() ? now : now.plus(atMost);
  }

  private synchronized long wakes() {
    return wakes;
  }

  /** Sleeps until somebody calls wakeAll, or the time is over: then it answers false. */
  private synchronized boolean wokenAgain(long seen, Instant end) throws InterruptedException {
    if (!threads.contains(Thread.currentThread())) {
      advance(end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
    }
    Sleeper self = new Sleeper(Thread.currentThread(), end);
    if (wakes == seen && now.isBefore(end)) {
      sleepers.add(self);
      moveOnIfAllSleep();
    }
    try {
      while (sleepers.contains(self)) {
        wait();
      }
    } finally {
      sleepers.remove(self);
    }
    return now.isBefore(end);
  }

  private synchronized void leave() {
    threads.remove(Thread.currentThread());
    moveOnIfAllSleep();
  }

  private void moveOnIfAllSleep() {
    if (sleepers.isEmpty() || sleepers.size() < threads.size()) {
      return;
    }
    Sleeper first = sleepers.stream().min(Comparator.comparing(Sleeper::end)).orElseThrow();
    now = first.end().isAfter(now) ? first.end() : now;
    sleepers.remove(first);
    notifyAll();
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    if (!zone.equals(ZoneOffset.UTC)) {
      throw new UnsupportedOperationException("Virtual time is in UTC, not in " + zone);
    }
    return this;
  }
}
