package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.Catcher;
import dev.labeldrop.local.asl.Range;
import dev.labeldrop.local.asl.Scope;
import dev.labeldrop.local.asl.State;
import dev.labeldrop.local.asl.Template;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what a {@code Task} does: calls, tries again, catches. */
final class TaskRunner {

  private final Run run;
  private final StateRunner states;

  TaskRunner(Run run, StateRunner states) {
    this.run = run;
    this.states = states;
  }

  Step run(State.Task task) {
    RetryPolicy policy = new RetryPolicy(task.retriers(), run.random());
    while (true) {
      Attempt attempt = new Attempt(policy.retries(), task.waitsForToken() ? run.newToken() : null);
      try {
        return run(task, attempt);
      } catch (StateFailure e) {
        Optional<Duration> delay = policy.next(e.failure());
        if (delay.isEmpty()) {
          return catching(task, e, attempt);
        }
        run.clock().pause(delay.get());
      }
    }
  }

  private Step run(State.Task task, Attempt attempt) {
    Scope scope = run.scope(attempt);
    Template timeout = task.timeoutSeconds();
    Integer timeoutSeconds =
        timeout == null
            ? null
            : run.evaluate(
                task, () -> timeout.evaluateInteger(scope, "TimeoutSeconds", Range.SECONDS));
    Object arguments =
        run.<@Nullable Object>evaluate(task, () -> task.arguments().evaluate(scope, "Arguments"));
    Object result = new TaskCall(run, task, attempt.token(), timeoutSeconds).call(arguments);
    return states.leave(task, task.exit(), "", scope.withResult(result), result);
  }

  private Step catching(State.Task task, StateFailure failure, Attempt attempt) {
    for (int i = 0; i < task.catchers().size(); i++) {
      Catcher catcher = task.catchers().get(i);
      if (failure.failure().isAmong(catcher.errors())) {
        Map<String, Object> errorOutput = failure.failure().errorOutput();
        Scope scope = run.scope(attempt).withErrorOutput(errorOutput);
        return states.leave(task, catcher.exit(), "Catch[" + i + "]/", scope, errorOutput);
      }
    }
    throw failure;
  }
}
