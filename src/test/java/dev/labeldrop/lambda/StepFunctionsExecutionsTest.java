package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

final class StepFunctionsExecutionsTest {

  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest";

  @Test
  void startsAnExecutionOfTheRunsName() {
    assertThat(
            executions(
                    request -> {
                      assertThat(request.stateMachineArn()).isEqualTo(MACHINE);
                      assertThat(request.name()).isEqualTo("a-1");
                      assertThat(request.input()).isEqualTo("{}");
                      return StartExecutionResponse.builder().build();
                    })
                .start("a-1", "{}"))
        .isTrue();
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

  private static StepFunctionsExecutions failing(RuntimeException failure) {
    return executions(request -> {
      throw failure;
    });
  }

  private static StepFunctionsExecutions executions(Start start) {
    return new StepFunctionsExecutions(new FakeSfn(start), MACHINE);
  }

  private interface Start {
    StartExecutionResponse apply(StartExecutionRequest request);
  }

  private record FakeSfn(Start start) implements SfnClient {

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
      return start.apply(request);
    }

    @Override
    public String serviceName() {
      return "states";
    }

    @Override
    public void close() {}
  }
}
