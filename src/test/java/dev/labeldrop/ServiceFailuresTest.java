package dev.labeldrop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

final class ServiceFailuresTest {

  private static AwsServiceException answer(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .requestId("7d1c")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "400, Throttling",
    "400, ThrottlingException",
    "400, ProvisionedThroughputExceededException",
    "400, KMS.ThrottlingException",
    "400, KmsThrottlingException",
    "429, Whatever",
    "503, SlowDown",
    "500, InternalError",
    "599, ''",
    "400, RequestTimeout",
    "400, RequestTimeoutException",
  })
  void mayPass(int status, String code) {
    assertThat(ServiceFailures.mayPass(answer(status, code, "m"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "400, ''",
    "400, ValidationException",
    "403, AccessDenied",
    "400, KMS.DisabledException",
    "400, KmsAccessDeniedException",
    "404, NoSuchKey",
    "499, X"
  })
  void stays(int status, String code) {
    assertThat(ServiceFailures.mayPass(answer(status, code, "m"))).isFalse();
  }

  @Test
  void mayPassWhereThereIsNoAnswer() {
    assertThat(ServiceFailures.mayPass(SdkClientException.create("connection reset"))).isTrue();
  }

  @Test
  void tellsTheServicesWords() {
    assertThat(ServiceFailures.words(answer(400, "ThrottlingException", "Rate exceeded")))
        .isEqualTo("ThrottlingException: Rate exceeded (HTTP 400, request 7d1c)");
  }

  @Test
  void tellsTheSameOfTwoRequestsThatFailedForTheSameCause() {
    AwsServiceException failure = answer(404, "NoSuchKey", "The specified key does not exist.");
    SdkException unanswered =
        SdkClientException.builder().message("Read timed out").numAttempts(4).build();

    assertThat(ServiceFailures.cause(failure))
        .isEqualTo("NoSuchKey: The specified key does not exist. (HTTP 404)");
    assertThat(ServiceFailures.cause(unanswered)).isEqualTo("SdkClientException: Read timed out");
  }

  @Test
  void tellsTheBeginningOfWordsWithoutEnd() {
    String endless = "x".repeat(1_000_000);

    assertThat(ServiceFailures.words(answer(400, "Code", endless)))
        .isEqualTo("Code: " + "x".repeat(1_999) + "… (HTTP 400, request 7d1c)");
    assertThat(ServiceFailures.words(SdkClientException.create(endless)))
        .isEqualTo("SdkClientException: " + "x".repeat(1_999) + "…");
    assertThat(ServiceFailures.code(answer(400, endless, "no"))).hasSize(2_000);
  }

  @Test
  void tellsTheSdksWordsWhereThereIsNoAnswer() {
    SdkException failure = SdkClientException.create("connection reset");

    assertThat(ServiceFailures.words(failure)).isEqualTo("SdkClientException: connection reset");
    assertThat(ServiceFailures.code(failure)).isEmpty();
  }

  @Test
  void tellsWhatIsMissing() {
    AwsServiceException bare = AwsServiceException.builder().build();

    assertThat(ServiceFailures.words(bare))
        .isEqualTo("no error code: no message (HTTP 0, request without an id)");
    assertThat(ServiceFailures.words(answer(400, "X", " ")))
        .isEqualTo("X: no message (HTTP 400, request 7d1c)");
  }
}
