package dev.labeldrop.local;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.s3.Notification;
import dev.labeldrop.local.s3.ObjectEvent;
import dev.labeldrop.local.states.StateMachine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Delivers events to functions as a deployed stack does: asynchronously, up to three times (Lambda
 * Developer Guide, asynchronous invocation: two retries, after one minute and after two).
 */
final class Deliveries implements AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final Notification NOTIFICATION =
      new Notification("incoming/", List.of(".jsonl", ".manifest"));

  private final Waiter waiter;
  private final Consumer<String> log;
  private final Consumer<String> failedEvents;
  private final ExecutorService threads;

  // All guarded by this object's monitor.
  private final List<Future<?>> underWay = new ArrayList<>();
  private final List<String> undelivered = new ArrayList<>();
  private boolean closed;

  /**
   * Delivers on these threads.
   *
   * @param failedEvents is given the records of events that could not be delivered, as JSON
   */
  Deliveries(Threads threads, Consumer<String> log, Consumer<String> failedEvents) {
    this.waiter = threads.waiter();
    this.threads = Executors.newThreadPerTaskExecutor(threads);
    this.log = log;
    this.failedEvents = failedEvents;
  }

  /** Delivers an event of the drop bucket, if the template's filters let it through. */
  void deliver(ObjectEvent created, LambdaFunction function) {
    NOTIFICATION
        .render(created)
        .map(json -> json.getBytes(StandardCharsets.UTF_8))
        .ifPresent(event -> deliver(function, event, created.key()));
  }

  /**
   * Delivers an event; nothing more once this is closed.
   *
   * @param about what the event is about, for messages
   */
  synchronized void deliver(LambdaFunction function, byte[] event, String about) {
    if (!closed) {
      underWay.add(threads.submit(() -> tryToDeliver(function, event, about)));
    }
  }

  private void tryToDeliver(LambdaFunction function, byte[] event, String about) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        function.invoke(event);
        return;
      } catch (FunctionException e) {
        log.accept("The event of " + about + " failed, attempt " + attempt + ": " + e.getMessage());
        if (attempt == ATTEMPTS) {
          failedEvents.accept(FailedEvent.json(event, ATTEMPTS, e));
        } else if (!pause(Duration.ofMinutes(attempt))) {
          return;
        }
      }
    }
    synchronized (this) {
      undelivered.add(about);
    }
  }

  private boolean pause(Duration duration) {
    try {
      waiter.waitFor(duration);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the events that could not be delivered were about: a key, or an execution. */
  synchronized List<String> undelivered() {
    return List.copyOf(undelivered);
  }

  /** Waits until every event so far is delivered or given up. */
  void await() throws InterruptedException {
    List<Future<?>> now;
    synchronized (this) {
      now = List.copyOf(underWay);
    }
    for (Future<?> each : now) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Delivering an event failed", e.getCause());
      }
    }
  }

  /** Waits until every event is delivered and every execution is over. */
  void awaitQuiet(StateMachine stateMachine) throws InterruptedException {
    int before;
    do {
      // The end of an execution may be delivered, and a delivery may start or wake an execution.
      before = stateMachine.executions().size();
      await();
      for (var execution : stateMachine.executions()) {
        execution.await();
      }
    } while (!areDone() || stateMachine.executions().size() > before);
  }

  /** Whether every event so far is delivered or given up. */
  synchronized boolean areDone() {
    return underWay.stream().allMatch(Future::isDone);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    threads.shutdownNow();
    threads.close();
  }
}
