package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.Exit;
import dev.labeldrop.local.asl.Range;
import dev.labeldrop.local.asl.Scope;
import dev.labeldrop.local.asl.State;
import dev.labeldrop.local.asl.Template;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Does what each type of state does. */
final class StateRunner {

  private final Run run;
  private final TaskRunner tasks;

  StateRunner(Run run) {
    this.run = run;
    this.tasks = new TaskRunner(run, this);
  }

  Step run(State state, @Nullable Object input) {
    return switch (state) {
      case State.Fallible fallible -> tasks.run(fallible);
      case State.Choice choice -> choose(choice, input);
      case State.Wait wait -> {
        Scope scope = run.scope(null);
        run.clock().pause(duration(wait, scope));
        yield leave(wait, wait.exit(), "", scope, input);
      }
      case State.Pass pass -> leave(pass, pass.exit(), "", run.scope(null), input);
      case State.Succeed succeed ->
          leave(succeed, new Exit(succeed.output(), null), "", run.scope(null), input);
      case State.Fail fail -> throw failure(fail);
    };
  }

  /**
   * Leaves a state.
   *
   * @param prefix where the exit stands in its state, for messages: {@code Choices[0]/}
   * @param otherwise the output where the exit states none
   */
  Step leave(State state, Exit exit, String prefix, Scope scope, @Nullable Object otherwise) {
    Template template = exit.output();
    Object output =
        template == null
            ? otherwise
            : run.<@Nullable Object>evaluate(
                state, () -> template.evaluate(scope, prefix + "Output"));
    return run.exit(state, exit.next(), output);
  }

  private Step choose(State.Choice choice, @Nullable Object input) {
    Scope scope = run.scope(null);
    for (int i = 0; i < choice.rules().size(); i++) {
      State.Rule rule = choice.rules().get(i);
      String prefix = "Choices[" + i + "]/";
      if (run.evaluate(
          choice, () -> rule.condition().evaluateBoolean(scope, prefix + "Condition"))) {
        return leave(choice, rule.exit(), prefix, scope, input);
      }
    }
    Exit otherwise = choice.otherwise();
    if (otherwise == null) {
      // The guide reserves States.NoChoiceMatched for the future; the service says this.
      throw run.runtimeFailure(
          "Failed to transition out of the state. The state does not point to a next state.");
    }
    return leave(choice, otherwise, "", scope, input);
  }

  private Duration duration(State.Wait wait, Scope scope) {
    return Duration.ofSeconds(
        run.evaluate(
            wait, () -> wait.seconds().evaluateInteger(scope, "Seconds", Range.WAIT_SECONDS)));
  }

  private StateFailure failure(State.Fail fail) {
    Scope scope = run.scope(null);
    return new StateFailure(
        text(fail, fail.error(), scope, "Error"), text(fail, fail.cause(), scope, "Cause"));
  }

  private @Nullable String text(
      State.Fail fail, @Nullable Template template, Scope scope, String location) {
    return template == null
        ? null
        : run.evaluate(fail, () -> template.evaluateString(scope, location));
  }
}
