package dev.labeldrop.simulation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Decisions of a seed about one thing, which has a key. The same seed and key give the same
 * decisions, whatever else is decided: so a drop or a fault can be taken out of a run, and the rest
 * stays as it was.
 */
final class Draw {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;

  Draw(long seed, long key) {
    this.random = new SplittableRandom(mix(seed, key));
  }

  Draw(long seed, String key) {
    this(seed, key.hashCode());
  }

  /** One number of two, whose bits depend on all bits of both. */
  static long mix(long one, long other) {
    long z = one * GOLDEN + other;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0, below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends belong to the range. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /**
   * A time in milliseconds, as likely between 10 and 100 as between 100 and 1,000.
   *
   * @param least from 1
   */
  long time(long least, long most) {
    double exponent = random.nextDouble();
    return Math.round(least * Math.pow((double) most / least, exponent));
  }

  <T> T pick(List<T> of) {
    return of.get(below(of.size()));
  }

  long bits() {
    return random.nextLong();
  }
}
