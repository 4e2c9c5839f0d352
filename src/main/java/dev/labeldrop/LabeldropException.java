package dev.labeldrop;

import org.jspecify.annotations.Nullable;

/**
 * A failure that Labeldrop foresaw. Its message names the thing, echoes the value and says what to
 * do.
 *
 * <p>The two kinds differ in what the caller does next: a {@link RetryableException} is worth
 * another try of the same step with the same input, a {@link PermanentException} ends the run with
 * its reason. The state machine tells them apart by class name.
 */
public abstract sealed class LabeldropException extends RuntimeException
    permits RetryableException, PermanentException {

  private static final long serialVersionUID = 1L;

  LabeldropException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
