package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class OperationsTest {

  private static final String WAITING =
      """
      "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
            "Arguments": {"FunctionName": "f",
                          "Payload": ["{% $states.context.Task.Token %}"]}, "End": true}
      """;

  private final LocalStepFunctions local = new LocalStepFunctions();
  private final Machines machines = local.machines;
  private final StateMachine machine = local.machine;
  private final SfnClient client = local.client;

  OperationsTest() throws IOException {}

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void tellsTheHistory() throws InterruptedException {
    String arn = local.runToEnd("run-1", "{\"id\": 7}");
    GetExecutionHistoryResponse history =
        client.getExecutionHistory(request -> request.executionArn(arn));
    assertThat(history.nextToken()).isNull();
    assertThat(history.events().stream().map(event -> event.type()))
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.CHOICE_STATE_ENTERED,
            HistoryEventType.CHOICE_STATE_EXITED,
            HistoryEventType.WAIT_STATE_ENTERED,
            HistoryEventType.WAIT_STATE_EXITED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.TASK_SCHEDULED,
            HistoryEventType.TASK_STARTED,
            HistoryEventType.TASK_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
  }

  @Test
  void tellsTheDetailsOfEvents() throws InterruptedException {
    String arn = local.runToEnd("run-1", "{\"id\": 7}");
    List<HistoryEvent> events =
        client.getExecutionHistory(request -> request.executionArn(arn)).events();
    assertThat(events.get(0).executionStartedEventDetails().input()).isEqualTo("{\"id\": 7}");
    assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("C");
    assertThat(events.get(1).stateEnteredEventDetails().input()).isEqualTo("{\"id\":7}");
    assertThat(events.get(4).timestamp()).isEqualTo(Machines.START.plusSeconds(2));
    assertThat(events.get(6).taskScheduledEventDetails().resourceType()).isEqualTo("lambda");
    assertThat(events.get(6).taskScheduledEventDetails().resource()).isEqualTo("invoke");
    assertThat(events.get(6).taskScheduledEventDetails().region()).isEqualTo("eu-west-1");
    assertThat(events.get(6).taskScheduledEventDetails().parameters())
        .isEqualTo("{\"FunctionName\":\"f\",\"Payload\":{\"id\":7}}");
    assertThat(events.get(7).taskStartedEventDetails().resource()).isEqualTo("invoke");
    assertThat(events.get(8).taskSucceededEventDetails().output())
        .isEqualTo("{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"id\":7},\"StatusCode\":200}");
    assertThat(events.get(8).previousEventId()).isEqualTo(8);
    assertThat(events.get(9).stateExitedEventDetails().output()).isEqualTo("{\"id\":7}");
    assertThat(events.get(10).executionSucceededEventDetails().output()).isEqualTo("{\"id\":7}");
  }

  @Test
  void pagesTheHistoryInEitherDirection() throws InterruptedException {
    String arn = local.runToEnd("run-1", "{\"id\": 7}");
    List<Long> forward = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    client
        .getExecutionHistoryPaginator(request -> request.executionArn(arn).maxResults(4))
        .forEach(page -> {
          sizes.add(page.events().size());
          page.events().forEach(event -> forward.add(event.id()));
        });
    assertThat(sizes).containsExactly(4, 4, 3);
    assertThat(forward).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(
            client
                .getExecutionHistoryPaginator(
                    request -> request.executionArn(arn).maxResults(11).reverseOrder(true))
                .events()
                .stream()
                .map(event -> event.id()))
        .containsExactlyElementsOf(forward.reversed());
    assertThatThrownBy(() ->
            client.getExecutionHistory(request -> request.executionArn(arn).nextToken("made up")))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(
            () -> client.getExecutionHistory(request -> request.executionArn(arn).maxResults(1001)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void listsExecutionsNewestFirst() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      local.runToEnd("run-" + i, "{\"id\": " + i % 2 + "}");
    }
    assertThat(
            client
                .listExecutionsPaginator(
                    request -> request.stateMachineArn(Machines.ARN).maxResults(2))
                .executions()
                .stream()
                .map(ExecutionListItem::name))
        .containsExactly("run-4", "run-3", "run-2", "run-1", "run-0");
    assertThat(
            client
                .listExecutionsPaginator(request ->
                    request
                        .stateMachineArn(Machines.ARN)
                        .maxResults(2)
                        .statusFilter(ExecutionStatus.FAILED))
                .stream()
                .map(page -> page.executions().stream().map(ExecutionListItem::name).toList()))
        .containsExactly(List.of("run-4", "run-2"), List.of("run-0"));
  }

  @Test
  void stopsAnExecution() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    machines.function.then(payload -> {
      called.countDown();
      return await(go, payload);
    });
    String arn = local.start("run-1", "{\"id\": 7}").executionArn();
    called.await();
    assertThat(
            client
                .stopExecution(
                    request -> request.executionArn(arn).error("Stopped").cause("by hand"))
                .stopDate())
        .isEqualTo(Machines.START.plusSeconds(2));
    DescribeExecutionResponse execution =
        client.describeExecution(request -> request.executionArn(arn));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(execution.error()).isEqualTo("Stopped");
    go.countDown();
  }

  @Test
  void endsTasksByTheirTokens() throws IOException, InterruptedException {
    Machines waiting = new Machines();
    BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    waiting.threads = Threads.real();
    for (int i = 0; i < 2; i++) {
      waiting.function.then(payload -> {
        tokens.add(new String(payload, StandardCharsets.UTF_8).replaceAll("[\\[\\]\"]", ""));
        return payload;
      });
    }
    try (StateMachine tasks = waiting.machine(WAITING);
        StepFunctionsEndpoint endpoint = StepFunctionsEndpoint.start(List.of(tasks));
        SfnClient api = LocalStepFunctions.client(endpoint.uri())) {
      Execution good = tasks.start("good", "{}");
      String token = tokens.take();
      api.sendTaskHeartbeat(request -> request.taskToken(token));
      api.sendTaskSuccess(request -> request.taskToken(token).output("{\"ok\":true}"));
      assertThat(good.await().output()).isEqualTo("{\"ok\":true}");
      Execution bad = tasks.start("bad", "{}");
      String other = tokens.take();
      api.sendTaskFailure(request -> request.taskToken(other).error("Lost").cause("the turn"));
      assertThat(bad.await().error()).isEqualTo("Lost");
      assertThat(bad.await().cause()).isEqualTo("the turn");
      assertThatThrownBy(() -> api.sendTaskHeartbeat(request -> request.taskToken(token)))
          .isInstanceOf(TaskTimedOutException.class)
          .hasMessageContaining("Task Timed Out: 'Provided task does not exist anymore'");
      assertThatThrownBy(
              () -> api.sendTaskSuccess(request -> request.taskToken("made up").output("1")))
          .isInstanceOf(InvalidTokenException.class);
      assertThatThrownBy(
              () -> client.sendTaskFailure(request -> request.taskToken(tokenOfNothing())))
          .isInstanceOf(TaskDoesNotExistException.class);
      assertThatThrownBy(() -> api.sendTaskSuccess(request -> request.taskToken(token).output("{")))
          .isInstanceOf(InvalidOutputException.class);
    }
  }

  private static String tokenOfNothing() {
    return new TaskToken(Machines.ARN.replace("stateMachine", "execution") + ":gone", "1").text();
  }

  @Test
  void redrivesAnExecution() throws InterruptedException {
    machines.function.fail("com.acme.Busy").answer("{\"ok\":true}");
    String arn = local.runToEnd("run-1", "{\"id\": 7}");
    assertThat(client.redriveExecution(request -> request.executionArn(arn)).redriveDate())
        .isEqualTo(Machines.START.plusSeconds(2));
    machine.executions().getFirst().await();
    DescribeExecutionResponse execution =
        client.describeExecution(request -> request.executionArn(arn));
    assertThat(execution.output()).isEqualTo("{\"ok\":true}");
    assertThat(execution.redriveCount()).isEqualTo(1);
    assertThat(execution.redriveDate()).isEqualTo(Machines.START.plusSeconds(2));
    assertThat(
            client.getExecutionHistory(request -> request.executionArn(arn)).events().stream()
                .filter(event -> event.type() == HistoryEventType.EXECUTION_REDRIVEN)
                .map(event -> event.executionRedrivenEventDetails().redriveCount()))
        .containsExactly(1);
    assertThatThrownBy(() -> client.redriveExecution(request -> request.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class)
        .hasMessageContaining("Execution is SUCCEEDED and cannot be redriven");
  }

  @Test
  void describesStateMachines() {
    assertThat(client.listStateMachines().stateMachines())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.stateMachineArn()).isEqualTo(Machines.ARN);
          assertThat(one.name()).isEqualTo("m");
          assertThat(one.type()).isEqualTo(StateMachineType.STANDARD);
        });
    DescribeStateMachineResponse described =
        client.describeStateMachine(request -> request.stateMachineArn(Machines.ARN));
    assertThat(described.definition()).isEqualTo(machine.definition().source());
    assertThat(described.roleArn()).isEqualTo("arn:aws:iam::123456789012:role/m");
    assertThat(described.creationDate()).isEqualTo(Machines.START);
  }
}
