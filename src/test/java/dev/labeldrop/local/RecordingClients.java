package dev.labeldrop.local;

import dev.labeldrop.lambda.Clients;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Clients of one function that tell what it would have to be allowed, call by call. They try every
 * call once.
 *
 * <p>Which actions a call of S3 needs: S3 User Guide, "Required permissions for Amazon S3 API
 * operations" and, for {@code If-Match}, "Conditional writes".
 */
record RecordingClients(String function, LocalClients stack, Consumer<Need> needs)
    implements Clients {

  /** One action on one resource that a function needs. */
  record Need(String function, String action, String resource) {}

  @Override
  public S3Client s3() {
    return record(S3Client.builder(), stack.s3Endpoint()).build();
  }

  @Override
  public RekognitionClient rekognition() {
    return record(RekognitionClient.builder(), stack.rekognitionEndpoint()).build();
  }

  @Override
  public SnsClient sns() {
    return record(SnsClient.builder(), stack.snsEndpoint()).build();
  }

  @Override
  public SfnClient sfn() {
    return record(SfnClient.builder(), stack.sfnEndpoint()).build();
  }

  private <B extends AwsClientBuilder<B, C>, C> B record(B builder, URI endpoint) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .endpointOverride(endpoint)
        .overrideConfiguration(o ->
            o.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(new Recorder()));
  }

  private final class Recorder implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
      String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      switch (service) {
        case "S3" -> s3(operation, context.request());
        case "Sfn" -> need("states:" + operation, execution(context.request()));
        case "Sns" -> need("sns:" + operation, arn(context.request()));
        case "Rekognition" -> need("rekognition:" + operation, arn(context.request()));
        default -> throw new AssertionError("a call of " + service);
      }
    }

    /** Without the right to list, S3 would have said that access is denied. */
    @Override
    public void onExecutionFailure(
        Context.FailedExecution context, ExecutionAttributes attributes) {
      if (context.exception() instanceof NoSuchKeyException) {
        need("s3:ListBucket", "arn:aws:s3:::" + field(context.request(), "Bucket").orElseThrow());
      }
    }

    private void s3(String operation, SdkRequest request) {
      String bucket = "arn:aws:s3:::" + field(request, "Bucket").orElseThrow();
      String resource = field(request, "Key").map(key -> bucket + "/" + key).orElse(bucket);
      for (String action : actions(operation, request)) {
        need(action, resource);
      }
    }

    private static Set<String> actions(String operation, SdkRequest request) {
      return switch (operation) {
        case "GetObject", "HeadObject" ->
            Set.of(
                field(request, "VersionId").isPresent() ? "s3:GetObjectVersion" : "s3:GetObject");
        case "PutObject" ->
            field(request, "IfMatch").isPresent()
                ? Set.of("s3:PutObject", "s3:GetObject")
                : Set.of("s3:PutObject");
        case "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload" ->
            Set.of("s3:PutObject");
        case "AbortMultipartUpload" -> Set.of("s3:AbortMultipartUpload");
        case "DeleteObject" -> Set.of("s3:DeleteObject");
        case "ListObjectsV2" -> Set.of("s3:ListBucket");
        default -> throw new AssertionError("which actions does " + operation + " need?");
      };
    }

    /**
     * A task's token names none, but it is the state machine's (Service Authorization Reference).
     */
    private static String execution(SdkRequest request) {
      return field(request, "taskToken")
          .map(_ -> LocalStack.resources().getOrDefault("ApplyManifest", ""))
          .orElseGet(() -> arn(request));
    }

    /** The resource that the request names; {@code *} where it names none. */
    private static String arn(SdkRequest request) {
      return List.of("DatasetArn", "TopicArn", "stateMachineArn", "executionArn").stream()
          .flatMap(name -> field(request, name).stream())
          .findFirst()
          .orElse("*");
    }

    private static Optional<String> field(SdkRequest request, String name) {
      return request.getValueForField(name, String.class);
    }

    private void need(String action, String resource) {
      needs.accept(new Need(function, action, resource));
    }
  }
}
