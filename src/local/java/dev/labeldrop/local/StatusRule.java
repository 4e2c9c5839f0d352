package dev.labeldrop.local;

import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionDescription;
import dev.labeldrop.local.states.ExecutionListener;
import dev.labeldrop.local.states.Status;
import dev.labeldrop.local.states.StatusChange;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The rule on execution status: who ended as failed, timed out or aborted is told to a function, by
 * EventBridge's event.
 *
 * @param others hears of everything, before the rule
 * @param target what is called; empty where the template has no such function
 */
record StatusRule(ExecutionListener others, Optional<LambdaFunction> target, Deliveries deliveries)
    implements ExecutionListener {

  @Override
  public void stateEntered(Execution execution, String state, String input) {
    others.stateEntered(execution, state, input);
  }

  @Override
  public void stateExited(Execution execution, String state, String output) {
    others.stateExited(execution, state, output);
  }

  @Override
  public void executionEnded(Execution execution, ExecutionDescription end) {
    others.executionEnded(execution, end);
    if (end.status() != Status.SUCCEEDED) {
      byte[] event = StatusChange.event(execution, end).getBytes(StandardCharsets.UTF_8);
      target.ifPresent(function -> deliveries.deliver(function, event, execution.arn()));
    }
  }
}
