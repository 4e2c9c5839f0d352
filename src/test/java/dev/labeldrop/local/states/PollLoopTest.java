package dev.labeldrop.local.states;

import static dev.labeldrop.local.states.Machines.run;
import static dev.labeldrop.local.states.Machines.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A state machine of the kind that this interpreter is for: call, wait, look, decide. */
final class PollLoopTest {

  private static final String STATES =
      """
      "Poll": {
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"},
        "Retry": [{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 2, "MaxAttempts": 2}],
        "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Report",
                   "Output": {"status": "FAILED", "error": "{% $states.errorOutput.Error %}"}}],
        "Output": "{% $states.result.Payload %}", "Next": "Done?"},
      "Done?": {
        "Type": "Choice",
        "Choices": [{"Condition": "{% $states.input.done %}", "Next": "Report"}],
        "Default": "Wait"},
      "Wait": {"Type": "Wait", "Seconds": "{% $states.input.waitSeconds %}", "Next": "Poll"},
      "Report": {"Type": "Succeed", "Output": {"status": "{% $states.input.status %}"}}
      """;

  private final Machines machines = new Machines();

  @Test
  void pollsUntilItIsDone() throws InterruptedException {
    machines
        .function
        .answer("{\"done\":false,\"waitSeconds\":5,\"status\":\"UPDATE_IN_PROGRESS\"}")
        .fail("com.acme.Busy")
        .answer("{\"done\":false,\"waitSeconds\":10,\"status\":\"UPDATE_IN_PROGRESS\"}")
        .answer("{\"done\":true,\"status\":\"UPDATE_COMPLETE\"}");
    try (StateMachine machine = machines.machine(STATES)) {
      Execution execution = run(machine, "{\"datasetArn\":\"d\"}");
      assertThat(execution.describe().output()).isEqualTo("{\"status\":\"UPDATE_COMPLETE\"}");
      assertThat(machines.time.waits())
          .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10));
      assertThat(machines.function.calls().getFirst()).isEqualTo("{\"datasetArn\":\"d\"}");
      assertThat(types(execution).stream().filter(type -> type.endsWith("StateEntered Poll")))
          .hasSize(3);
    }
  }

  @Test
  void reportsWhatItCouldNotDo() throws InterruptedException {
    machines.function.fail("com.acme.Busy", "com.acme.Busy", "com.acme.Busy");
    try (StateMachine machine = machines.machine(STATES)) {
      Execution execution = run(machine, "{}");
      assertThat(execution.describe().output()).isEqualTo("{\"status\":\"FAILED\"}");
      assertThat(machines.function.calls()).hasSize(3);
    }
  }

  @Test
  void endsAtTheServicesHistoryLimit() throws InterruptedException {
    Collections.nCopies(10_000, "{\"done\":false,\"waitSeconds\":1}")
        .forEach(machines.function::answer);
    try (StateMachine machine = machines.machine(STATES)) {
      Execution execution = run(machine, "{}");
      assertThat(execution.describe().error()).isEqualTo("States.Runtime");
      assertThat(execution.describe().cause())
          .isEqualTo("The execution reached the maximum number of history events (25000).");
      List<HistoryEvent> history = execution.history();
      assertThat(history).hasSize(25_000);
      assertThat(history.getLast().event().type()).isEqualTo("ExecutionFailed");
      // One turn is 9 events: 5 of Poll, 2 of Done?, 2 of Wait.
      assertThat(machines.function.calls()).hasSize((25_000 - 2) / 9 + 1);
    }
  }
}
