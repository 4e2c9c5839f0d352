package dev.labeldrop;

import org.jspecify.annotations.Nullable;

/**
 * A failure that may pass: throttling, a service fault, a dataset that is not ready. Trying the
 * same step again is right and safe.
 */
public final class RetryableException extends LabeldropException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure with nothing underneath.
   *
   * @param message names the thing, echoes the value, says what to do
   */
  public RetryableException(String message) {
    super(message, null);
  }

  /**
   * A failure that another one caused.
   *
   * @param message names the thing, echoes the value, says what to do
   * @param cause the failure underneath, for the log
   */
  public RetryableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
