package dev.labeldrop.lambda;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Clients that do all that the deployed ones do, up to the connection: they resolve endpoints, sign
 * with credentials that are worth nothing, marshal, and read the refusal that every call gets.
 */
final class RehearsalClients implements Clients {

  private static final StaticCredentialsProvider WORTHLESS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal"));

  /** Refuses every request without sending it. */
  private record Refusing() implements SdkHttpClient {

    private static final SdkHttpResponse REFUSED =
        SdkHttpResponse.builder().statusCode(403).statusText("Forbidden").build();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder().response(REFUSED).build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  @Override
  public S3Client s3() {
    return rehearsed(S3Client.builder()).build();
  }

  @Override
  public RekognitionClient rekognition() {
    return rehearsed(RekognitionClient.builder()).build();
  }

  @Override
  public SnsClient sns() {
    return rehearsed(SnsClient.builder()).build();
  }

  @Override
  public SfnClient sfn() {
    return rehearsed(SfnClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B rehearsed(
      B builder) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(WORTHLESS)
        .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
        .httpClient(new Refusing());
  }
}
