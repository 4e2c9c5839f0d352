package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.Range;
import dev.labeldrop.local.asl.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One try of a task: the call of its function, or of another service, and, where the task has a
 * token, the wait for it.
 *
 * <p>A function is not ended when the task's time is over: the clock is looked at when the function
 * has answered, and what it answered too late is thrown away, as the service would have done.
 *
 * <p>A token can come back while the function still runs; it was accepted, so it decides how the
 * task ends, even where the function fails afterwards. The service does not say what it does then:
 * this is an assumption. Here the task waits for the function all the same.
 */
final class TaskCall {

  private final Run run;
  private final State.Task task;
  private final @Nullable String token;
  private final @Nullable Integer timeoutSeconds;
  private final TaskEvents events;

  TaskCall(Run run, State.Task task, @Nullable String token, @Nullable Integer timeoutSeconds) {
    this.run = run;
    this.task = task;
    this.token = token;
    this.timeoutSeconds = timeoutSeconds;
    this.events = new TaskEvents(task.service(), token != null, run.region());
  }

  /**
   * Calls the function.
   *
   * @param arguments the task's arguments, worked out
   * @return the task's result
   * @throws StateFailure when the task fails
   */
  @Nullable Object call(@Nullable Object arguments) {
    String json = run.checkSize(arguments, task.name());
    Supplier<Map<String, ?>> service =
        task.service() == State.Service.INVOKE
            ? FunctionCall.of(run, arguments)::invoke
            : ServiceCall.of(run, task.service(), arguments)::invoke;
    run.append(events.scheduled(json, timeoutSeconds));
    run.append(events.started());
    Instant start = run.clock().now();
    Object result;
    String resultJson;
    try {
      result =
          token == null
              ? invoke(service, start)
              : awaitToken(service, start, run.waitFor(token, deadline(start)));
      resultJson = run.checkSize(result, task.service().type());
    } catch (StateFailure e) {
      run.append(events.failed(e.failure()));
      throw e;
    }
    run.append(events.succeeded(resultJson));
    return result;
  }

  private Instant deadline(Instant start) {
    // Amazon States Language, "Timeouts": 99999999 where nothing is said.
    return start.plusSeconds(timeoutSeconds == null ? Range.SECONDS.last() : timeoutSeconds);
  }

  private Map<String, ?> invoke(Supplier<Map<String, ?>> service, Instant start) {
    Map<String, ?> result;
    try {
      result = service.get();
    } catch (StateFailure e) {
      checkTime(start);
      throw e;
    }
    checkTime(start);
    return result;
  }

  private void checkTime(Instant start) {
    run.clock().check();
    if (timeoutSeconds != null && run.clock().now().isAfter(deadline(start))) {
      throw timedOut();
    }
  }

  private @Nullable Object awaitToken(
      Supplier<Map<String, ?>> service, Instant start, Callback callback) {
    try {
      String answer = run.checkSize(invoke(service, start), task.service().type());
      run.append(events.submitted(answer));
      run.clock()
          .await(
              () -> !callback.isOpen(run.clock().now()),
              Duration.between(run.clock().now(), callback.deadline()));
    } catch (StateFailure e) {
      if (callback.close() == null) {
        throw e;
      }
    }
    return switch (callback.close()) {
      case Callback.Answer.Success success -> success.output();
      case Callback.Answer.Failed failed -> throw new StateFailure(failed.failure());
      case null -> throw timedOut();
    };
  }

  private static StateFailure timedOut() {
    return new StateFailure(Failure.TIMEOUT, null);
  }
}
