package dev.labeldrop.local.stack;

import dev.labeldrop.lambda.Clients;
import dev.labeldrop.lambda.JdkHttpClient;
import dev.labeldrop.local.LocalEndpoints;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients of whoever calls the command line. Each is made when it is asked for. */
public final class AwsClients implements Clients {

  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final @Nullable LocalEndpoints local;
  private final List<ExecutionInterceptor> interceptors;
  private final ClientOverrideConfiguration configuration;
  private final SdkHttpClient http = new JdkHttpClient();

  /** The service reads all of a page of entries before it answers. */
  private final SdkHttpClient patient = new JdkHttpClient(Duration.ofMinutes(2));

  private AwsClients(
      Region region,
      AwsCredentialsProvider credentials,
      @Nullable LocalEndpoints local,
      List<ExecutionInterceptor> interceptors) {
    this.region = region;
    this.credentials = credentials;
    this.local = local;
    this.interceptors = List.copyOf(interceptors);
    this.configuration = configuration(builder -> builder.retryStrategy(RetryMode.STANDARD));
  }

  private ClientOverrideConfiguration configuration(
      Consumer<ClientOverrideConfiguration.Builder> retries) {
    ClientOverrideConfiguration.Builder builder =
        ClientOverrideConfiguration.builder().addExecutionInterceptor(new CallNote.Taker());
    interceptors.forEach(builder::addExecutionInterceptor);
    return builder.applyMutation(retries).build();
  }

  /**
   * Clients with region and credentials as the AWS CLI finds them, by the SDK's default chain.
   *
   * @param name the region's name; null for that of the environment or of the profile
   * @throws StackException if there is no region
   */
  public static AwsClients deployed(@Nullable String name) {
    return new AwsClients(
        name == null ? defaultRegion() : Region.of(name),
        DefaultCredentialsProvider.builder().build(),
        null,
        List.of());
  }

  /**
   * Clients of a local stack.
   *
   * @param interceptors hear of every call
   */
  public static AwsClients local(
      LocalEndpoints endpoints, List<ExecutionInterceptor> interceptors) {
    return new AwsClients(
        Region.US_EAST_1,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
        endpoints,
        interceptors);
  }

  private static Region defaultRegion() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      throw new StackException(
          "No AWS region is set. Add --region, as in --region eu-west-1, or set AWS_REGION, or"
              + " write it into the profile: aws configure set region eu-west-1",
          e);
    }
  }

  /**
   * Looks for credentials now, which every call does too.
   *
   * @throws SdkClientException if there are none
   */
  public void requireCredentials() {
    credentials.resolveCredentials();
  }

  /** The region. */
  public Region region() {
    return region;
  }

  @Override
  public S3Client s3() {
    return with(S3Client.builder(), http, LocalEndpoints::s3).build();
  }

  /** A client of S3 that tries each call once, for whoever has waits of its own. */
  public S3Client s3Once() {
    return with(S3Client.builder(), http, LocalEndpoints::s3)
        .overrideConfiguration(
            configuration(builder -> builder.retryStrategy(AwsRetryStrategy.doNotRetry())))
        .build();
  }

  @Override
  public RekognitionClient rekognition() {
    return with(RekognitionClient.builder(), patient, LocalEndpoints::rekognition).build();
  }

  @Override
  public SnsClient sns() {
    return with(SnsClient.builder(), http, LocalEndpoints::sns).build();
  }

  @Override
  public SfnClient sfn() {
    return with(SfnClient.builder(), http, LocalEndpoints::stepFunctions).build();
  }

  /** A client of CloudFormation. */
  public CloudFormationClient cloudFormation() {
    return with(CloudFormationClient.builder(), http, LocalEndpoints::cloudFormation).build();
  }

  /** A client of SQS. */
  public SqsClient sqs() {
    return with(SqsClient.builder(), http, LocalEndpoints::sqs).build();
  }

  /** A client of Lambda. */
  public LambdaClient lambda() {
    return with(LambdaClient.builder(), http, LocalEndpoints::lambda).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B with(
      B builder, SdkHttpClient client, Function<LocalEndpoints, URI> endpoint) {
    if (local != null) {
      builder.endpointOverride(endpoint.apply(local));
    }
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .overrideConfiguration(configuration)
        .httpClient(client);
  }
}
