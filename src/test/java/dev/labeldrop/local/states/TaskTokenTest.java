package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.functions.FunctionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class TaskTokenTest {

  private static final String ACTION =
      "\"resourceType\":\"lambda\",\"resource\":\"invoke.waitForTaskToken\"";

  private final Machines machines = new Machines();
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

  @Test
  void goesOnWithTheAnswerThatTheTokenBrings() throws InterruptedException {
    machines.function.then(payload -> {
      later(payload, 7, (api, token) -> api.succeed(token, "{\"turn\":1}"));
      return "\"queued\"".getBytes(StandardCharsets.UTF_8);
    });
    Execution execution = execute("\"Output\": \"{% $states.result.turn %}\",");
    assertThat(execution.describe().output()).isEqualTo("1");
    assertThat(execution.describe().stopDate()).isEqualTo(Machines.START.plusSeconds(7));
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered T",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited T",
            "SucceedStateEntered Z",
            "SucceedStateExited Z",
            "ExecutionSucceeded");
    assertThat(details(execution, 2))
        .isEqualTo(
            "{"
                + ACTION
                + ",\"region\":\"eu-west-1\",\"parameters\":"
                + Json.text(
                    "{\"FunctionName\":\"f\",\"Payload\":{\"token\":\""
                        + tokens.getFirst()
                        + "\",\"retries\":0,\"execution\":\""
                        + execution.arn()
                        + "\"}}")
                + "}");
    assertThat(details(execution, 3)).isEqualTo("{" + ACTION + "}");
    assertThat(details(execution, 4))
        .isEqualTo(
            "{"
                + ACTION
                + ",\"output\":"
                + Json.text(
                    "{\"ExecutedVersion\":\"$LATEST\",\"Payload\":\"queued\",\"StatusCode\":200}")
                + ",\"outputDetails\":{\"truncated\":false}}");
    assertThat(details(execution, 5))
        .isEqualTo(
            "{"
                + ACTION
                + ",\"output\":"
                + Json.text("{\"turn\":1}")
                + ",\"outputDetails\":{\"truncated\":false}}");
  }

  @Test
  void failsWithTheFailureThatTheTokenBrings() throws InterruptedException {
    machines.function.then(payload -> {
      later(payload, 7, (api, token) -> api.fail(token, "Lost", "the turn"));
      return payload;
    });
    Execution execution = execute("\"Catch\": [{\"ErrorEquals\": [\"Lost\"], \"Next\": \"Z\"}],");
    assertThat(execution.describe().output())
        .isEqualTo("{\"Error\":\"Lost\",\"Cause\":\"the turn\"}");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered T",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskFailed",
            "TaskStateExited T",
            "SucceedStateEntered Z",
            "SucceedStateExited Z",
            "ExecutionSucceeded");
    assertThat(details(execution, 5))
        .isEqualTo("{" + ACTION + ",\"error\":\"Lost\",\"cause\":\"the turn\"}");
  }

  @Test
  void timesOutWhereNoTokenComesBack() throws InterruptedException {
    machines.function.then(this::keepToken);
    Execution execution = execute("\"TimeoutSeconds\": \"{% $states.input.patience %}\",");
    assertThat(execution.describe().status()).isEqualTo(Status.FAILED);
    assertThat(execution.describe().error()).isEqualTo("States.Timeout");
    assertThat(execution.describe().stopDate()).isEqualTo(Machines.START.plusSeconds(300));
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered T",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskTimedOut",
            "ExecutionFailed");
    assertThat(details(execution, 2)).endsWith(",\"timeoutInSeconds\":300}");
    assertThat(details(execution, 5)).isEqualTo("{" + ACTION + ",\"error\":\"States.Timeout\"}");
    assertThat(details(execution, 6)).isEqualTo("{\"error\":\"States.Timeout\"}");
  }

  @Test
  void countsTheTimeOfTheFunctionToo() throws InterruptedException {
    machines.function.then(payload -> {
      machines.time.advance(Duration.ofSeconds(100));
      return keepToken(payload);
    });
    Execution execution = execute("\"TimeoutSeconds\": 300,");
    assertThat(machines.time.waits()).containsExactly(Duration.ofSeconds(200));
    assertThat(execution.describe().stopDate()).isEqualTo(Machines.START.plusSeconds(300));
  }

  @Test
  void waitsAsLongAsTheLanguageAllowsWhereNoTimeoutIsSet() throws InterruptedException {
    machines.function.then(this::keepToken);
    execute("");
    assertThat(machines.time.waits()).containsExactly(Duration.ofSeconds(99_999_999));
  }

  @Test
  void givesEachTryATokenOfItsOwn() throws InterruptedException {
    machines
        .function
        .then(this::keepToken)
        .then(payload -> {
          keepToken(payload);
          assertRefused("TaskTimedOut", api -> api.succeed(tokens.getFirst(), "1"));
          new TaskTokens(List.of(machine)).succeed(tokens.getLast(), "2");
          return payload;
        });
    Execution execution =
        execute(
            "\"TimeoutSeconds\": 60, \"Retry\": [{\"ErrorEquals\": [\"States.Timeout\"],"
                + " \"MaxAttempts\": 1, \"IntervalSeconds\": 4}],"
                + " \"Output\": \"{% [$states.result, $states.context.State.RetryCount] %}\",");
    assertThat(execution.describe().output()).isEqualTo("[2,1]");
    assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    assertThat(machines.function.calls().getLast()).contains("\"retries\":1");
    assertThat(machines.time.waits()).startsWith(Duration.ofSeconds(60), Duration.ofSeconds(4));
  }

  @Test
  void takesATokenThatComesBackWhileTheFunctionRuns() throws InterruptedException {
    machines.function.then(payload -> {
      keepToken(payload);
      new TaskTokens(List.of(machine)).succeed(tokens.getFirst(), "5");
      assertRefused("TaskTimedOut", api -> api.succeed(tokens.getFirst(), "6"));
      assertRefused("TaskTimedOut", api -> api.heartbeat(tokens.getFirst()));
      return payload;
    });
    Execution execution = execute("");
    assertThat(execution.describe().output()).isEqualTo("5");
    assertThat(types(execution))
        .containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void letsAnAcceptedTokenDecideWhereTheFunctionFailsAfterwards() throws InterruptedException {
    machines.function.then(payload -> {
      keepToken(payload);
      new TaskTokens(List.of(machine)).succeed(tokens.getFirst(), "5");
      throw new FunctionException("A", "too late", List.of());
    });
    Execution execution = execute("");
    assertThat(execution.describe().output()).isEqualTo("5");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered T",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited T",
            "SucceedStateEntered Z",
            "SucceedStateExited Z",
            "ExecutionSucceeded");
  }

  @Test
  void failsAsAnyTaskWhereTheFunctionFails() throws InterruptedException {
    machines.function.then(payload -> {
      keepToken(payload);
      throw new FunctionException("A", "broken", List.of());
    });
    Execution execution = execute("\"Catch\": [{\"ErrorEquals\": [\"A\"], \"Next\": \"Z\"}],");
    assertThat(execution.describe().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered T",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed",
            "TaskStateExited T",
            "SucceedStateEntered Z",
            "SucceedStateExited Z",
            "ExecutionSucceeded");
    assertRefused("TaskTimedOut", api -> api.succeed(tokens.getFirst(), "1"));
  }

  @Test
  void refusesATokenThatComesBackTooLateWhileTheFunctionRuns() throws InterruptedException {
    machines.function.then(payload -> {
      keepToken(payload);
      machines.time.advance(Duration.ofSeconds(60));
      assertRefused("TaskTimedOut", api -> api.succeed(tokens.getFirst(), "1"));
      return payload;
    });
    Execution execution = execute("\"TimeoutSeconds\": 60,");
    assertThat(types(execution)).endsWith("TaskSubmitted", "TaskTimedOut", "ExecutionFailed");
  }

  @Test
  void endsAtOnceWithAnExecutionThatIsStopped() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    machines.threads = observed(waiting, ended);
    machines.function.then(this::keepToken);
    Execution execution;
    try (StateMachine running = start("")) {
      execution = running.executions().getFirst();
      waiting.await();
      new TaskTokens(List.of(running)).heartbeat(tokens.getFirst());
      execution.stop("Stopped", "by hand");
      assertRefused("TaskTimedOut", api -> api.succeed(tokens.getFirst(), "1"));
      ended.await();
    }
    assertThat(types(execution)).endsWith("TaskStarted", "TaskSubmitted", "ExecutionAborted");
  }

  @Test
  void endsWithTheTimeOfTheStateMachine() throws InterruptedException {
    machines.function.then(this::keepToken);
    try (StateMachine running = machines.machine(states(""), "\"TimeoutSeconds\": 60,")) {
      Execution execution = Machines.run(running, "{}");
      assertThat(execution.describe().status()).isEqualTo(Status.TIMED_OUT);
      assertThat(types(execution)).endsWith("TaskSubmitted", "ExecutionTimedOut");
      assertThatThrownBy(() -> new TaskTokens(List.of(running)).fail(tokens.getFirst(), "E", "c"))
          .isInstanceOfSatisfying(
              StatesException.class, e -> assertThat(e.type()).isEqualTo("TaskTimedOut"));
    }
  }

  @Test
  void waitsWithANewTokenWhenTheExecutionIsRedriven() throws InterruptedException {
    machines
        .function
        .then(this::keepToken)
        .then(payload -> {
          later(payload, 3, (api, token) -> api.succeed(token, "\"now\""));
          return payload;
        });
    try (StateMachine running = start("\"TimeoutSeconds\": 60,")) {
      Execution execution = running.executions().getFirst();
      execution.await();
      running.redrive(execution);
      assertThat(execution.await().output()).isEqualTo("\"now\"");
      assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    }
  }

  @Test
  void refusesATokenThatIsNone() throws InterruptedException {
    machines.function.then(this::keepToken);
    execute("");
    String elsewhere =
        new TaskToken("arn:aws:states:eu-west-1:123456789012:execution:m:gone", "1").text();
    assertRefused("TaskDoesNotExist", api -> api.succeed(elsewhere, "1"));
    assertRefused("TaskDoesNotExist", api -> api.heartbeat(elsewhere));
    assertRefused("InvalidToken", api -> api.fail("not a token", null, null));
    assertRefused("InvalidToken", api -> api.succeed("bm90IGEgdG9rZW4=", "1"));
    assertRefused("InvalidOutput", api -> api.succeed(tokens.getFirst(), "not json"));
    assertRefused(
        "ValidationException",
        api -> api.succeed(tokens.getFirst(), "\"" + "x".repeat(262_143) + "\""));
    assertRefused("TaskTimedOut", api -> api.succeed(tokens.getFirst(), "1"));
  }

  @Test
  void hasNoTokenWhereNoneIsWaitedFor() throws InterruptedException {
    assertThat(
            machines
                .execute(
                    Machines.task(
                        "", "\"Output\": \"{% $exists($states.context.Task) %}\", \"End\": true"),
                    "{}")
                .describe()
                .output())
        .isEqualTo("false");
  }

  private StateMachine machine = machines.machine(states(""));

  private static String states(String fields) {
    return """
    "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
          "Arguments": {"FunctionName": "f", "Payload": {
            "token": "{%% $states.context.Task.Token %%}",
            "retries": "{%% $states.context.State.RetryCount %%}",
            "execution": "{%% $states.context.Execution.Id %%}"}},
          %s "Next": "Z"},
    "Z": {"Type": "Succeed"}
    """
        .formatted(fields);
  }

  private StateMachine start(String fields) {
    machine = machines.machine(states(fields));
    machine.start("e", "{\"patience\":300}");
    return machine;
  }

  private Execution execute(String fields) throws InterruptedException {
    try (StateMachine running = start(fields)) {
      Execution execution = running.executions().getFirst();
      execution.await();
      return execution;
    }
  }

  private byte[] keepToken(byte[] payload) {
    try {
      if (PlainJson.parse(new String(payload, StandardCharsets.UTF_8))
          instanceof Map<?, ?> members) {
        tokens.add(String.valueOf(members.get("token")));
      }
      return payload;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Call {
    void on(TaskTokens api, String token);
  }

  /** Gives the token back after some seconds, from another thread. */
  private void later(byte[] payload, int seconds, Call call) {
    keepToken(payload);
    String token = tokens.getLast();
    machines
        .time
        .newThread(() -> {
          try {
            machines.time.waitFor(Duration.ofSeconds(seconds));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          call.on(new TaskTokens(List.of(machine)), token);
        })
        .start();
  }

  private void assertRefused(String type, Consumer<TaskTokens> call) {
    assertThatThrownBy(() -> call.accept(new TaskTokens(List.of(machine))))
        .isInstanceOfSatisfying(StatesException.class, e -> assertThat(e.type()).isEqualTo(type));
  }

  private static String details(Execution execution, int index) {
    return Json.text(execution.history().get(index).event().details());
  }

  /** Threads in real time that tell when one of them waits, and when one has ended. */
  private static Threads observed(CountDownLatch waiting, CountDownLatch ended) {
    Threads real = Threads.real();
    return new Threads() {
      @Override
      public Thread newThread(Runnable work) {
        return real.newThread(() -> {
          work.run();
          ended.countDown();
        });
      }

      @Override
      public void await(BooleanSupplier over, Duration atMost) throws InterruptedException {
        waiting.countDown();
        real.await(over, atMost);
      }

      @Override
      public void wakeAll() {
        real.wakeAll();
      }
    };
  }
}
