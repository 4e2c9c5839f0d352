package dev.labeldrop.local.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One state of a state machine. */
public sealed interface State {

  /** The state's name in the definition: its key in {@code States}. */
  String name();

  /** The state's type as the definition writes it, as in {@code Task}. */
  default String type() {
    return getClass().getSimpleName();
  }

  /**
   * Calls a Lambda function ({@code arn:aws:states:::lambda:invoke}), and may then wait for a token
   * to come back ({@code arn:aws:states:::lambda:invoke.waitForTaskToken}).
   *
   * @param arguments what it is called with: the function's name and its payload
   * @param waitsForToken whether the task ends when its token comes back, not when the function
   *     answers
   * @param timeoutSeconds how long the task may take, in seconds; null for no limit
   * @param retriers what is tried again, in order
   * @param catchers where failures lead, in order
   * @param exit how the state is left after a success
   */
  record Task(
      String name,
      Template arguments,
      boolean waitsForToken,
      @Nullable Template timeoutSeconds,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Exit exit)
      implements State {
    /** Keeps its own copies of the lists. */
    public Task {
      retriers = List.copyOf(retriers);
      catchers = List.copyOf(catchers);
    }
  }

  /**
   * Takes the first way whose condition holds.
   *
   * @param rules the ways, in order
   * @param otherwise the way when no condition holds; null where the definition has no {@code
   *     Default}
   */
  record Choice(String name, List<Rule> rules, @Nullable Exit otherwise) implements State {
    /** Keeps its own copy of the list. */
    public Choice {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Lets time pass.
   *
   * @param seconds how long, in seconds
   */
  record Wait(String name, Template seconds, Exit exit) implements State {}

  /** Does nothing but leave. */
  record Pass(String name, Exit exit) implements State {}

  /**
   * Ends the execution well.
   *
   * @param output the execution's output; null for the state's input
   */
  record Succeed(String name, @Nullable Template output) implements State {}

  /**
   * Ends the execution as failed.
   *
   * @param error the error's name; null for none
   * @param cause the error in words; null for none
   */
  record Fail(String name, @Nullable Template error, @Nullable Template cause) implements State {}

  /** One way out of a {@link Choice}. */
  record Rule(Template condition, Exit exit) {}
}
