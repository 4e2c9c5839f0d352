package dev.labeldrop.local.states;

import org.jspecify.annotations.Nullable;

/** Ends the work of a state that failed. */
final class StateFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  StateFailure(@Nullable String error, @Nullable String cause) {
    this(new Failure(error, cause));
  }

  StateFailure(Failure failure) {
    super(failure.error() + ": " + failure.cause());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
