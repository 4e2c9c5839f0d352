package dev.labeldrop.local.stack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;

/**
 * What somebody must be allowed for a call, as IAM names it (Service Authorization Reference; for
 * S3, User Guide, "Required permissions for Amazon S3 API operations").
 *
 * @param name the action, such as {@code s3:GetObject}
 * @param resource what the request names, as ARN if it is known; {@code *} if it names nothing
 */
public record Action(String name, String resource) {

  private static final List<String> NAMES =
      List.of(
          "DatasetArn",
          "executionArn",
          "mapRunArn",
          "stateMachineArn",
          "TopicArn",
          "StackName",
          "FunctionName");

  private static final Pattern QUEUE =
      Pattern.compile("https?://(?:sqs\\.([^.]+)\\.)?[^/]*/(\\d+)/([^/]+)");

  /**
   * The action of a call.
   *
   * @param service the SDK's name of the service, such as {@code S3}
   * @param operation the name of the operation, such as {@code ListObjectsV2}
   */
  public static Action of(String service, String operation, SdkRequest request) {
    return switch (service) {
      case "S3" -> new Action("s3:" + ofS3(operation, request), object(request));
      case "Sfn" -> new Action("states:" + operation, resource(request));
      case "Lambda" ->
          new Action(
              "lambda:" + (operation.equals("Invoke") ? "InvokeFunction" : operation),
              resource(request));
      default -> new Action(service.toLowerCase(Locale.ROOT) + ":" + operation, resource(request));
    };
  }

  private static String ofS3(String operation, SdkRequest request) {
    return switch (operation) {
      case "HeadObject", "GetObject" ->
          field(request, "VersionId").isPresent() ? "GetObjectVersion" : "GetObject";
      case "PutObject",
          "CopyObject",
          "CreateMultipartUpload",
          "UploadPart",
          "CompleteMultipartUpload" ->
          "PutObject";
      case "ListObjectsV2" -> "ListBucket";
      default -> operation;
    };
  }

  private static String object(SdkRequest request) {
    String bucket = "arn:aws:s3:::" + field(request, "Bucket").orElse("*");
    return field(request, "Key").map(key -> bucket + "/" + key).orElse(bucket);
  }

  private static String resource(SdkRequest request) {
    return field(request, "QueueUrl")
        .map(Action::queue)
        .or(() -> NAMES.stream().flatMap(name -> field(request, name).stream()).findFirst())
        .orElse("*");
  }

  /** Of {@code https://sqs.eu-west-1.amazonaws.com/123456789012/FailedEvents}, as IAM names it. */
  private static String queue(String url) {
    Matcher parts = QUEUE.matcher(url);
    return parts.matches()
        ? "arn:aws:sqs:%s:%s:%s"
            .formatted(
                parts.group(1) == null ? "*" : parts.group(1), parts.group(2), parts.group(3))
        : url;
  }

  private static Optional<String> field(SdkRequest request, String name) {
    return request.getValueForField(name, String.class);
  }
}
