package dev.labeldrop.local.states;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.Uuids;
import dev.labeldrop.local.asl.EvaluationException;
import dev.labeldrop.local.asl.Scope;
import dev.labeldrop.local.asl.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The interpreter at work: one go at an execution, from its start or from where it is redriven. */
final class Run implements Runnable {

  private final Execution execution;
  private final Environment environment;
  private final Quotas quotas;
  private final ExecutionListener listener;
  private final RandomGenerator random;
  private final RunClock clock;
  private Position position;

  /**
   * A run that is yet to start.
   *
   * @param random this run's own
   * @param start where it begins
   */
  Run(
      Execution execution,
      Environment environment,
      Quotas quotas,
      ExecutionListener listener,
      RandomGenerator random,
      Position start) {
    this.execution = execution;
    this.environment = environment;
    this.quotas = quotas;
    this.listener = listener;
    this.random = random;
    this.position = start;
    this.clock =
        new RunClock(
            environment.clock(),
            environment.threads(),
            execution.stateMachine().definition().timeout(),
            () -> execution.isWith(this));
  }

  @Override
  public void run() {
    try {
      String output = Json.text(interpret());
      execution.finish(
          this,
          execution.describe().succeeded(output, clock.now()),
          Event.executionSucceeded(output));
    } catch (StateFailure e) {
      fail(e.failure());
    } catch (RunEnd e) {
      end(e.reason());
    } catch (RuntimeException | Error e) {
      // The thread's outermost frame: without this, who awaits the execution would wait for ever.
      fail(new Failure(Failure.RUNTIME, "The interpreter broke down: " + e));
    }
  }

  private void end(RunEnd.Reason reason) {
    switch (reason) {
      case STOPPED -> {}
      case TIMED_OUT ->
          execution.finish(
              this,
              execution.describe().ended(Status.TIMED_OUT, new Failure(null, null), clock.now()),
              Event.executionTimedOut());
      case HISTORY_FULL ->
          fail(
              new Failure(
                  Failure.RUNTIME,
                  "The execution reached the maximum number of history events ("
                      + quotas.historyEvents()
                      + ")."));
    }
  }

  private void fail(Failure failure) {
    execution.finish(
        this,
        execution.describe().ended(Status.FAILED, failure, clock.now()),
        Event.executionFailed(failure));
  }

  private @Nullable Object interpret() {
    StateRunner states = new StateRunner(this);
    while (true) {
      State state = execution.stateMachine().definition().state(position.state());
      enter(state);
      Step step = states.run(state, position.input());
      clock.check();
      if (step.next() == null) {
        return step.output();
      }
      position = Position.ahead(step.next(), step.output());
    }
  }

  /** Enters the state that the run is at, unless an earlier run did. */
  private void enter(State state) {
    String input = Json.text(position.input());
    if (!position.entered()) {
      position = execution.enter(this, Event.stateEntered(state, input), position);
    }
    listener.stateEntered(execution, state.name(), input);
  }

  /** Records that a state is left. */
  Step exit(State state, @Nullable String next, @Nullable Object output) {
    String json = checkSize(output, state.name());
    append(Event.stateExited(state, json));
    listener.stateExited(execution, state.name(), json);
    return new Step(next, output);
  }

  long append(Event event) {
    return execution.append(this, event);
  }

  /** A token that only one try of one task has. */
  String newToken() {
    return new TaskToken(execution.arn(), Uuids.version4(random).toString()).text();
  }

  /** From now on a token can come back. */
  Callback waitFor(String token, Instant deadline) {
    Callback callback = new Callback(token, deadline);
    execution.register(this, callback);
    return callback;
  }

  RunClock clock() {
    return clock;
  }

  Environment environment() {
    return environment;
  }

  RandomGenerator random() {
    return random;
  }

  Execution execution() {
    return execution;
  }

  StateMachine stateMachine() {
    return execution.stateMachine();
  }

  String region() {
    return stateMachine().region();
  }

  /**
   * What the expressions of the present state can see.
   *
   * @param attempt the try of the task that the state is; null for another type of state
   */
  Scope scope(@Nullable Attempt attempt) {
    Map<String, @Nullable Object> states = new HashMap<>();
    states.put("input", position.input());
    states.put("context", ContextObject.of(execution, position, attempt));
    return new Scope(states, clock.now(), random);
  }

  /** Evaluates something of the present state and turns a failure into the state's. */
  <T extends @Nullable Object> T evaluate(State state, Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (EvaluationException e) {
      Failure failure = new Failure(Failure.QUERY_EVALUATION_ERROR, inState(e.getMessage()));
      append(Event.evaluationFailed(state, failure, e.location()));
      throw new StateFailure(failure);
    }
  }

  /** A failure that no retrier and no catcher gets to see. */
  StateFailure runtimeFailure(String message) {
    return new StateFailure(Failure.RUNTIME, inState(message));
  }

  private String inState(String message) {
    return "An error occurred while executing the state '"
        + position.state()
        + "' (entered at the event id #"
        + position.eventId()
        + "). "
        + message;
  }

  /**
   * Checks the size of data that goes on.
   *
   * @param from the state or task that it comes from, for the message
   * @return the data as JSON
   */
  String checkSize(@Nullable Object data, String from) {
    String json = Json.text(data);
    if (PlainJson.bytes(json) > quotas.dataBytes()) {
      throw new StateFailure(
          Failure.DATA_LIMIT_EXCEEDED,
          "The state/task '"
              + from
              + "' returned a result with a size exceeding the maximum number of bytes service"
              + " limit.");
    }
    return json;
  }
}
