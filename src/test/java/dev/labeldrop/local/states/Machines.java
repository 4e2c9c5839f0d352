package dev.labeldrop.local.states;

import dev.labeldrop.local.Threads;
import dev.labeldrop.local.VirtualTime;
import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.functions.LambdaFunctions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** State machines for tests, with one function {@code f} that plays back a script. */
final class Machines {

  static final String ARN = "arn:aws:states:eu-west-1:123456789012:stateMachine:m";
  static final long SEED = 42;

  static final Instant START = Instant.parse("2026-01-31T09:30:00Z");

  final VirtualTime time = new VirtualTime(START);
  final Script function = new Script();
  Threads threads = time;
  Services services = Services.NONE;
  Quotas quotas = Quotas.SERVICE;
  ExecutionListener listener = ExecutionListener.NONE;

  /** A machine of the given states; the first of them starts. */
  StateMachine machine(String states) {
    return machine(states, "");
  }

  /** A machine of the given states, with more top-level fields, each with a comma after it. */
  StateMachine machine(String states, String more) {
    String first =
        states.substring(states.indexOf('"') + 1, states.indexOf('"', states.indexOf('"') + 1));
    return new StateMachine(
        ARN,
        Definition.parse(
            """
            {%s "QueryLanguage": "JSONata", "StartAt": "%s", "States": {%s}}
            """
                .formatted(more, first, states)),
        new Environment(
            new LambdaFunctions(Map.of("f", function)),
            services,
            time,
            threads,
            new SplittableRandom(SEED)),
        quotas,
        listener);
  }

  /** Runs an execution to its end. */
  static Execution run(StateMachine machine, String input) throws InterruptedException {
    Execution execution = machine.start("e", input);
    execution.await();
    return execution;
  }

  /** Makes a machine and runs one execution to its end. */
  Execution execute(String states, String input) throws InterruptedException {
    try (StateMachine machine = machine(states)) {
      return run(machine, input);
    }
  }

  /** A task T that calls f with its input. */
  static String task(String fields, String exit) {
    return """
    "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "f", "Payload": {"in": "{%% $states.input %%}"}},
          %s %s}
    """
        .formatted(fields, exit);
  }

  /** A task T with the given fields, arguments among them, that ends the execution. */
  static String taskWith(String fields) {
    return "\"T\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", "
        + fields
        + ", \"End\": true}";
  }

  /** What a function does that answers only when it may. */
  static byte[] await(CountDownLatch latch, byte[] answer) throws FunctionException {
    try {
      latch.await();
      return answer;
    } catch (InterruptedException e) {
      throw new FunctionException("java.lang.InterruptedException", "interrupted", List.of());
    }
  }

  /** The events' types with the names of their states, in order. */
  static List<String> types(Execution execution) {
    return execution.history().stream()
        .map(HistoryEvent::event)
        .map(event ->
            event.details().containsKey("name")
                ? event.type() + " " + event.details().get("name")
                : event.type())
        .toList();
  }

  /** A function that answers call by call; after the last answer it echoes its payload. */
  static final class Script implements LambdaFunction {

    private final Deque<LambdaFunction> answers = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();

    @Override
    public byte[] invoke(byte[] payload) throws FunctionException {
      LambdaFunction answer;
      synchronized (this) {
        calls.add(new String(payload, StandardCharsets.UTF_8));
        answer = answers.poll();
      }
      return answer == null ? payload : answer.invoke(payload);
    }

    Script answer(String json) {
      return then(_ -> json.getBytes(StandardCharsets.UTF_8));
    }

    Script fail(String... errorTypes) {
      for (String errorType : errorTypes) {
        then(_ -> {
          throw new FunctionException(errorType, "broken", List.of("at a.B"));
        });
      }
      return this;
    }

    synchronized Script then(LambdaFunction answer) {
      answers.add(answer);
      return this;
    }

    synchronized List<String> calls() {
      return List.copyOf(calls);
    }
  }
}
