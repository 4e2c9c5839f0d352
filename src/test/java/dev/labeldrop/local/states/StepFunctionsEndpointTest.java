package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class StepFunctionsEndpointTest {

  private final LocalStepFunctions local = new LocalStepFunctions();
  private final Machines machines = local.machines;
  private final StateMachine machine = local.machine;
  private final SfnClient client = local.client;

  StepFunctionsEndpointTest() throws IOException {}

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void startsAndDescribesAnExecution() throws InterruptedException {
    StartExecutionResponse started = local.start("run-1", "{\"id\": 7}");
    assertThat(started.executionArn())
        .isEqualTo("arn:aws:states:eu-west-1:123456789012:execution:m:run-1");
    assertThat(started.startDate()).isEqualTo(Machines.START);
    machine.executions().getFirst().await();
    DescribeExecutionResponse execution =
        client.describeExecution(request -> request.executionArn(started.executionArn()));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.name()).isEqualTo("run-1");
    assertThat(execution.stateMachineArn()).isEqualTo(Machines.ARN);
    assertThat(execution.input()).isEqualTo("{\"id\": 7}");
    assertThat(execution.inputDetails().included()).isTrue();
    assertThat(execution.output()).isEqualTo("{\"id\":7}");
    assertThat(execution.startDate()).isEqualTo(Machines.START);
    assertThat(execution.stopDate()).isEqualTo(Machines.START.plusSeconds(2));
    assertThat(execution.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
    assertThat(execution.redriveStatusReason())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    DescribeExecutionResponse bare =
        client.describeExecution(request ->
            request.executionArn(started.executionArn()).includedData(IncludedData.METADATA_ONLY));
    assertThat(bare.input()).isNull();
    assertThat(bare.output()).isNull();
    assertThat(bare.inputDetails().included()).isFalse();
  }

  @Test
  void startsWithAnEmptyObjectAndANameOfItsOwn() throws InterruptedException {
    StartExecutionResponse started =
        client.startExecution(request -> request.stateMachineArn(Machines.ARN));
    Execution execution = machine.executions().getFirst();
    assertThat(started.executionArn()).isEqualTo(execution.arn());
    assertThat(execution.name()).hasSize(36);
    assertThat(execution.input()).isEqualTo("{}");
    execution.await();
  }

  @Test
  void describesAFailure() throws InterruptedException {
    String arn = local.runToEnd("bad", "{\"id\": 0}");
    DescribeExecutionResponse execution =
        client.describeExecution(request -> request.executionArn(arn));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).isEqualTo("NoId");
    assertThat(execution.cause()).isEqualTo("an id is missing");
    assertThat(execution.output()).isNull();
    assertThat(execution.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    assertThat(execution.redriveStatusReason()).isNull();
  }

  @Test
  void startsTheSameExecutionOnlyOnce() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    machines.function.then(payload -> await(go, payload));
    StartExecutionResponse first = local.start("run-1", "{\"id\": 7}");
    StartExecutionResponse again = local.start("run-1", "{\"id\": 7}");
    assertThat(again.executionArn()).isEqualTo(first.executionArn());
    assertThat(again.startDate()).isEqualTo(first.startDate());
    assertThatThrownBy(() -> local.start("run-1", "{\"id\": 8}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class)
        .hasMessageContaining("Execution Already Exists: '" + first.executionArn() + "'");
    go.countDown();
    machine.executions().getFirst().await();
    assertThatThrownBy(() -> local.start("run-1", "{\"id\": 7}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void refusesBadRequests() {
    String unknown = "arn:aws:states:eu-west-1:123456789012:stateMachine:x";
    assertThatThrownBy(() -> client.startExecution(request -> request.stateMachineArn(unknown)))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageContaining("State Machine Does Not Exist: '" + unknown + "'");
    assertThatThrownBy(() -> client.startExecution(request -> request.stateMachineArn("m")))
        .isInstanceOf(InvalidArnException.class);
    assertThatThrownBy(() -> local.start("a b", "{}")).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> local.start("n".repeat(81), "{}"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> local.start("a", "not json"))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> local.start("a", "\"" + "x".repeat(262_143) + "\""))
        .isInstanceOf(ValidationException.class);
    String gone = Machines.ARN.replace("stateMachine", "execution") + ":gone";
    assertThatThrownBy(() -> client.describeExecution(request -> request.executionArn(gone)))
        .isInstanceOf(ExecutionDoesNotExistException.class)
        .hasMessageContaining("Execution Does Not Exist: '" + gone + "'");
    assertThatThrownBy(() -> client.createActivity(request -> request.name("a")))
        .isInstanceOfSatisfying(
            SfnException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
            });
    assertThatThrownBy(() ->
            client.listExecutions(
                request -> request.stateMachineArn(Machines.ARN).redriveFilter("REDRIVEN")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("The parameter 'redriveFilter' is not supported");
    assertThatThrownBy(() -> client.describeMapRun(request -> request.mapRunArn("arn:x")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("arn:x");
  }

  @Test
  void speaksAwsJson() throws IOException, InterruptedException {
    HttpResponse<String> missing = post("{}", "AWSStepFunctions.StartExecution");
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(missing.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    assertThat(PlainJson.parse(missing.body()))
        .isEqualTo(
            Map.of(
                "__type",
                "ValidationException",
                "message",
                "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy"
                    + " constraint: Member must not be null"));
    assertThat(post("[]", "AWSStepFunctions.StartExecution").body())
        .contains("\"__type\":\"SerializationException\"");
    assertThat(post("{}", "Other.StartExecution").body())
        .contains("\"__type\":\"UnknownOperationException\"");
  }

  @Test
  void listensOnTheLoopbackAddressOnlyUntilItIsClosed() {
    assertThat(local.endpoint.uri().getHost()).isEqualTo("127.0.0.1");
    local.endpoint.close();
    assertThatThrownBy(() -> post("{}", "AWSStepFunctions.ListStateMachines"))
        .isInstanceOf(IOException.class);
  }

  private HttpResponse<String> post(String body, String target)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(local.endpoint.uri())
              .timeout(Duration.ofSeconds(30))
              .header("X-Amz-Target", target)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
