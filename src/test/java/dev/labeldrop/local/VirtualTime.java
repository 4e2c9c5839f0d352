package dev.labeldrop.local;

import dev.labeldrop.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A clock that stands still until it is moved, and a waiter that moves it: whoever waits for an
 * hour has waited for an hour at once. In UTC. Can be used from any thread.
 */
public final class VirtualTime extends Clock implements Waiter {

  private final List<Duration> waits = new ArrayList<>();
  private Instant now;

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
  }

  /** How long was waited, each time, in order. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public void waitFor(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before a wait of " + duration);
    }
    synchronized (this) {
      advance(duration);
      waits.add(duration);
    }
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
