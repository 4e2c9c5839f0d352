package dev.labeldrop.local;

import dev.labeldrop.local.LocalStack.Setup;
import dev.labeldrop.local.functions.LambdaFunctions;
import dev.labeldrop.local.states.Environment;
import dev.labeldrop.local.states.Quotas;
import dev.labeldrop.local.states.StateMachine;
import dev.labeldrop.local.states.StepFunctionsEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The template's two state machines, and Step Functions' endpoint before them. The endpoint is
 * there first: the functions that the state machines call are made with clients of it.
 */
final class LocalStateMachines implements AutoCloseable {

  static final String APPLY_MANIFEST =
      "arn:aws:states:us-east-1:123456789012:stateMachine:ApplyManifest";

  static final String BACKFILL = "arn:aws:states:us-east-1:123456789012:stateMachine:Backfill";

  /** Hears of executions that did not come to a good end. */
  private static final String STATUS_RULE_TARGET = "QueueFunction";

  private final Setup setup;
  private final List<StateMachine> served = new CopyOnWriteArrayList<>();
  private final StepFunctionsEndpoint endpoint;
  private @Nullable StateMachine applyManifest;
  private @Nullable StateMachine backfill;

  /** Starts the endpoint, of no state machine yet. */
  LocalStateMachines(Setup setup) {
    this.setup = setup;
    try {
      endpoint = StepFunctionsEndpoint.start(served);
    } catch (IOException e) {
      throw new UncheckedIOException("The local Step Functions endpoint did not start", e);
    }
  }

  /**
   * Makes the state machines.
   *
   * @param checkImages the parameter CheckImages
   * @param topic where notices go
   * @param services what states call besides functions
   * @param functions what their tasks call
   * @param deliveries tells the status rule of executions that end
   */
  void define(
      String checkImages,
      String topic,
      LocalServices services,
      LocalFunctions functions,
      Deliveries deliveries) {
    LambdaFunctions steps = functions.steps();
    applyManifest =
        new StateMachine(
            APPLY_MANIFEST,
            LocalFunctions.definition(checkImages),
            environment(steps, services, setup.seed()),
            Quotas.SERVICE,
            new StatusRule(setup.listener(), steps.find(STATUS_RULE_TARGET), deliveries));
    LambdaFunctions ingest = new LambdaFunctions(Map.of("IngestFunction", functions.ingest()));
    backfill =
        new StateMachine(
            BACKFILL,
            LocalFunctions.backfill(LocalStack.BUCKET, topic),
            environment(ingest, services, setup.seed() + 1));
    served.addAll(List.of(applyManifest, backfill));
  }

  private Environment environment(LambdaFunctions functions, LocalServices services, long seed) {
    return new Environment(
        functions, services, setup.clock(), setup.threads(), new SplittableRandom(seed));
  }

  /** The state machine of runs. */
  StateMachine applyManifest() {
    return defined(applyManifest);
  }

  /** The state machine of backfills. */
  StateMachine backfill() {
    return defined(backfill);
  }

  private static StateMachine defined(@Nullable StateMachine stateMachine) {
    if (stateMachine == null) {
      throw new IllegalStateException("The state machines are not defined yet.");
    }
    return stateMachine;
  }

  /** Where Step Functions is. */
  URI endpoint() {
    return endpoint.uri();
  }

  @Override
  public void close() {
    backfill().close();
    applyManifest().close();
    endpoint.close();
  }
}
