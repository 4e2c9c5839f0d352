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

/** Does what a state that can fail does: works, tries again, catches. */
final class TaskRunner {

  private final Run run;
  private final StateRunner states;

  TaskRunner(Run run, StateRunner states) {
    this.run = run;
    this.states = states;
  }

  Step run(State.Fallible state) {
    RetryPolicy policy = new RetryPolicy(state.retriers(), run.random());
    while (true) {
      boolean token = state instanceof State.Task task && task.waitsForToken();
      Attempt attempt = new Attempt(policy.retries(), token ? run.newToken() : null);
      try {
        return run(state, attempt);
      } catch (StateFailure e) {
        Optional<Duration> delay = policy.next(e.failure());
        if (delay.isEmpty()) {
          return catching(state, e, attempt);
        }
        run.clock().pause(delay.get());
      }
    }
  }

  private Step run(State.Fallible state, Attempt attempt) {
    Scope scope = run.scope(attempt);
    Object result =
        switch (state) {
          case State.Task task -> call(task, attempt, scope);
          case State.Map map -> new MapRunner(run, map, scope).run();
        };
    return states.leave(state, state.exit(), "", scope.withResult(result), result);
  }

  private @Nullable Object call(State.Task task, Attempt attempt, Scope scope) {
    Template timeout = task.timeoutSeconds();
    Integer timeoutSeconds =
        timeout == null
            ? null
            : run.evaluate(
                task, () -> timeout.evaluateInteger(scope, "TimeoutSeconds", Range.SECONDS));
    Object arguments =
        run.<@Nullable Object>evaluate(task, () -> task.arguments().evaluate(scope, "Arguments"));
    return new TaskCall(run, task, attempt.token(), timeoutSeconds).call(arguments);
  }

  private Step catching(State.Fallible state, StateFailure failure, Attempt attempt) {
    for (int i = 0; i < state.catchers().size(); i++) {
      Catcher catcher = state.catchers().get(i);
      if (failure.failure().isAmong(catcher.errors())) {
        Map<String, Object> errorOutput = failure.failure().errorOutput();
        Scope scope = run.scope(attempt).withErrorOutput(errorOutput);
        return states.leave(state, catcher.exit(), "Catch[" + i + "]/", scope, errorOutput);
      }
    }
    throw failure;
  }
}
