package dev.labeldrop.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.RekognitionDatasets;
import dev.labeldrop.drop.S3ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a function does once before its snapshot is taken, so that the classes are loaded that its
 * first invocation needs. The function is called once, with clients over a service in memory; what
 * it does not get to then, its clients are called for. Its own clients take no part: they keep no
 * credentials and no connection.
 */
final class Rehearsal {

  private static final String LINE =
      """
      {"source-ref":"s3://rehearsal/%d.jpg","kind":1,"kind-metadata":{"class-name":"a",\
      "confidence":1,"type":"groundtruth/image-classification","job-name":"labeling-job/a",\
      "human-annotated":"yes","creation-date":"2026-01-01T00:00:00.000000"}}
      """;

  /** The object in S3: enough lines for the code that reads them to be compiled. */
  static final String LINES =
      IntStream.range(0, 500).mapToObj(LINE::formatted).collect(Collectors.joining());

  private static final String KEY = "incoming/rehearsal/train/a.jsonl";

  private static final String DATASET =
      "arn:aws:rekognition:us-east-1:000000000000:project/rehearsal/dataset/train/0";

  /** Every function finds in it what it needs. */
  private static final String INPUT =
      """
      {"Records":[{"eventName":"ObjectCreated:Put","eventTime":"2026-01-01T00:00:00.000Z",\
      "s3":{"bucket":{"name":"rehearsal"},"object":{"key":"%s",\
      "size":1,"eTag":"0","sequencer":"0"}}}],\
      "run":"rehearsal-000000000000","bucket":"rehearsal","execution":"arn:1","token":"1","turn":1,\
      "datasetArn":"%s"}\
      """
          .formatted(KEY, DATASET);

  private static final Map<String, String> ENVIRONMENT =
      Map.of("STATE_MACHINE_ARN", "arn:1", "TOPIC_ARN", "arn:1");

  private final Clients clients;

  /** With clients over a service in memory. */
  Rehearsal() {
    this(DeployedClients.rehearsed(new RehearsalService()));
  }

  /** With other clients. */
  Rehearsal(Clients clients) {
    this.clients = clients;
  }

  /** Keeps nothing of what the rehearsal logs. */
  private record Unheard() implements LambdaLogger {

    @Override
    public void log(String message) {}

    @Override
    public void log(byte[] message) {}
  }

  /** Calls the function. Without a plan, most end early. */
  void play(Function<Wiring, StepHandler> function) {
    Clock clock = Clock.systemUTC();
    Wiring wiring = new Wiring(ENVIRONMENT, clients, clock, _ -> {}, new SplittableRandom(0));
    try {
      function
          .apply(wiring)
          .answer(INPUT.getBytes(StandardCharsets.UTF_8), new InvocationLog(new Unheard(), clock));
    } catch (PermanentException _) {
      // What led to it is loaded.
    }
  }

  /** Reads and writes an object. */
  void s3() {
    S3ObjectStore store = new S3ObjectStore(clients.s3());
    store.look("rehearsal", KEY);
    store.putIfAbsent("rehearsal", KEY, new byte[1], "application/json");
  }

  /** Looks at a dataset. */
  void rekognition() {
    new RekognitionDatasets(clients.rekognition()).describe(new DatasetArn(DATASET));
  }

  /** Looks at an execution. */
  void stepFunctions() {
    new StepFunctionsExecutions(clients.sfn(), "").runs("arn:1");
  }
}
