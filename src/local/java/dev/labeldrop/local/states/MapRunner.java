package dev.labeldrop.local.states;

import dev.labeldrop.local.asl.Range;
import dev.labeldrop.local.asl.Scope;
import dev.labeldrop.local.asl.State;
import dev.labeldrop.local.asl.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does what a {@code Map} in distributed mode does: reads the items, starts an execution for each,
 * not more than may run at the same time, and gives their results.
 *
 * <p>A state that is tried again, or whose execution is redriven, begins with all items anew; the
 * service takes up only those that did not succeed.
 */
final class MapRunner {

  /** Developer guide, "Using Map state in Distributed mode": without a limit. */
  private static final int MOST_AT_ONCE = 10_000;

  private static final Duration FOREVER = Duration.ofSeconds(Range.SECONDS.last());
  private static final String EXCEEDED = "States.ExceedToleratedFailureThreshold";

  private final Run run;
  private final State.Map map;
  private final Scope scope;
  private final Tolerance tolerance;
  private final MapResults results;
  private final Map<Execution, Long> running = new LinkedHashMap<>();

  MapRunner(Run run, State.Map map, Scope scope) {
    this.run = run;
    this.map = map;
    this.scope = scope;
    this.tolerance =
        new Tolerance(
            integer(map.toleratedCount(), "ToleratedFailureCount", Range.FAILURES),
            integer(map.toleratedPercentage(), "ToleratedFailurePercentage", Range.PERCENTAGE));
    this.results = new MapResults(run, map, scope);
  }

  private @Nullable Integer integer(@Nullable Template template, String location, Range range) {
    return template == null
        ? null
        : run.evaluate(map, () -> template.evaluateInteger(scope, location, range));
  }

  /**
   * Runs them all.
   *
   * @return the state's result
   * @throws StateFailure if the items cannot be read, too many fail, or the results cannot be
   *     written
   */
  Object run() {
    Integer limit = integer(map.maxConcurrency(), "MaxConcurrency", Range.CONCURRENCY);
    int maxConcurrency = limit == null ? 0 : limit;
    MapItems items = new MapItems(run, map, scope);
    List<@Nullable Object> given = map.reader() == null ? items.all() : List.of();
    run.append(Event.mapStateStarted(given.size()));
    MapRun mapRun = run.stateMachine().open(run, map, tolerance.limits(maxConcurrency));
    run.append(Event.mapRunStarted(mapRun.arn()));
    try {
      List<@Nullable Object> all = map.reader() == null ? given : items.all();
      Object result = run(mapRun, all, maxConcurrency == 0 ? MOST_AT_ONCE : maxConcurrency);
      mapRun.close(Status.SUCCEEDED, run.clock().now());
      run.append(Event.mapRunSucceeded());
      run.append(Event.mapStateSucceeded());
      return result;
    } catch (StateFailure e) {
      mapRun.close(Status.FAILED, run.clock().now());
      run.append(Event.mapRunFailed(e.failure()));
      run.append(Event.mapStateFailed());
      throw e;
    } finally {
      mapRun.close(Status.ABORTED, run.clock().now());
      mapRun.children().abandon();
    }
  }

  private Object run(MapRun mapRun, List<@Nullable Object> items, int most) {
    MapInputs inputs = new MapInputs(run, map, scope, items.iterator());
    boolean exceeded = false;
    while (!exceeded && (inputs.hasNext() || !running.isEmpty())) {
      while (running.size() < most && inputs.hasNext()) {
        start(mapRun, inputs.next());
      }
      run.clock().await(this::anyHasEnded, FOREVER);
      collect(mapRun);
      long failed = mapRun.started().items() - succeeded(mapRun) - stillRunning(mapRun);
      exceeded = tolerance.exceeded(failed, items.size());
    }
    running.forEach((execution, left) -> {
      execution.stop(null, "The Map Run was stopped: too many of its items failed.");
      mapRun.end(Status.ABORTED, left);
    });
    Object result = results.of(mapRun);
    if (exceeded) {
      throw new StateFailure(EXCEEDED, "The specified tolerated failure threshold was exceeded");
    }
    return result;
  }

  private static long succeeded(MapRun mapRun) {
    return mapRun.counts(Status.SUCCEEDED).items();
  }

  private static long stillRunning(MapRun mapRun) {
    return mapRun.counts(Status.RUNNING).items();
  }

  private void start(MapRun mapRun, MapInputs.Input input) {
    try {
      Execution execution = mapRun.children().start(input.json());
      mapRun.start(input.items());
      running.put(execution, input.items());
      results.add(execution);
    } catch (StatesException e) {
      throw new StateFailure(
          Failure.DATA_LIMIT_EXCEEDED,
          "An execution of the state '%s' cannot start: %s".formatted(map.name(), e.getMessage()));
    }
  }

  private boolean anyHasEnded() {
    return running.keySet().stream().anyMatch(MapRunner::hasEnded);
  }

  private static boolean hasEnded(Execution execution) {
    return execution.describe().status() != Status.RUNNING;
  }

  private void collect(MapRun mapRun) {
    running
        .entrySet()
        .removeIf(each -> {
          boolean ended = hasEnded(each.getKey());
          if (ended) {
            mapRun.end(each.getKey().describe().status(), each.getValue());
          }
          return ended;
        });
  }
}
