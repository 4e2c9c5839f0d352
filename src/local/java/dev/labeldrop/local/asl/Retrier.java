package dev.labeldrop.local.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is tried again, and how often (Amazon States Language, "Retrying after error").
 *
 * @param errors the error names that it is about; wildcards are among them
 * @param intervalSeconds seconds before the first retry
 * @param maxAttempts how many retries at most; 0 for none
 * @param backoffRate by how much the interval grows from one retry to the next, at least 1.0
 * @param maxDelaySeconds the longest interval, in seconds; null for no cap
 * @param fullJitter whether each wait is drawn at random from zero to the interval
 */
public record Retrier(
    List<String> errors,
    int intervalSeconds,
    int maxAttempts,
    double backoffRate,
    @Nullable Integer maxDelaySeconds,
    boolean fullJitter) {

  /** Keeps its own copy of the list. */
  public Retrier {
    errors = List.copyOf(errors);
  }
}
