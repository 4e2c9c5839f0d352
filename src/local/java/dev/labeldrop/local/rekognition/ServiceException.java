package dev.labeldrop.local.rekognition;

/** A call ends with an error of the service. */
final class ServiceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ServiceError error;

  /** Ends a call in the error's own words. */
  ServiceException(ServiceError error) {
    this(error, error.message());
  }

  /** Ends a call in words that name the value. */
  ServiceException(ServiceError error, String message) {
    super(message);
    this.error = error;
  }

  ServiceError error() {
    return error;
  }
}
