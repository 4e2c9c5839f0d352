package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.labeldrop.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A play of a run before the snapshot: the handlers do their work with clients of their own, whose
 * requests are answered in memory. What is left of it are loaded classes and compiled code. Nothing
 * leaves the process, and no client that a real invocation uses takes part.
 */
final class Rehearsal {

  private static final String BUCKET = "rehearsal";
  private static final String KEY = "incoming/rehearsal/train/rehearsal.jsonl";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "STATE_MACHINE_ARN",
          "arn:aws:states:us-east-1:000000000000:stateMachine:rehearsal",
          "TOPIC_ARN",
          "arn:aws:sns:us-east-1:000000000000:rehearsal");

  private final RehearsalService service = new RehearsalService();
  private final Clock clock = Clock.systemUTC();
  private final Wiring wiring =
      new Wiring(ENVIRONMENT, new RehearsalClients(service), clock, _ -> {});

  private final InvocationLog log;

  /** A rehearsal whose lines go to a logger. */
  Rehearsal(LambdaLogger logger) {
    this.log = new InvocationLog(logger, clock);
  }

  /** Takes in a drop of one line. */
  void drop() {
    play(IngestHandler::new, Map.of("Records", List.of(created())));
  }

  /** Looks at a dataset. */
  void look() {
    play(PollHandler::new, Map.of("datasetArn", RehearsalService.DATASET_ARN));
  }

  /** Takes in a drop, and does one step of its execution after so many chunks are applied. */
  void step(Function<Wiring, StepHandler> function, int applied) {
    drop();
    Map<String, Object> state =
        Map.of(
            "run",
            service.startedExecution(),
            "bucket",
            BUCKET,
            "chunks",
            1,
            "applied",
            applied,
            "status",
            "UPDATE_COMPLETE",
            "done",
            true);
    play(function, state);
  }

  private void play(Function<Wiring, StepHandler> function, Map<String, Object> input) {
    byte[] json = Json.text(input).getBytes(StandardCharsets.UTF_8);
    function.apply(wiring).answer(json, log);
  }

  private static Map<String, Object> created() {
    Map<String, Object> object =
        Map.of("key", KEY, "size", RehearsalService.MANIFEST.length, "eTag", "0", "sequencer", "0");
    return Map.of(
        "eventName",
        "ObjectCreated:Put",
        "s3",
        Map.of("bucket", Map.of("name", BUCKET), "object", object));
  }
}
