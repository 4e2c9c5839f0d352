package dev.labeldrop.local.states;

import org.jspecify.annotations.Nullable;

/**
 * How many items of a {@code Map} may fail (developer guide, "Setting failure thresholds for
 * Distributed Map states"). Without either number, none may.
 *
 * @param count how many; null if that is not said
 * @param percentage how many of a hundred; null if that is not said
 */
record Tolerance(@Nullable Integer count, @Nullable Integer percentage) {

  /**
   * Whether too many have failed.
   *
   * @param total how many items there are
   */
  boolean exceeded(long failed, long total) {
    boolean tooMany = count != null && failed > count;
    boolean tooLarge = percentage != null && failed * 100.0 > percentage * (double) total;
    boolean neither = count == null && percentage == null;
    return tooMany || tooLarge || (neither && failed > 0);
  }

  MapRun.Limits limits(int maxConcurrency) {
    return new MapRun.Limits(
        maxConcurrency, count == null ? 0 : count, percentage == null ? 0 : percentage);
  }
}
