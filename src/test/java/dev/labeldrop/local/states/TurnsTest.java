package dev.labeldrop.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executions that take turns by task tokens, each for a minute. */
@Timeout(60) // Guards against a wait without end; no test waits for time to pass.
final class TurnsTest {

  private static final String STATES =
      """
      "Queue": {
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Arguments": {"FunctionName": "f", "Payload": ["{% $states.context.Task.Token %}"]},
        "TimeoutSeconds": 3600,
        "Next": "Hold"},
      "Hold": {"Type": "Wait", "Seconds": 60, "Next": "Free"},
      "Free": {
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Arguments": {"FunctionName": "f", "Payload": {"free": true}}, "End": true}
      """;

  private final Machines machines = new Machines();
  private final Deque<String> queue = new ArrayDeque<>();
  private boolean held;
  private StateMachine machine = machine(0);

  @Test
  void followEachOtherAtOnceInTheOrderOfTheQueue() throws InterruptedException {
    machine = machine(20);
    List<Execution> executions = new ArrayList<>();
    try (StateMachine running = machine) {
      machines.time.standingStill(() -> {
        for (int i = 0; i < 10; i++) {
          executions.add(running.start("e" + i, "{}"));
        }
      });
      for (Execution execution : executions) {
        execution.await();
      }
    }
    assertThat(executions)
        .extracting(execution -> execution.describe().status())
        .containsOnly(Status.SUCCEEDED);
    assertThat(executions.stream().map(TurnsTest::seconds).sorted())
        .containsExactly(60L, 120L, 180L, 240L, 300L, 360L, 420L, 480L, 540L, 600L);
  }

  private StateMachine machine(int calls) {
    for (int i = 0; i < calls; i++) {
      machines.function.then(payload -> {
        call(new String(payload, StandardCharsets.UTF_8));
        return "{}".getBytes(StandardCharsets.UTF_8);
      });
    }
    return machines.machine(STATES);
  }

  private synchronized void call(String payload) {
    if (payload.startsWith("[")) {
      queue.add(payload.substring(2, payload.length() - 2));
    } else {
      held = false;
    }
    if (!held && !queue.isEmpty()) {
      held = true;
      new TaskTokens(List.of(machine)).succeed(queue.remove(), "1");
    }
  }

  private static long seconds(Execution execution) {
    return Duration.between(Machines.START, execution.history().getLast().timestamp()).toSeconds();
  }
}
