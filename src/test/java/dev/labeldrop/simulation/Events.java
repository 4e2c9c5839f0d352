package dev.labeldrop.simulation;

import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.states.Execution;
import dev.labeldrop.local.states.ExecutionDescription;
import dev.labeldrop.local.states.ExecutionListener;
import dev.labeldrop.local.states.Status;
import dev.labeldrop.local.states.StatusChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What S3 and EventBridge tell functions of, at least once, in any order. */
final class Events implements ExecutionListener {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int ATTEMPTS = 3;
  private static final long LATEST = 7_200_000;

  private final long seed;
  private final Scheduler time;
  private final Faults faults;
  private final Functions functions;
  private final Trace trace;
  private final List<Integer> undelivered = new ArrayList<>();

  Events(long seed, Scheduler time, Faults faults, Functions functions, Trace trace) {
    this.seed = seed;
    this.time = time;
    this.faults = faults;
    this.functions = functions;
    this.trace = trace;
  }

  /** Tells Ingest of a drop that has just landed. */
  void landed(SimDrop drop, String etag) {
    byte[] event = created(drop, etag, time.instant()).getBytes(StandardCharsets.UTF_8);
    Draw draw = new Draw(seed, "event " + drop.number());
    long key = Draw.mix("event".hashCode(), drop.number());
    time.spawn(() -> deliver(drop, event, delay(draw, key, drop)));
    if (faults.strikes(Fault.EVENT_TWICE, key, "", "event of drop " + drop.number())) {
      time.spawn(() -> deliver(drop, event, draw.time(10, LATEST)));
    }
  }

  private long delay(Draw draw, long key, SimDrop drop) {
    return faults.strikes(Fault.EVENT_LATE, key, "", "event of drop " + drop.number())
        ? draw.time(2_000, LATEST)
        : draw.time(20, 1_500);
  }

  /** Lambda Developer Guide, asynchronous invocation: two retries, after one minute and two. */
  private boolean invoke(String function, byte[] event) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        functions.invoke(function, event);
        return true;
      } catch (FunctionException e) {
        trace.note(function, "attempt " + attempt, "fails: " + e.errorType());
        if (attempt < ATTEMPTS) {
          time.pause(60_000L * attempt);
        }
      }
    }
    return false;
  }

  private void deliver(SimDrop drop, byte[] event, long delay) {
    time.pause(delay);
    if (!invoke(Functions.INGEST, event)) {
      undelivered.add(drop.number());
    }
  }

  /** The rule on the status of executions. */
  @Override
  public void executionEnded(Execution execution, ExecutionDescription end) {
    trace.note(execution.name(), "has ended", end.status().name());
    trace.say(execution.name(), end.error() + ": " + end.cause());
    if (end.status() != Status.SUCCEEDED) {
      byte[] event = StatusChange.event(execution, end).getBytes(StandardCharsets.UTF_8);
      long key = Draw.mix(execution.name().hashCode(), end.redriveCount());
      Draw draw = new Draw(seed, key);
      tellQueue(event, draw.time(100, 5_000));
      if (faults.strikes(Fault.EVENT_TWICE, key, execution.name(), "end of an execution")) {
        tellQueue(event, draw.time(100, LATEST));
      }
    }
  }

  private void tellQueue(byte[] event, long delay) {
    time.spawn(() -> {
      time.pause(delay);
      invoke(Functions.QUEUE, event);
    });
  }

  /** The numbers of drops whose event could not be delivered: what waits in the failure queue. */
  List<Integer> undelivered() {
    return List.copyOf(undelivered);
  }

  private static String created(SimDrop drop, String etag, Instant at) {
    return """
    {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",\
    "eventTime":"%s","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",\
    "bucket":{"name":"%s","arn":"arn:aws:s3:::%s"},"object":{"key":"%s","size":%d,\
    "eTag":"%s","versionId":"%s","sequencer":"%s"}}}]}\
    """
        .formatted(
            TIME.format(at),
            Simulation.BUCKET,
            Simulation.BUCKET,
            drop.key(),
            drop.content().length,
            etag.replace("\"", ""),
            drop.version(),
            drop.sequencer());
  }
}
