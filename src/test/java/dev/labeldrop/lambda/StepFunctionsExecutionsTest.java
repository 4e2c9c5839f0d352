package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.KmsThrottlingException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

final class StepFunctionsExecutionsTest {

  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest";

  private static final String EXECUTION =
      "arn:aws:states:us-east-1:123456789012:execution:ApplyManifest:a-1";

  @Test
  void startsAnExecutionOfTheRunsName() {
    FakeSfn sfn = new FakeSfn();
    assertThat(new StepFunctionsExecutions(sfn, MACHINE).start("a-1", "{}")).isTrue();
    assertThat(sfn.calls).containsExactly("start " + MACHINE + " a-1 {}");
  }

  @Test
  void takesAnExecutionThatIsThereForStarted() {
    RuntimeException there = ExecutionAlreadyExistsException.builder().statusCode(400).build();
    assertThat(failing(there).start("a-1", "{}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void triesAgainWhatMayPass(int status) {
    RuntimeException failure = SfnException.builder().statusCode(status).message("no").build();
    assertThatThrownBy(() -> failing(failure).start("a-1", "{}"))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("'a-1' of " + MACHINE);
  }

  @Test
  void triesAgainIfKmsThrottles() {
    RuntimeException throttled =
        KmsThrottlingException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("KmsThrottlingException").build())
            .build();
    assertThatThrownBy(() -> failing(throttled).start("a-1", "{}"))
        .isInstanceOf(RetryableException.class);
    assertThatThrownBy(() -> failing(throttled).wake("AAAA", "{}"))
        .isInstanceOf(RetryableException.class);
  }

  @Test
  void triesAgainWhereNobodyAnswers() {
    assertThatThrownBy(() -> failing(SdkClientException.create("reset")).start("a-1", "{}"))
        .isInstanceOf(RetryableException.class);
  }

  @Test
  void givesUpWhereItMayNotStartTheStateMachine() {
    RuntimeException denied = SfnException.builder().statusCode(400).message("denied").build();
    assertThatThrownBy(() -> failing(denied).start("a-1", "{}"))
        .isInstanceOfSatisfying(
            PermanentException.class,
            e -> assertThat(e.code()).isEqualTo(Code.ERROR_EXECUTION_REFUSED));
  }

  @ParameterizedTest(name = "{0}: runs is {1}")
  @CsvSource({
    "RUNNING, true",
    "PENDING_REDRIVE, true",
    "SUCCEEDED, false",
    "FAILED, false",
    "TIMED_OUT, false",
    "ABORTED, false",
    "SOMETHING_NEW, false"
  })
  void asksWhetherAnExecutionRuns(String status, boolean runs) {
    FakeSfn sfn = new FakeSfn();
    sfn.status = status;
    assertThat(new StepFunctionsExecutions(sfn, "").runs(EXECUTION)).isEqualTo(runs);
    assertThat(sfn.calls).containsExactly("describe " + EXECUTION + " METADATA_ONLY");
  }

  @Test
  void takesAnExecutionThatIsNotThereForOneThatDoesNotRun() {
    RuntimeException none = ExecutionDoesNotExistException.builder().statusCode(400).build();
    assertThat(failing(none).runs(EXECUTION)).isFalse();
  }

  static List<RuntimeException> noArn() {
    return List.of(
        InvalidArnException.builder().statusCode(400).build(),
        ValidationException.builder().statusCode(400).build());
  }

  @ParameterizedTest
  @MethodSource("noArn")
  void takesWhatIsNoArnOfAnExecutionForOneThatDoesNotRun(RuntimeException refusal) {
    assertThat(failing(refusal).runs("made by hand")).isFalse();
  }

  @Test
  void neverTakesAFailureForAnExecutionThatDoesNotRun() {
    RuntimeException denied = SfnException.builder().statusCode(400).message("denied").build();
    assertThatThrownBy(() -> failing(denied).runs(EXECUTION))
        .isInstanceOf(PermanentException.class)
        .hasMessageContainingAll(EXECUTION, "states:DescribeExecution");
    RuntimeException slow = SfnException.builder().statusCode(429).message("slow").build();
    assertThatThrownBy(() -> failing(slow).runs(EXECUTION)).isInstanceOf(RetryableException.class);
  }

  @Test
  void wakesATask() {
    FakeSfn sfn = new FakeSfn();
    assertThat(new StepFunctionsExecutions(sfn, "").wake("AAAA", "{}")).isTrue();
    assertThat(sfn.calls).containsExactly("success AAAA {}");
  }

  static List<RuntimeException> gone() {
    return List.of(
        TaskTimedOutException.builder().statusCode(400).build(),
        TaskDoesNotExistException.builder().statusCode(400).build(),
        InvalidTokenException.builder().statusCode(400).build());
  }

  @ParameterizedTest
  @MethodSource("gone")
  void saysThatATaskWaitsNoMore(RuntimeException gone) {
    assertThat(failing(gone).wake("AAAA", "{}")).isFalse();
  }

  @Test
  void doesNotShowATokenInAFailure() {
    RuntimeException denied = SfnException.builder().statusCode(400).message("denied").build();
    assertThatThrownBy(() -> failing(denied).wake("AAAA", "{}"))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("states:SendTaskSuccess")
        .hasMessageNotContaining("AAAA");
    RuntimeException slow = SfnException.builder().statusCode(500).message("slow").build();
    assertThatThrownBy(() -> failing(slow).wake("AAAA", "{}"))
        .isInstanceOf(RetryableException.class);
  }

  private static StepFunctionsExecutions failing(RuntimeException failure) {
    FakeSfn sfn = new FakeSfn();
    sfn.failure = failure;
    return new StepFunctionsExecutions(sfn, MACHINE);
  }

  private static final class FakeSfn implements SfnClient {

    private final List<String> calls = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private String status = "RUNNING";

    private void called(String call) {
      calls.add(call);
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
      called("start " + request.stateMachineArn() + " " + request.name() + " " + request.input());
      return StartExecutionResponse.builder().build();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
      called("describe " + request.executionArn() + " " + request.includedDataAsString());
      return DescribeExecutionResponse.builder().status(status).build();
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
      called("success " + request.taskToken() + " " + request.output());
      return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "states";
    }

    @Override
    public void close() {}
  }
}
