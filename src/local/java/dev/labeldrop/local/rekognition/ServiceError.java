package dev.labeldrop.local.rekognition;

/**
 * The errors that the service answers with. Names, meanings and HTTP statuses are those of the API
 * model: 500 for the two that are faults of the service, 400 for the rest.
 */
public enum ServiceError {
  /** A fault of the service. */
  INTERNAL_SERVER_ERROR("InternalServerError", 500, "The service had a fault. Try again."),
  /** The service cannot take the request now. */
  THROTTLING("ThrottlingException", 500, "The service cannot process the request now. Try again."),
  /** More calls a second than the account has. */
  PROVISIONED_THROUGHPUT_EXCEEDED(
      "ProvisionedThroughputExceededException", 400, "The throughput limit was exceeded."),
  /** A limit of the service was exceeded. */
  LIMIT_EXCEEDED("LimitExceededException", 400, "A limit of the service was exceeded."),
  /** The resource is being used. */
  RESOURCE_IN_USE("ResourceInUseException", 400, "The resource is already being used."),
  /** The resource is not ready. */
  RESOURCE_NOT_READY("ResourceNotReadyException", 400, "The resource is not ready."),
  /** The resource does not exist. */
  RESOURCE_NOT_FOUND("ResourceNotFoundException", 400, "The resource cannot be found."),
  /** The resource exists already. */
  RESOURCE_ALREADY_EXISTS("ResourceAlreadyExistsException", 400, "The resource exists already."),
  /** A parameter is not acceptable. */
  INVALID_PARAMETER("InvalidParameterException", 400, "The request has invalid parameters."),
  /** A page token is not one of this listing. */
  INVALID_PAGINATION_TOKEN(
      "InvalidPaginationTokenException", 400, "The pagination token is not valid."),
  /** An S3 object cannot be read. */
  INVALID_S3_OBJECT("InvalidS3ObjectException", 400, "The S3 object cannot be read."),
  /** The caller may not do that. */
  ACCESS_DENIED("AccessDeniedException", 400, "The caller may not perform the operation."),
  /** A parameter breaks a constraint of the API model. Not in the model's own list of errors. */
  VALIDATION("ValidationException", 400, "A parameter breaks a constraint."),
  /** The body is not the JSON that the operation takes. */
  SERIALIZATION("SerializationException", 400, "The body cannot be read."),
  /** There is no such operation. */
  UNKNOWN_OPERATION("UnknownOperationException", 400, "There is no such operation.");

  private final String wireName;
  private final int httpStatus;
  private final String message;

  ServiceError(String wireName, int httpStatus, String message) {
    this.wireName = wireName;
    this.httpStatus = httpStatus;
    this.message = message;
  }

  /** The error's name in the API model. */
  public String wireName() {
    return wireName;
  }

  int httpStatus() {
    return httpStatus;
  }

  String message() {
    return message;
  }
}
