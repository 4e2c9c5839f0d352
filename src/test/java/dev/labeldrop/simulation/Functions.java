package dev.labeldrop.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.labeldrop.lambda.ImagesHandler;
import dev.labeldrop.lambda.IngestHandler;
import dev.labeldrop.lambda.PollHandler;
import dev.labeldrop.lambda.PrepareHandler;
import dev.labeldrop.lambda.QueueHandler;
import dev.labeldrop.lambda.ReconcileHandler;
import dev.labeldrop.lambda.ReportHandler;
import dev.labeldrop.lambda.SubmitHandler;
import dev.labeldrop.lambda.Wiring;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.functions.LambdaFunctions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lambda: the stack's functions, and what can happen to their invocations. */
final class Functions {

  /** What a bucket's event calls. */
  static final String INGEST = "IngestFunction";

  /** What the rule on the status of executions calls. */
  static final String QUEUE = "QueueFunction";

  private static final String IMAGES = "ImagesFunction";

  private static final Map<String, Function<Wiring, RequestStreamHandler>> HANDLERS =
      Map.of(
          INGEST,
          IngestHandler::new,
          QUEUE,
          QueueHandler::new,
          IMAGES,
          ImagesHandler::new,
          "PrepareFunction",
          PrepareHandler::new,
          "SubmitFunction",
          SubmitHandler::new,
          "PollFunction",
          PollHandler::new,
          "ReconcileFunction",
          ReconcileHandler::new,
          "ReportFunction",
          ReportHandler::new);

  /** The template's {@code Timeout}, in milliseconds. */
  private static final long TIMEOUT = 300_000;

  /** Step Functions gives up an invocation that it has lost within that, in milliseconds. */
  private static final long PATIENCE = 60_000;

  private final Scheduler time;
  private final Faults faults;
  private final Trace trace;
  private final Map<String, Integer> invocations = new HashMap<>();
  private Map<String, RequestStreamHandler> handlers = Map.of();

  Functions(Scheduler time, Faults faults, Trace trace) {
    this.time = time;
    this.faults = faults;
    this.trace = trace;
  }

  /** Makes every function anew; invocations that are under way go on as they are. */
  void install(Wiring wiring, Wiring ofImages) {
    handlers =
        HANDLERS.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    each ->
                        each.getValue().apply(each.getKey().equals(IMAGES) ? ofImages : wiring)));
  }

  /** The functions by name. */
  static List<String> names() {
    return HANDLERS.keySet().stream().sorted().toList();
  }

  static String arn(String function) {
    return "arn:aws:lambda:us-east-1:123456789012:function:" + function;
  }

  /** The functions as the state machine calls them. */
  LambdaFunctions forStateMachine() {
    Map<String, LambdaFunction> functions = new HashMap<>();
    names().forEach(name -> functions.put(name, payload -> invoke(name, payload)));
    return new LambdaFunctions(functions);
  }

  /** Invokes a function and waits for its answer. */
  byte[] invoke(String function, byte[] payload) throws FunctionException {
    String run = runOf(new String(payload, StandardCharsets.UTF_8));
    int number = invocations.merge(function + run, 1, Integer::sum);
    Actor actor = new Actor(function, run, number, time.millis(), time.millis() + TIMEOUT);
    if (faults.strikes(Fault.INVOCATION_THROTTLED, actor.key, run, actor.toString())) {
      throw failure("Lambda.TooManyRequestsException", "Rate Exceeded.");
    }
    if (faults.strikes(Fault.INVOCATION_BROKEN, actor.key, run, actor.toString())) {
      throw failure("Lambda.ServiceException", "An error occurred.");
    }
    if (faults.strikes(Fault.INVOCATION_LOST, actor.key, run, actor.toString())) {
      time.spawn(() -> unheard(actor, payload));
      time.pause(faults.draw(Fault.INVOCATION_LOST, actor.key + 1).time(1, PATIENCE));
      throw failure("Lambda.SdkClientException", "Unable to execute HTTP request");
    }
    return run(actor, payload);
  }

  private void unheard(Actor actor, byte[] payload) {
    try {
      run(actor, payload);
    } catch (FunctionException e) {
      trace.note(actor, "an invocation that was lost", String.valueOf(e.errorType()));
    }
  }

  private byte[] run(Actor actor, byte[] payload) throws FunctionException {
    RequestStreamHandler handler = handlers.get(actor.function);
    if (handler == null) {
      throw new IllegalStateException("There is no function " + actor.function);
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    @Nullable Actor caller = time.actFor(actor);
    trace.note(actor, "begins", "");
    try {
      handler.handleRequest(
          new ByteArrayInputStream(payload), answer, new SimContext(actor, time, trace));
      if (actor.isDead()) {
        throw new Death();
      }
      trace.note(actor, "ends", "");
      return answer.toByteArray();
    } catch (Stopped e) {
      throw e;
    } catch (Throwable e) {
      // As Lambda's runtime does, whatever a handler throws.
      throw reported(actor, e);
    } finally {
      time.actFor(caller);
    }
  }

  private FunctionException reported(Actor actor, Throwable e) {
    FunctionException failure =
        actor.isDead()
            ? time.millis() >= actor.deadline
                ? failure("Sandbox.Timedout", "Task timed out after 300.00 seconds")
                : failure("Runtime.ExitError", "Runtime exited with error: signal: killed")
            : failure(e.getClass().getName(), String.valueOf(e.getMessage()));
    trace.note(actor, "fails", String.valueOf(failure.errorType()));
    trace.say(actor, String.valueOf(failure.getMessage()));
    return failure;
  }

  private static FunctionException failure(String type, String message) {
    return new FunctionException(type, message, List.of());
  }

  /**
   * The run that an input names; where it is an event, the version that has landed, or the
   * execution that has ended.
   */
  private static String runOf(String payload) {
    String run = textOf("run", payload);
    String version = run.isEmpty() ? textOf("versionId", payload) : run;
    return version.isEmpty() ? textOf("name", payload) : version;
  }

  private static String textOf(String member, String payload) {
    String before = "\"" + member + "\":\"";
    int start = payload.indexOf(before);
    if (start < 0) {
      return "";
    }
    int from = start + before.length();
    return payload.substring(from, payload.indexOf('"', from));
  }
}
