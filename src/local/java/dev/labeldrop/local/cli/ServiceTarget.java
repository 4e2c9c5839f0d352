package dev.labeldrop.local.cli;

import dev.labeldrop.lambda.JdkHttpClient;
import dev.labeldrop.local.stack.AwsFailures;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Where a service of AWS is asked, with the user's credentials; on this machine, with any.
 *
 * @param endpoint null for AWS itself
 * @param region null for the one of the environment or the profile
 */
record ServiceTarget(@Nullable URI endpoint, @Nullable String region) {

  private static final Pattern LOOPBACK =
      Pattern.compile("http://(127\\.0\\.0\\.1|localhost|\\[::1])[:/].*");

  /**
   * A client of it.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if no region is known
   */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    builder.httpClient(new JdkHttpClient()).overrideConfiguration(AwsFailures.noted());
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    if (endpoint != null && LOOPBACK.matcher(endpoint + "/").matches()) {
      builder
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    } else if (region != null) {
      builder.region(Region.of(region));
    }
    return builder.build();
  }
}
