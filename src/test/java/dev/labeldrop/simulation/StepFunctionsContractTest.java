package dev.labeldrop.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalClients;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.functions.LambdaFunctions;
import dev.labeldrop.local.states.Environment;
import dev.labeldrop.local.states.StateMachine;
import dev.labeldrop.local.states.StepFunctionsEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The simulated Step Functions and the local one, over HTTP, behave alike. */
final class StepFunctionsContractTest {

  private static final String ARN =
      "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest";

  /** One task that waits until its token comes back. */
  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "T", "States": {
        "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "TimeoutSeconds": 3600, "End": true,
              "Arguments": {"FunctionName": "f", "Payload": {"token": "{% $states.context.Task.Token %}"}}}}}
      """;

  /** What both must do. */
  abstract static class Contract {

    private final List<String> tokens = new CopyOnWriteArrayList<>();

    abstract SfnClient sfn();

    abstract Threads threads();

    /** Does something while executions can run. */
    abstract void whileAllRun(Runnable test);

    StateMachine machine(Clock clock, Threads threads) {
      LambdaFunction function =
          payload -> {
            String json = new String(payload, StandardCharsets.UTF_8);
            tokens.add(String.valueOf(Notice.parse(json).get("token")));
            threads.wakeAll();
            return "null".getBytes(StandardCharsets.UTF_8);
          };
      return new StateMachine(
          ARN,
          Definition.parse(DEFINITION, Map.of()),
          new Environment(
              new LambdaFunctions(Map.of("f", function)), clock, threads, new SplittableRandom(1)));
    }

    private String start(String name, String input) {
      return sfn()
          .startExecution(start -> start.stateMachineArn(ARN).name(name).input(input))
          .executionArn();
    }

    private DescribeExecutionResponse described(String arn) {
      return sfn().describeExecution(describe -> describe.executionArn(arn));
    }

    private String token(int number) {
      until(() -> tokens.size() >= number);
      return tokens.get(number - 1);
    }

    private void succeed(String token) {
      sfn().sendTaskSuccess(send -> send.taskToken(token).output("{\"is\":\"well\"}"));
    }

    private void until(BooleanSupplier over) {
      try {
        threads().await(over, Duration.ofMinutes(1));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void ended(String arn) {
      until(() -> described(arn).stopDate() != null);
    }

    @Test
    void theSameStartTwiceIsOneExecutionWhileItRuns() {
      whileAllRun(() -> {
        String arn = start("run", "{}");
        assertThat(start("run", "{}")).isEqualTo(arn);
        assertThat(described(arn).statusAsString()).isEqualTo("RUNNING");
        assertThatThrownBy(() -> start("run", "{\"other\":1}"))
            .isInstanceOf(ExecutionAlreadyExistsException.class);
        succeed(token(1));
        ended(arn);
        assertThatThrownBy(() -> start("run", "{}"))
            .isInstanceOf(ExecutionAlreadyExistsException.class);
      });
    }

    @Test
    void aTokenWakesItsTaskOnce() {
      whileAllRun(() -> {
        String arn = start("run", "{}");
        succeed(token(1));
        ended(arn);
        assertThat(described(arn).statusAsString()).isEqualTo("SUCCEEDED");
        assertThatThrownBy(() -> succeed(token(1))).isInstanceOf(TaskTimedOutException.class);
      });
    }

    @Test
    void aTextThatIsNoTokenIsRefused() {
      whileAllRun(() ->
          assertThatThrownBy(() -> succeed("nonsense")).isInstanceOf(InvalidTokenException.class));
    }

    @Test
    void anExecutionThatIsNotThereIsNotFound() {
      whileAllRun(() ->
          assertThatThrownBy(() -> described(ARN.replace("stateMachine", "execution") + ":none"))
              .isInstanceOf(ExecutionDoesNotExistException.class));
    }

    @Test
    void anExecutionThatIsStoppedTakesNoTokenUntilItIsRedriven() {
      whileAllRun(() -> {
        String arn = start("run", "{}");
        String first = token(1);
        assertThatThrownBy(() -> sfn().redriveExecution(redrive -> redrive.executionArn(arn)))
            .isInstanceOf(ExecutionNotRedrivableException.class);
        sfn().stopExecution(stop -> stop.executionArn(arn));
        ended(arn);
        assertThat(described(arn).statusAsString()).isEqualTo("ABORTED");
        assertThatThrownBy(() -> succeed(first)).isInstanceOf(TaskTimedOutException.class);
        sfn().redriveExecution(redrive -> redrive.executionArn(arn));
        succeed(token(2));
        ended(arn);
        assertThat(described(arn).statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(described(arn).redriveCount()).isEqualTo(1);
      });
    }
  }

  @Nested
  final class Simulated extends Contract {

    private final Scheduler time = new Scheduler(1, 10_000);
    private final SfnClient client;

    Simulated() {
      Map<Fault, Double> none = new EnumMap<>(Fault.class);
      Faults faults = new Faults(1, none, 0, _ -> true, time);
      Gate gate = new Gate(time, faults, new Trace(time, false), 1, 10, _ -> {});
      client = new SimStepFunctions(machine(time, time), time, gate);
    }

    @Override
    SfnClient sfn() {
      return client;
    }

    @Override
    Threads threads() {
      return time;
    }

    @Override
    void whileAllRun(Runnable test) {
      time.run(test);
      assertThat(time.failures()).isEmpty();
    }
  }

  @Nested
  final class Local extends Contract {

    private final Threads threads = Threads.real();
    private final StateMachine machine = machine(Clock.systemUTC(), threads);
    private final StepFunctionsEndpoint server;
    private final SfnClient client;

    Local() throws IOException {
      server = StepFunctionsEndpoint.start(List.of(machine));
      client = LocalClients.sfn(server.uri());
    }

    @AfterEach
    void stop() {
      client.close();
      server.close();
      machine.close();
    }

    @Override
    SfnClient sfn() {
      return client;
    }

    @Override
    Threads threads() {
      return threads;
    }

    @Override
    void whileAllRun(Runnable test) {
      test.run();
    }
  }
}
