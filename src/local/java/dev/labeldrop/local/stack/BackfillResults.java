package dev.labeldrop.local.stack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the objects of a backfill.
 *
 * @param runs the runs that were started, at most 1,000
 * @param started how many runs were started
 * @param passedOver objects that are no drops, or not of the time that was asked for
 * @param failed objects that could not be taken in
 * @param failures the first 20 of them
 */
public record BackfillResults(
    List<String> runs, long started, long passedOver, long failed, List<Failure> failures) {

  /** Keeps its own copies of the lists. */
  public BackfillResults {
    runs = List.copyOf(runs);
    failures = List.copyOf(failures);
  }

  /**
   * An object that could not be taken in.
   *
   * @param key its key
   * @param error the error's name; null for none
   * @param cause the error in words; null for none
   */
  public record Failure(String key, @Nullable String error, @Nullable String cause) {}
}
