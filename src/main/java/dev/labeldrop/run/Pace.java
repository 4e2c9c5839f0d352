package dev.labeldrop.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the next update's length: about as long per byte as the last ones took.
 *
 * <p>Example: 5 MB took 10 s, so the pace is 2 s a megabyte and the next 5 MB are expected to take
 * 10 s. They take 14 s; the pace becomes the mean of the old one and the new, 2.4 s.
 *
 * <p>An update's end is seen late, by up to a tenth of its time, so what was seen is a little too
 * long. The first look comes a twentieth earlier than expected; where that is too early, one look
 * more is what it costs.
 *
 * @param secondsPerMegabyte the pace, in seconds for 1,000,000 bytes; null before the first update
 */
record Pace(@Nullable Double secondsPerMegabyte) {

  private static final double MEGABYTE = 1_000_000;

  /** Three quarters: a part of half the size takes between half and the whole of the time. */
  private static final double SHARE_OF_LAST_PART = 0.75;

  /** A twentieth earlier than expected. */
  private static final double EARLY = 0.95;

  /**
   * The pace of a run so far. Parts of chunks teach nothing: what every update takes, however small
   * it is, would seem the price of a few bytes.
   */
  static Pace of(Plan plan, UpdateLog log) {
    Pace pace = new Pace(null);
    for (SentUpdate update : log.updates()) {
      SentUpdate.End end = update.end();
      if (end != null && plan.isWhole(update.piece())) {
        Duration took = Duration.between(update.submitted(), Instant.parse(end.at()));
        pace = pace.learn(update.bytes(), took);
      }
    }
    return pace;
  }

  /** The first wait of all: short, because a small file's update is short. */
  static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** No expectation may keep a run from looking for longer than this. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /**
   * How long to wait before the first look at a part: most of what the last part took, since a
   * smaller one takes less, but hardly less than what every update takes. The first part of a run
   * is looked at soon.
   */
  static Duration ofPart(Plan plan, UpdateLog log) {
    Duration last = Duration.ZERO;
    for (SentUpdate update : log.updates()) {
      SentUpdate.End end = update.end();
      if (end != null && !plan.isWhole(update.piece())) {
        last = Duration.between(update.submitted(), Instant.parse(end.at()));
      }
    }
    long seconds = (long) (SHARE_OF_LAST_PART * last.toSeconds());
    return Duration.ofSeconds(
        Math.clamp(seconds, FIRST_WAIT.toSeconds(), Cadence.LONGEST.toSeconds()));
  }

  /** Learns from an update. */
  Pace learn(long bytes, Duration took) {
    double seen = took.toMillis() / 1000.0 / Math.max(1, bytes) * MEGABYTE;
    return new Pace(secondsPerMegabyte == null ? seen : (secondsPerMegabyte + seen) / 2);
  }

  /** How long to wait before the first look at an update, in whole seconds. */
  Duration firstWait(long bytes) {
    if (secondsPerMegabyte == null) {
      return FIRST_WAIT;
    }
    double seconds = EARLY * secondsPerMegabyte * bytes / MEGABYTE;
    long bounded = Math.clamp((long) seconds, FIRST_WAIT.toSeconds(), LONGEST_WAIT.toSeconds());
    return Duration.ofSeconds(bounded);
  }
}
