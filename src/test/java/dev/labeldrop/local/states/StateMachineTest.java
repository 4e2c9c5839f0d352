package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.await;
import static dev.labeldrop.local.states.Machines.run;
import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.functions.LambdaFunctions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class StateMachineTest {

  private static final String PASS = "\"A\": {\"Type\": \"Pass\", \"End\": true}";
  private static final String TASK =
      """
      "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f", "Payload": {"in": "{% $states.input %}"}},
            "Output": "{% $states.result.Payload %}", "End": true}
      """;

  private final Machines machines = new Machines();

  @Test
  void knowsItsArnsAndNames() {
    try (StateMachine machine = machines.machine(PASS)) {
      assertThat(machine.arn()).isEqualTo(Machines.ARN);
      assertThat(machine.name()).isEqualTo("m");
      assertThat(machine.region()).isEqualTo("eu-west-1");
      assertThat(machine.creationDate()).isEqualTo(Machines.START);
      Execution execution = machine.start("run-1", "{}");
      assertThat(execution.arn())
          .isEqualTo("arn:aws:states:eu-west-1:123456789012:execution:m:run-1");
      assertThat(execution.name()).isEqualTo("run-1");
      assertThat(execution.input()).isEqualTo("{}");
      assertThat(execution.startDate()).isEqualTo(Machines.START);
      assertThat(machine.find(execution.arn())).containsSame(execution);
      assertThat(machine.find(execution.arn() + "x")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "arn:aws:states:eu-west-1:123456789012:execution:m:e"})
  void refusesAnArnOfSomethingElse(String arn) {
    Environment environment =
        new Environment(
            new LambdaFunctions(Map.of()), machines.time, machines.time, new SplittableRandom(1));
    Definition definition =
        Definition.parse(
            "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {" + PASS + "}}");
    assertThatThrownBy(() -> new StateMachine(arn, definition, environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + arn + "' is not the ARN of a state machine.");
  }

  @Test
  void givesExecutionsNamesOfTheirOwn() {
    try (StateMachine machine = machines.machine(PASS)) {
      Execution one = machine.start("{}");
      Execution two = machine.start("{}");
      assertThat(one.name()).hasSize(36).isNotEqualTo(two.name());
      assertThat(machine.executions()).containsExactly(one, two);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a:b", "a*", "é?", "\u0007", "a\uFFFEb", "a#", "{a}"})
  void refusesANameWithCharactersThatTheServiceDoesNotTake(String name) {
    assertRefused("InvalidName", name, "{}");
  }

  @Test
  void refusesANameThatIsEmptyOrTooLong() {
    assertRefused("ValidationException", "", "{}");
    assertRefused("ValidationException", "n".repeat(81), "{}");
    try (StateMachine machine = machines.machine(PASS)) {
      assertThat(machine.start("n".repeat(80), "{}")).isNotNull();
      assertThat(machine.start("ä-._+=@!()'1", "{}")).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{'a':1}", "1 2"})
  void refusesAnInputThatIsNotJson(String input) {
    assertRefused("InvalidExecutionInput", "e", input);
  }

  @Test
  void refusesAnInputThatIsTooLarge() {
    machines.quotas = new Quotas(10, 25_000);
    assertRefused("ValidationException", "e", "\"ääääa\"");
    try (StateMachine machine = machines.machine(PASS)) {
      assertThat(machine.start("e", "\"ääää\"")).isNotNull();
    }
  }

  @Test
  void startsNothingNewForTheSameStart() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    machines.function.then(payload -> await(go, payload));
    try (StateMachine machine = machines.machine(TASK)) {
      Execution execution = machine.start("e", "1");
      assertThat(machine.start("e", "1")).isSameAs(execution);
      assertThatThrownBy(() -> machine.start("e", "2"))
          .isInstanceOfSatisfying(
              StatesException.class, e -> assertThat(e.type()).isEqualTo("ExecutionAlreadyExists"))
          .hasMessage("Execution Already Exists: '" + execution.arn() + "'");
      go.countDown();
      execution.await();
      assertThatThrownBy(() -> machine.start("e", "1")).isInstanceOf(StatesException.class);
      assertThat(machines.function.calls()).hasSize(1);
    }
  }

  @Test
  void runsExecutionsSideBySide() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      machines.function.then(payload -> {
        all.countDown();
        return await(all, payload);
      });
    }
    try (StateMachine machine = machines.machine(TASK)) {
      List<Execution> executions = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        executions.add(machine.start(Integer.toString(i)));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(executions.get(i).await().output()).isEqualTo("{\"in\":" + i + "}");
      }
    }
  }

  @Test
  void leavesNothingRunningWhenClosed() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    List<String> ends = Collections.synchronizedList(new ArrayList<>());
    machines.function.then(payload -> {
      called.countDown();
      try {
        return await(new CountDownLatch(1), payload);
      } finally {
        ends.add("function");
      }
    });
    Execution execution;
    try (StateMachine machine = machines.machine(TASK)) {
      execution = machine.start("e", "{}");
      called.await();
    }
    assertThat(ends).containsExactly("function");
    assertThat(execution.describe().status()).isEqualTo(Status.ABORTED);
    assertThat(execution.describe().cause()).isEqualTo("The state machine was closed.");
    assertThat(types(execution)).endsWith("TaskStarted", "ExecutionAborted");
  }

  @Test
  void tellsTheListenerOfEveryState() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    machines.listener =
        new ExecutionListener() {
          @Override
          public void stateEntered(Execution execution, String state, String input) {
            heard.add(execution.name() + " > " + state + " " + input);
          }

          @Override
          public void stateExited(Execution execution, String state, String output) {
            heard.add(execution.name() + " < " + state + " " + output);
          }
        };
    machines.function.fail("A").answer("2");
    try (StateMachine machine =
        machines.machine("\"P\": {\"Type\": \"Pass\", \"Output\": 1, \"Next\": \"T\"}, " + TASK)) {
      Execution execution = run(machine, "0");
      machine.redrive(execution);
      execution.await();
    }
    assertThat(heard).containsExactly("e > P 0", "e < P 1", "e > T 1", "e > T 1", "e < T 2");
  }

  @Test
  void failsAnExecutionWhoseListenerBreaks() throws InterruptedException {
    machines.listener =
        new ExecutionListener() {
          @Override
          public void stateEntered(Execution execution, String state, String input) {
            throw new IllegalStateException("no bar");
          }
        };
    try (StateMachine machine = machines.machine(PASS)) {
      ExecutionDescription end = run(machine, "0").describe();
      assertThat(end.error()).isEqualTo("States.Runtime");
      assertThat(end.cause())
          .isEqualTo("The interpreter broke down: java.lang.IllegalStateException: no bar");
    }
  }

  private void assertRefused(String type, String name, String input) {
    try (StateMachine machine = machines.machine(PASS)) {
      assertThatThrownBy(() -> machine.start(name, input))
          .isInstanceOfSatisfying(StatesException.class, e -> assertThat(e.type()).isEqualTo(type));
      assertThat(machine.executions()).isEmpty();
    }
  }
}
