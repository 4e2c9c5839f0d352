package dev.labeldrop.local;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.s3.Notification;
import dev.labeldrop.local.s3.ObjectEvent;
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
 * Delivers the drop bucket's events as a deployed stack does: those that the template's filters let
 * through, asynchronously, up to three times (Lambda Developer Guide, asynchronous invocation: two
 * retries, after one minute and after two).
 */
final class Deliveries implements AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final Notification NOTIFICATION =
      new Notification("incoming/", List.of(".jsonl", ".manifest"));

  private final LambdaFunction function;
  private final Waiter waiter;
  private final Consumer<String> log;
  private final ExecutorService threads;

  // Both guarded by this object's monitor.
  private final List<Future<?>> underWay = new ArrayList<>();
  private final List<String> undelivered = new ArrayList<>();

  Deliveries(LambdaFunction function, Threads threads, Consumer<String> log) {
    this.function = function;
    this.waiter = threads.waiter();
    this.threads = Executors.newThreadPerTaskExecutor(threads);
    this.log = log;
  }

  synchronized void deliver(ObjectEvent created) {
    NOTIFICATION
        .render(created)
        .map(json -> json.getBytes(StandardCharsets.UTF_8))
        .ifPresent(event -> underWay.add(threads.submit(() -> tryToDeliver(event, created.key()))));
  }

  private void tryToDeliver(byte[] event, String key) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        function.invoke(event);
        return;
      } catch (FunctionException e) {
        log.accept("Ingest of " + key + " failed, attempt " + attempt + ": " + e.getMessage());
        if (attempt < ATTEMPTS && !pause(Duration.ofMinutes(attempt))) {
          return;
        }
      }
    }
    synchronized (this) {
      undelivered.add(key);
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

  /** The keys whose events could not be delivered. */
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

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
