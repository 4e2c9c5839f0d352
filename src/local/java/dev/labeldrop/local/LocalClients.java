package dev.labeldrop.local;

import dev.labeldrop.lambda.Clients;
import dev.labeldrop.lambda.JdkHttpClient;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The SDK's clients, pointed at the local services.
 *
 * @param s3Endpoint where S3 is
 * @param rekognitionEndpoint where Rekognition is
 * @param snsEndpoint where SNS is
 * @param sfnEndpoint where Step Functions is
 */
public record LocalClients(
    URI s3Endpoint, URI rekognitionEndpoint, URI snsEndpoint, URI sfnEndpoint) implements Clients {

  private static final StaticCredentialsProvider ANYBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  @Override
  public S3Client s3() {
    return s3(s3Endpoint);
  }

  @Override
  public RekognitionClient rekognition() {
    return rekognition(rekognitionEndpoint);
  }

  @Override
  public SnsClient sns() {
    return sns(snsEndpoint);
  }

  @Override
  public SfnClient sfn() {
    return sfn(sfnEndpoint);
  }

  /** A client of the S3 at an endpoint. */
  public static S3Client s3(URI endpoint) {
    return local(S3Client.builder(), endpoint).build();
  }

  /** A client of the Rekognition at an endpoint. */
  public static RekognitionClient rekognition(URI endpoint) {
    return local(RekognitionClient.builder(), endpoint).build();
  }

  /** A client of the SNS at an endpoint. */
  public static SnsClient sns(URI endpoint) {
    return local(SnsClient.builder(), endpoint).build();
  }

  /** A client of the Step Functions at an endpoint. */
  public static SfnClient sfn(URI endpoint) {
    return local(SfnClient.builder(), endpoint).build();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B local(
      B builder, URI endpoint) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(ANYBODY)
        .endpointOverride(endpoint)
        .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
        .httpClient(new JdkHttpClient());
  }
}
