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

  /** A state that can fail, be tried again, and lead elsewhere when it has failed. */
  sealed interface Fallible extends State {

    /** What is tried again, in order. */
    List<Retrier> retriers();

    /** Where failures lead, in order. */
    List<Catcher> catchers();

    /** How the state is left after a success. */
    Exit exit();
  }

  /**
   * Asks something of a service. One that calls a Lambda function may then wait for a token to come
   * back ({@code arn:aws:states:::lambda:invoke.waitForTaskToken}).
   *
   * @param service what is asked of whom
   * @param arguments what it is called with: for a function, its name and its payload
   * @param waitsForToken whether the task ends when its token comes back, not when the function
   *     answers
   * @param timeoutSeconds how long the task may take, in seconds; null for no limit
   * @param retriers what is tried again, in order
   * @param catchers where failures lead, in order
   * @param exit how the state is left after a success
   */
  record Task(
      String name,
      Service service,
      Template arguments,
      boolean waitsForToken,
      @Nullable Template timeoutSeconds,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Exit exit)
      implements Fallible {
    /** Keeps its own copies of the lists. */
    public Task {
      retriers = List.copyOf(retriers);
      catchers = List.copyOf(catchers);
    }
  }

  /** What a {@link Task} can ask. */
  enum Service {
    /** To call a function ({@code arn:aws:states:::lambda:invoke}). */
    INVOKE("lambda", "invoke"),
    /** To send a message ({@code arn:aws:states:::sns:publish}). */
    PUBLISH("sns", "publish"),
    /**
     * How far the items of a {@link Map} are ({@code arn:aws:states:::aws-sdk:sfn:describeMapRun}).
     */
    DESCRIBE_MAP_RUN("aws-sdk:sfn", "describeMapRun");

    private final String type;
    private final String action;

    Service(String type, String action) {
      this.type = type;
      this.action = action;
    }

    /** The service, as in histories: {@code lambda}. */
    public String type() {
      return type;
    }

    /** The action, as in histories: {@code invoke}. */
    public String action() {
      return action;
    }

    String resource() {
      return "arn:aws:states:::" + type + ":" + action;
    }
  }

  /**
   * Runs states for each of many items, in executions of their own (Amazon States Language, "Map
   * State"; developer guide, "Using Map state in Distributed mode").
   *
   * @param processor the states
   * @param items what gives the items; null where they are read
   * @param reader where the items are read; null where {@code items} gives them
   * @param selector what each execution starts with, or what is put in batches; null for the item
   * @param batcher how items are put together; null for one item an execution
   * @param maxConcurrency how many executions run at the same time; null or 0 for as many as may
   * @param toleratedCount how many items may fail; null for what the percentage says
   * @param toleratedPercentage how many of a hundred items may fail; null for none
   * @param writer where results go; null for the state's result
   * @param label what the executions' ARNs have
   */
  record Map(
      String name,
      Definition processor,
      @Nullable Template items,
      @Nullable ItemReader reader,
      @Nullable Template selector,
      @Nullable ItemBatcher batcher,
      @Nullable Template maxConcurrency,
      @Nullable Template toleratedCount,
      @Nullable Template toleratedPercentage,
      @Nullable ResultWriter writer,
      String label,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Exit exit)
      implements Fallible {
    /** Keeps its own copies of the lists. */
    public Map {
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
