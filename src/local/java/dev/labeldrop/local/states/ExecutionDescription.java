package dev.labeldrop.local.states;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an execution at one moment.
 *
 * @param status what it is doing
 * @param output its output, as JSON; null unless it succeeded
 * @param error the name of the error that ended it; null where there is none
 * @param cause that error in words; null where there is none
 * @param stopDate when it ended; null while it runs
 * @param redriveCount how often it was redriven
 * @param redriveDate when it was last redriven; null if never
 */
public record ExecutionDescription(
    Status status,
    @Nullable String output,
    @Nullable String error,
    @Nullable String cause,
    @Nullable Instant stopDate,
    int redriveCount,
    @Nullable Instant redriveDate) {

  static final ExecutionDescription STARTED =
      new ExecutionDescription(Status.RUNNING, null, null, null, null, 0, null);

  ExecutionDescription succeeded(String result, Instant now) {
    return new ExecutionDescription(
        Status.SUCCEEDED, result, null, null, now, redriveCount, redriveDate);
  }

  ExecutionDescription ended(Status how, Failure failure, Instant now) {
    return new ExecutionDescription(
        how, null, failure.error(), failure.cause(), now, redriveCount, redriveDate);
  }

  ExecutionDescription redriven(Instant now) {
    return new ExecutionDescription(Status.RUNNING, null, null, null, null, redriveCount + 1, now);
  }
}
