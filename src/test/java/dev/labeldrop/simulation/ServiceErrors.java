package dev.labeldrop.simulation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.model.AccessDeniedException;
import software.amazon.awssdk.services.rekognition.model.InternalServerErrorException;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import software.amazon.awssdk.services.rekognition.model.ThrottlingException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Failures as the SDK throws them. */
final class ServiceErrors {

  private static final String REQUEST = "simulated";

  private ServiceErrors() {}

  /** The failure that a fault gives a call. */
  static AwsServiceException of(Fault fault, Call call) {
    return switch (fault) {
      case THROTTLED -> throttled(call);
      case BROKEN -> broken(call);
      case REFUSED, LEDGER_DENIED -> refused(call);
      case CONFLICT -> s3(409, "ConditionalRequestConflict");
      default -> throw new IllegalArgumentException(fault + " is not an answer of a service");
    };
  }

  private static AwsServiceException throttled(Call call) {
    return switch (call.service()) {
      case "S3" -> s3(503, "SlowDown");
      case "Rekognition" -> complete(ThrottlingException.builder(), 400, "ThrottlingException");
      case "SNS" -> complete(SnsException.builder(), 400, "Throttling");
      default -> complete(SfnException.builder(), 400, "ThrottlingException");
    };
  }

  static AwsServiceException broken(Call call) {
    return switch (call.service()) {
      case "S3" -> s3(500, "InternalError");
      case "Rekognition" ->
          complete(InternalServerErrorException.builder(), 500, "InternalServerError");
      case "SNS" -> complete(SnsException.builder(), 500, "InternalError");
      default -> complete(SfnException.builder(), 500, "InternalFailure");
    };
  }

  private static AwsServiceException refused(Call call) {
    return switch (call.service()) {
      case "S3" -> s3(403, "AccessDenied");
      case "Rekognition" -> complete(AccessDeniedException.builder(), 400, "AccessDeniedException");
      case "SNS" -> complete(SnsException.builder(), 403, "AuthorizationError");
      default -> complete(SfnException.builder(), 400, "AccessDeniedException");
    };
  }

  /** A failure of S3. */
  static AwsServiceException s3(int status, String code) {
    return complete(
        code.equals("NoSuchKey") ? NoSuchKeyException.builder() : S3Exception.builder(),
        status,
        code);
  }

  /** A failure of Rekognition that the API model does not name. */
  static AwsServiceException rekognition(String code) {
    return complete(RekognitionException.builder(), 400, code);
  }

  /** A failure with its code and status. */
  static AwsServiceException complete(
      AwsServiceException.Builder failure, int status, String code) {
    return failure
        .statusCode(status)
        .requestId(REQUEST)
        .message(code)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(code).errorMessage("simulated " + code).build())
        .build();
  }

  /** A failure's code, or the name of its class. */
  static String code(SdkException failure) {
    return failure instanceof AwsServiceException e && e.awsErrorDetails() != null
        ? e.awsErrorDetails().errorCode()
        : failure.getClass().getSimpleName();
  }
}
