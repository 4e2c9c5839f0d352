package dev.labeldrop.local.states;

import dev.labeldrop.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when someone waits for it, and the record of all waits. */
final class RecordingTime extends Clock implements Waiter {

  static final Instant START = Instant.parse("2026-01-31T09:30:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = START;

  @Override
  public synchronized void waitFor(Duration duration) {
    waits.add(duration);
    if (duration.isPositive()) {
      now = now.plus(duration);
    }
  }

  /** Lets time pass that nobody waits for: what a slow function takes. */
  synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
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
    throw new UnsupportedOperationException("Nobody asks for the zone.");
  }
}
