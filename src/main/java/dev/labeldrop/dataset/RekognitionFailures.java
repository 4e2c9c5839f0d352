package dev.labeldrop.dataset;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.ServiceFailures;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What each failure of Amazon Rekognition means for a run.
 *
 * <p>The table goes by the service's code, not by exception class: {@code ValidationException} is
 * in no error list of the API model and comes as a plain {@code RekognitionException}. Which codes
 * an operation has, and that throttling and internal errors are worth another try: API model,
 * {@code errors} of each operation.
 */
final class RekognitionFailures {

  private RekognitionFailures() {}

  /**
   * The failure as the rest of Labeldrop knows it.
   *
   * @param operation what was called
   * @param subject what it was about: a dataset's ARN, or a project
   * @param failure how it failed
   */
  static LabeldropException of(Operation operation, String subject, SdkException failure) {
    String what =
        operation.apiName() + " of " + subject + " failed with " + ServiceFailures.words(failure);
    if (ServiceFailures.mayPass(failure)) {
      return retryable(what, "It may pass: try again.", failure);
    }
    return switch (ServiceFailures.code(failure)) {
      case "ResourceInUseException", "ResourceNotReadyException", "LimitExceededException" ->
          retryable(what, "Something else is at work: wait, and try again.", failure);
      case "InvalidPaginationTokenException" ->
          operation == Operation.DESCRIBE_PROJECTS
              ? retryable(what, "It is listed anew: try again.", failure)
              : new PermanentException(
                  Code.ERROR_PAGE_TOKEN_EXPIRED,
                  what + ". The listing cannot go on: start the listing again.",
                  failure);
      case "ResourceNotFoundException" ->
          new PermanentException(
              Code.ERROR_DATASET_NOT_FOUND,
              what + ". A dataset that was deleted and made anew has another ARN: check it.",
              failure);
      case "AccessDeniedException" ->
          new PermanentException(
              Code.ERROR_ACCESS_DENIED,
              what
                  + ". Allow rekognition:"
                  + operation.apiName()
                  + " on "
                  + operation.iamResource(subject)
                  + " in the function's role.",
              failure);
      default -> refused(operation, what, failure);
    };
  }

  private static RetryableException retryable(String what, String remedy, SdkException failure) {
    return new RetryableException(what + ". " + remedy, failure);
  }

  private static PermanentException refused(
      Operation operation, String what, SdkException failure) {
    String remedy = ". Trying again does not help: fix what the service names.";
    return switch (operation) {
      case UPDATE_DATASET_ENTRIES ->
          new PermanentException(Code.ERROR_UPDATE_REFUSED, what + remedy, failure);
      case DESCRIBE_PROJECTS, DESCRIBE_DATASET, LIST_DATASET_ENTRIES, LIST_DATASET_LABELS ->
          new PermanentException(Code.ERROR_REQUEST_REFUSED, what + remedy, failure);
    };
  }
}
