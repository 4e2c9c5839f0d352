package dev.labeldrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class AwsFailuresTest {

  @ParameterizedTest
  @ValueSource(strings = {"ExpiredToken", "ExpiredTokenException", "RequestExpired"})
  void tellHowToSignInAgain(String code) {
    assertThat(AwsFailures.words(failure(code, 400))).contains("expired").contains("aws sso login");
  }

  @Test
  void tellThatCredentialsAreNotKnown() {
    assertThat(AwsFailures.words(failure("InvalidClientTokenId", 403)))
        .contains("does not accept the credentials")
        .contains("aws sts get-caller-identity");
  }

  @Test
  void tellWhatIsDenied() {
    assertThat(AwsFailures.words(failure("AccessDenied", 403)))
        .startsWith("Access denied")
        .contains("docs/operations.md");
  }

  @Test
  void tellThatThereAreNoCredentials() {
    assertThat(
            AwsFailures.words(
                SdkClientException.create(
                    "Unable to load credentials from any of the providers in the chain A : [B:"
                        + " c]")))
        .contains("No AWS credentials were found")
        .contains("AWS_PROFILE")
        .doesNotContain("providers");
    assertThat(
            AwsFailures.words(
                SdkClientException.create(
                    "Unable to load credentials: Profile file contained no credentials for profile"
                        + " 'labels': x")))
        .startsWith("No AWS credentials were found for the profile 'labels'. Sign in");
  }

  @Test
  void endTheWordsOfAwsAsASentence() {
    assertThat(AwsFailures.words(failure("AccessDenied", 403, "You may not")))
        .contains(" AWS says: You may not. docs/operations.md");
    assertThat(AwsFailures.words(failure("AccessDenied", 403, "You may not.")))
        .contains(" AWS says: You may not. docs/operations.md");
  }

  @Test
  void tellThatThereIsNoConnection() {
    assertThat(
            AwsFailures.words(
                SdkClientException.create(
                    "Unable to execute", new UnknownHostException("s3.eu-west-9.amazonaws.com"))))
        .contains("there is no connection to s3.eu-west-9.amazonaws.com");
  }

  private static S3Exception failure(String code, int status) {
    return failure(code, status, "No.");
  }

  private static S3Exception failure(String code, int status, String message) {
    return (S3Exception)
        S3Exception.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .statusCode(status)
            .build();
  }
}
