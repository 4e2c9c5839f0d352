package dev.labeldrop.local.states;

/** A service that has refused a request, or cannot be reached. */
public final class ServiceFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String error;

  /**
   * A failure.
   *
   * @param error its name, as retriers and catchers have it: {@code SNS.NotFoundException}
   * @param message what the service says
   */
  public ServiceFailure(String error, String message) {
    super(message);
    this.error = error;
  }

  /** Its name, as retriers and catchers have it. */
  public String error() {
    return error;
  }

  /** What the service says; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
