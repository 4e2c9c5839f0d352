package dev.labeldrop;

import org.jspecify.annotations.Nullable;

/**
 * A failure that stays: a missing dataset, a denied permission, a refused parameter. Trying again
 * does not help; the run ends with this reason.
 *
 * <p>The message starts with {@link #code()}, as in {@code ERROR_OBJECT_CHANGED: s3://…}, because a
 * message is all that Lambda hands to the state machine of an exception.
 */
public final class PermanentException extends LabeldropException {

  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String text;

  /**
   * A failure with nothing underneath.
   *
   * @param code what kind of failure
   * @param message names the thing, echoes the value, says what to do
   */
  public PermanentException(Code code, String message) {
    this(code, message, null);
  }

  /**
   * A failure that another one caused.
   *
   * @param code what kind of failure
   * @param message names the thing, echoes the value, says what to do
   * @param cause the failure underneath, for the log
   */
  public PermanentException(Code code, String message, @Nullable Throwable cause) {
    super(code + ": " + message, cause);
    this.code = code;
    this.text = message;
  }

  /** What kind of failure. */
  public Code code() {
    return code;
  }

  /** The message without the code before it. */
  public String text() {
    return text;
  }
}
