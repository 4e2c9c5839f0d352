package dev.labeldrop.lambda;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
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

  /** One for the three whose answers are quick. */
  private final SdkHttpClient http = new JdkHttpClient();

  /** The service reads all of a 5 MB call before it answers. */
  private final SdkHttpClient patient = new JdkHttpClient(Duration.ofMinutes(2));

  /** Three attempts with backoff; what still fails is waited out by the state machine. */
  private final ClientOverrideConfiguration retries =
      ClientOverrideConfiguration.builder().retryStrategy(RetryMode.STANDARD).build();

  @Override
  public S3Client s3() {
    return S3Client.builder().httpClient(http).overrideConfiguration(retries).build();
  }

  @Override
  public RekognitionClient rekognition() {
    return RekognitionClient.builder().httpClient(patient).overrideConfiguration(retries).build();
  }

  @Override
  public SnsClient sns() {
    return SnsClient.builder().httpClient(http).overrideConfiguration(retries).build();
  }

  @Override
  public SfnClient sfn() {
    return SfnClient.builder().httpClient(http).overrideConfiguration(retries).build();
  }
}
