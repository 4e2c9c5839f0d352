package dev.labeldrop.lambda;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Clients for the account and region that the function runs in. Region, credentials and endpoints
 * come from the environment, as the SDK reads it; {@code AWS_ENDPOINT_URL_S3} and its like point
 * them elsewhere.
 */
final class DeployedClients implements Clients {

  /** For the three whose answers are quick. */
  private final SdkHttpClient http;

  private final SdkHttpClient patient;
  private final Consumer<AwsClientBuilder<?, ?>> settings;

  /** The service reads all of a 5 MB call to Rekognition before it answers. */
  DeployedClients() {
    this(new JdkHttpClient(), new JdkHttpClient(Duration.ofMinutes(2)), _ -> {});
  }

  private DeployedClients(
      SdkHttpClient http, SdkHttpClient patient, Consumer<AwsClientBuilder<?, ?>> settings) {
    this.http = http;
    this.patient = patient;
    this.settings = settings;
  }

  /** The same for a rehearsal: with credentials that are worth nothing, and another service. */
  static DeployedClients rehearsed(SdkHttpClient service) {
    var worthless =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal"));
    return new DeployedClients(
        service, service, client -> client.region(Region.US_EAST_1).credentialsProvider(worthless));
  }

  @Override
  public S3Client s3() {
    return set(S3Client.builder(), http).build();
  }

  @Override
  public RekognitionClient rekognition() {
    return set(RekognitionClient.builder(), patient).build();
  }

  @Override
  public SnsClient sns() {
    return set(SnsClient.builder(), http).build();
  }

  @Override
  public SfnClient sfn() {
    return set(SfnClient.builder(), http).build();
  }

  /** Three attempts with backoff; what still fails is waited out by the state machine. */
  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B set(
      B builder, SdkHttpClient client) {
    settings.accept(builder);
    return builder
        .httpClient(client)
        .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD));
  }
}
