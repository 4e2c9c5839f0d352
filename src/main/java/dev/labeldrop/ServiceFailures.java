package dev.labeldrop;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the failed call of an AWS service says of itself. The rooms that call a service turn it into
 * a {@link LabeldropException}; each has its own table for that, and all read a failure alike.
 */
public final class ServiceFailures {

  /** What all AWS services answer, with status 400, when a request took too long to arrive. */
  private static final String REQUEST_TIMEOUT = "RequestTimeout";

  /**
   * In the codes of services that KMS throttles: {@code KMS.ThrottlingException} of S3 and {@code
   * KmsThrottlingException} of Step Functions, both with status 400 (their API references). The SDK
   * does not take them for throttling.
   */
  private static final String THROTTLED = "Throttl";

  private ServiceFailures() {}

  /**
   * Whether the failure is of a kind that may pass by itself with every service: throttling, a
   * fault of the service (5xx), or no answer at all.
   */
  public static boolean mayPass(SdkException failure) {
    return switch (failure) {
      case AwsServiceException e ->
          e.isThrottlingException()
              || e.statusCode() >= 500
              || code(e).startsWith(REQUEST_TIMEOUT)
              || code(e).contains(THROTTLED);
      default -> true;
    };
  }

  /**
   * The service's code, such as {@code AccessDeniedException}; empty where the service gave none or
   * did not answer.
   */
  public static String code(SdkException failure) {
    AwsErrorDetails details = failure instanceof AwsServiceException e ? e.awsErrorDetails() : null;
    return details == null || details.errorCode() == null
        ? ""
        : ServiceWords.bounded(details.errorCode());
  }

  /**
   * The failure in the service's own words: {@code ThrottlingException: Rate exceeded (HTTP 400,
   * request 7d1c)}. Where the service did not answer, the SDK's words.
   */
  public static String words(SdkException failure) {
    return failure instanceof AwsServiceException e
        ? said(e) + ", request " + (e.requestId() == null ? "without an id" : e.requestId()) + ")"
        : unanswered(failure, failure.getMessage());
  }

  /**
   * The same without what differs from one request to the next, so that one cause has one text:
   * {@code NoSuchKey: The specified key does not exist. (HTTP 404)}.
   */
  public static String cause(SdkException failure) {
    return failure instanceof AwsServiceException e
        ? said(e) + ")"
        : unanswered(failure, failure.rawMessage());
  }

  private static String said(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String message = details == null ? e.rawMessage() : details.errorMessage();
    String code = code(e);
    return (code.isEmpty() ? "no error code" : code)
        + ": "
        + (message == null || message.isBlank() ? "no message" : ServiceWords.bounded(message))
        + " (HTTP "
        + e.statusCode();
  }

  /** What there is to say of a failure that no service has answered: its kind, and its message. */
  public static String unanswered(Throwable failure, @Nullable String message) {
    return failure.getClass().getSimpleName()
        + ": "
        + ServiceWords.bounded(String.valueOf(message));
  }
}
