package dev.labeldrop.drop;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.ServiceFailures;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What each failure of S3 means for a run. Codes and statuses: S3 API reference, "Error responses";
 * for conditional requests, S3 User Guide, "Conditional writes".
 */
final class S3Failures {

  private S3Failures() {}

  /**
   * The failure as the rest of Labeldrop knows it.
   *
   * @param operation what was called, by its name in the API
   * @param action what IAM calls it
   * @param uri which object
   * @param failure how it failed
   */
  static LabeldropException of(String operation, String action, String uri, SdkException failure) {
    String what = operation + " of " + uri + " failed with " + ServiceFailures.words(failure);
    if (ServiceFailures.mayPass(failure)) {
      return new RetryableException(what + ". It may pass: try again.", failure);
    }
    return switch (ServiceFailures.code(failure)) {
      case "NoSuchUpload", "ConditionalRequestConflict", "OperationAborted" ->
          new RetryableException(what + ". Another request came between: try again.", failure);
      default -> permanent(what, action, uri, failure);
    };
  }

  private static PermanentException permanent(
      String what, String action, String uri, SdkException failure) {
    return switch (status(failure)) {
      case 403 ->
          new PermanentException(
              Code.ERROR_ACCESS_DENIED,
              what
                  + ". Allow "
                  + action
                  + " on "
                  + uri
                  + " in the function's role, and kms:Decrypt and kms:GenerateDataKey where a KMS"
                  + " key encrypts it. S3 answers so too where there is no such object and"
                  + " s3:ListBucket is not allowed.",
              failure);
      case 404 ->
          new PermanentException(
              Code.ERROR_OBJECT_NOT_FOUND,
              what + ". It was deleted, or never there: drop the file again.",
              failure);
      case 412 ->
          new PermanentException(
              Code.ERROR_OBJECT_CHANGED,
              what
                  + ". It was overwritten since it was dropped; the newer file has a run of its"
                  + " own. Keep versions in the bucket to have both applied.",
              failure);
      default ->
          new PermanentException(
              Code.ERROR_REQUEST_REFUSED,
              what + ". Trying again does not help: fix what the service names.",
              failure);
    };
  }

  private static int status(SdkException failure) {
    return failure instanceof AwsServiceException e ? e.statusCode() : 0;
  }
}
