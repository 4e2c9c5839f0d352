package dev.labeldrop.local.stack;

/** What was asked of a stack cannot be done; the message says why, and what to do. */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure with its message. */
  public StackException(String message) {
    super(message);
  }

  /** A failure with its message, that another one led to. */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
