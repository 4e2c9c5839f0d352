package dev.labeldrop.local;

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
import dev.labeldrop.local.asl.Definition;
import dev.labeldrop.local.functions.HandlerFunction;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.functions.LambdaFunctions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The template's functions, by their logical ids, and the definition that calls them. */
final class LocalFunctions {

  private static final List<String> STEPS =
      List.of("Images", "Queue", "Prepare", "Submit", "Poll", "Reconcile", "Report");

  private final LocalStack.Setup setup;
  private final Function<String, Wiring> wirings;
  private final SplittableRandom random;

  /** Functions of a stack, each with the wiring that belongs to its logical id. */
  LocalFunctions(LocalStack.Setup setup, Function<String, Wiring> wirings) {
    this.setup = setup;
    this.wirings = wirings;
    this.random = new SplittableRandom(setup.seed());
  }

  /** What the bucket's notifications call. */
  LambdaFunction ingest() {
    String name = "IngestFunction";
    return function(name, new IngestHandler(wirings.apply(name)));
  }

  /** What the state machine calls. */
  LambdaFunctions steps() {
    Map<String, LambdaFunction> functions = new HashMap<>();
    for (String step : STEPS) {
      String name = step + "Function";
      functions.put(name, function(name, handler(step, wirings.apply(name))));
    }
    return new LambdaFunctions(functions);
  }

  private static RequestStreamHandler handler(String step, Wiring wiring) {
    return switch (step) {
      case "Images" -> new ImagesHandler(wiring);
      case "Queue" -> new QueueHandler(wiring);
      case "Prepare" -> new PrepareHandler(wiring);
      case "Submit" -> new SubmitHandler(wiring);
      case "Poll" -> new PollHandler(wiring);
      case "Reconcile" -> new ReconcileHandler(wiring);
      case "Report" -> new ReportHandler(wiring);
      default -> throw new IllegalArgumentException("There is no step '" + step + "'.");
    };
  }

  private LambdaFunction function(String name, RequestStreamHandler handler) {
    return new HandlerFunction(
        arn(name), handler, Duration.ofMinutes(15), setup.clock(), random.split(), setup.log());
  }

  private static String arn(String function) {
    return "arn:aws:lambda:us-east-1:123456789012:function:" + function;
  }

  /**
   * The definition of the runs, as it is deployed.
   *
   * @param checkImages the template's parameter of that name
   */
  static Definition definition(String checkImages) {
    Map<String, String> substitutions =
        new HashMap<>(Map.of("Partition", "aws", "CheckImages", checkImages));
    for (String step : STEPS) {
      substitutions.put(step + "FunctionArn", arn(step + "Function"));
    }
    return Definition.parse(TemplateDefinitions.json("ApplyManifest"), substitutions);
  }

  /**
   * The definition of backfills, as it is deployed.
   *
   * @param bucket the bucket of the drops
   * @param topic where notices go
   */
  static Definition backfill(String bucket, String topic) {
    return Definition.parse(
        TemplateDefinitions.json("Backfill"),
        Map.of(
            "Partition",
            "aws",
            "DropBucket",
            bucket,
            "ReportTopic",
            topic,
            "IngestFunctionArn",
            arn("IngestFunction")));
  }
}
