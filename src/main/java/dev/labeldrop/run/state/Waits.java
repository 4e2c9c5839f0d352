package dev.labeldrop.run.state;

import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.files.UpdateLog;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long a run waits before it looks at the dataset again. All waits are decided here.
 *
 * <p><b>An update of our own.</b> The first look comes when the update is expected to be over:
 * about as long per byte as the last ones of the turn took, a twentieth earlier. Example: 5 MB took
 * 10 s, so the pace is 2 s a megabyte and the next 5 MB are looked at after 9 s. They take 14 s;
 * the pace becomes the mean of the old one and the new, 2.4 s. From there on a tenth of the time
 * that has passed is waited between two looks, at least a second: the dataset is idle for at most a
 * tenth of an update's time, and an update of any length costs few looks. An hour's update is
 * looked at some 77 times.
 *
 * <p><b>An update of somebody else.</b> Waits grow from 2 s to 5 minutes, doubling.
 *
 * <p>Long waits are spread by a quarter in both directions. The spread follows from the run and the
 * number of the wait, not from a source of random bits, so it is the same when a step is tried
 * again and differs from run to run, also after a SnapStart snapshot.
 */
public final class Waits {

  /**
   * For this long after the first look that found the dataset settled, a final status whose time
   * has not moved is taken for the previous update's. No document says how soon the service shows a
   * new one; a minute is long against any replica's delay, and short against a person's patience.
   */
  public static final Duration GRACE = Duration.ofSeconds(60);

  /** The first wait of all: short, because a small file's update is short. */
  public static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  /** No expectation may keep a run from looking for longer than this. */
  static final Duration LONGEST_EXPECTED = Duration.ofMinutes(10);

  /** How long a run waits for a dataset that others keep busy. */
  static final Duration LONGEST_BUSY = Duration.ofHours(24);

  /** Step Functions waits in whole seconds (States Language, {@code Wait.Seconds}). */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A person who waits for a notice should not wait an hour longer than the service took. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** A tenth: the share of an update's time that its dataset may be idle. */
  private static final int SHARES = 10;

  private static final int SHORTEST_BUSY_SECONDS = 2;
  private static final int LONGEST_BUSY_SECONDS = 300;

  /** "Retry later" is what the API model says of SERVICE_ERROR. */
  private static final int AFTER_SERVICE_ERROR_SECONDS = 30;

  /** Waits from here on are spread; to shift shorter ones gains nothing. */
  private static final long SPREAD_FROM_SECONDS = 8;

  private static final double MEGABYTE = 1_000_000;

  /** Three quarters: a piece of half the size takes between half and the whole of the time. */
  private static final double SHARE_OF_LAST_PIECE = 0.75;

  private static final double EARLY = 0.95;

  private Waits() {}

  /** How long to wait before the first look at an update that was just asked for. */
  public static Duration beforeFirstLook(Prepared prepared, UpdateLog log, SentUpdate update) {
    return prepared.isWhole(update.piece())
        ? ofChunk(prepared, log, update.bytes())
        : ofPiece(prepared, log);
  }

  private static Duration ofChunk(Prepared prepared, UpdateLog log, int bytes) {
    Double pace = null;
    for (SentUpdate update : log.updates()) {
      Duration took = took(update);
      if (took != null && prepared.isWhole(update.piece())) {
        double seen = took.toMillis() / 1000.0 / Math.max(1, update.bytes()) * MEGABYTE;
        pace = pace == null ? seen : (pace + seen) / 2;
      }
    }
    double seconds = pace == null ? 0 : EARLY * pace * bytes / MEGABYTE;
    return bounded((long) seconds, LONGEST_EXPECTED);
  }

  /**
   * Most of what the last piece took: a smaller one takes less, but hardly less than any update.
   */
  private static Duration ofPiece(Prepared prepared, UpdateLog log) {
    Duration last = Duration.ZERO;
    for (SentUpdate update : log.updates()) {
      Duration took = took(update);
      if (took != null && !prepared.isWhole(update.piece())) {
        last = took;
      }
    }
    return bounded((long) (SHARE_OF_LAST_PIECE * last.toSeconds()), LONGEST);
  }

  private static @Nullable Duration took(SentUpdate update) {
    SentUpdate.End end = update.end();
    return end == null || end.unseen()
        ? null
        : Duration.between(update.intended(), Instant.parse(end.at()));
  }

  private static Duration bounded(long seconds, Duration longest) {
    return Duration.ofSeconds(Math.clamp(seconds, FIRST_LOOK.toSeconds(), longest.toSeconds()));
  }

  /**
   * How long to wait between two looks at an update, in whole seconds.
   *
   * @param sinceSubmit how long ago the update was asked for
   */
  public static Duration betweenLooks(Duration sinceSubmit) {
    long seconds = sinceSubmit.dividedBy(SHARES).toSeconds();
    return Duration.ofSeconds(Math.clamp(seconds, SHORTEST.toSeconds(), LONGEST.toSeconds()));
  }

  /**
   * The time that these waits themselves have let pass before a look, for callers that do not know
   * when the update was asked for.
   *
   * @param attempt number of the look, from 1
   */
  public static Duration passedBefore(int attempt) {
    Duration passed = FIRST_LOOK;
    for (int i = 1; i < attempt && passed.compareTo(Duration.ofDays(1)) < 0; i++) {
      passed = passed.plus(betweenLooks(passed));
    }
    return passed;
  }

  /**
   * How long to wait for a dataset that is busy with an update of somebody else.
   *
   * @param run whose wait it is
   * @param before how often in a row it has waited
   */
  public static Duration whileBusy(String run, int before) {
    long seconds = (long) SHORTEST_BUSY_SECONDS << Math.min(before, 8);
    return spread(Math.min(LONGEST_BUSY_SECONDS, seconds), run, before);
  }

  /** How long to wait before lines are sent again that failed through a fault of the service. */
  public static Duration afterServiceError(String run) {
    return spread(AFTER_SERVICE_ERROR_SECONDS, run, 0);
  }

  private static Duration spread(long seconds, String run, int number) {
    if (seconds < SPREAD_FROM_SECONDS) {
      return Duration.ofSeconds(seconds);
    }
    long seed = 31L * run.hashCode() + number;
    return Duration.ofSeconds(
        Math.round(seconds * new SplittableRandom(seed).nextDouble(0.75, 1.25)));
  }
}
