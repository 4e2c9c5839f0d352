package dev.labeldrop.local.states;

/** A request that Step Functions refuses, with the error type of its API. */
public final class StatesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String type;

  /**
   * A refusal.
   *
   * @param type the error's shape in the API model, as in {@code ExecutionAlreadyExists}
   * @param message what is wrong
   */
  StatesException(String type, String message) {
    super(message);
    this.type = type;
  }

  /** The error's shape in the API model, as in {@code ExecutionAlreadyExists}. */
  public String type() {
    return type;
  }
}
