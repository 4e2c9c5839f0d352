package dev.labeldrop.local.asl;

/**
 * An expression that could not be evaluated, or whose result does not fit where it stands. The
 * service reports it as {@code States.QueryEvaluationError}.
 */
public final class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String location;

  /**
   * A failed evaluation.
   *
   * @param location the field, as a path inside its state: {@code Output/result}
   * @param message what went wrong, in whole sentences
   */
  EvaluationException(String location, String message) {
    super(message);
    this.location = location;
  }

  /** The field, as a path inside its state: {@code Output/result}. */
  public String location() {
    return location;
  }

  /** The message; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
