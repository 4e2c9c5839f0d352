package dev.labeldrop.local.runtime;

import dev.labeldrop.local.http.LoopbackServer;
import dev.labeldrop.local.http.Reply;
import dev.labeldrop.local.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The API from which a function's process takes its event and to which it gives its answer (Lambda
 * Developer Guide, "Using the Lambda runtime API"), for one invocation.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";

  private final String requestId;
  private final String functionArn;
  private final Duration timeout;
  private final String event;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> began = new AtomicReference<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> idle = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LoopbackServer server = LoopbackServer.start(this::answer);

  RuntimeApi(
      String requestId, String functionArn, Duration timeout, String event, InstantSource clock) {
    this.requestId = requestId;
    this.functionArn = functionArn;
    this.timeout = timeout;
    this.event = event;
    this.clock = clock;
  }

  /** Host and port. */
  String address() {
    return server.endpoint().getAuthority();
  }

  /** Done with what the function's process reports. */
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** Done when the process, after its report, asks for another event: its log is written then. */
  CompletableFuture<@Nullable Void> idle() {
    return idle;
  }

  /** When the process took the event; null if it has not. */
  @Nullable Instant began() {
    return began.get();
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }

  private Reply answer(Request request) {
    String call = request.method() + " " + request.path();
    String invocation = "POST " + ROOT + "invocation/" + requestId;
    if (call.equals("GET " + ROOT + "invocation/next")) {
      return next();
    }
    if (call.equals(invocation + "/response")) {
      return accept(new Outcome.Answered(request.body()));
    }
    if (call.equals(invocation + "/error") || call.equals("POST " + ROOT + "init/error")) {
      return accept(new Outcome.Failed(request.body()));
    }
    return new Reply.Answer(404, Map.of(), "There is no " + call + ".");
  }

  private Reply accept(Outcome reported) {
    outcome.complete(reported);
    return new Reply.Answer(202, Map.of("Content-Type", "application/json"), "{\"status\":\"OK\"}");
  }

  private Reply next() {
    Instant now = clock.instant();
    if (!began.compareAndSet(null, now)) {
      idle.complete(null);
      return waitForEnd();
    }
    return new Reply.Answer(
        200,
        Map.of(
            "Content-Type",
            "application/json",
            "Lambda-Runtime-Aws-Request-Id",
            requestId,
            "Lambda-Runtime-Invoked-Function-Arn",
            functionArn,
            "Lambda-Runtime-Deadline-Ms",
            String.valueOf(now.plus(timeout).toEpochMilli())),
        event);
  }

  /** There is no second event. An answer would make the process report an error of its own. */
  private Reply waitForEnd() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new Reply.HangUp();
  }
}
