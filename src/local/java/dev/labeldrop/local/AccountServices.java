package dev.labeldrop.local;

import dev.labeldrop.local.cloudformation.LocalCloudFormation;
import dev.labeldrop.local.lambda.LocalLambda;
import dev.labeldrop.local.sqs.LocalSqs;
import dev.labeldrop.local.stack.DeployedStack;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The services of an account that only people ask: what stacks there are, which events failed, and
 * to call a function.
 */
final class AccountServices implements AutoCloseable {

  private static final String INGEST = "IngestFunction";

  private final LocalSqs failedEvents;
  private final LocalLambda lambda;
  private final LocalCloudFormation cloudFormation;

  /**
   * The services of an account with one stack.
   *
   * @param topicArn where the stack's notices go
   * @param ingest is given the events that somebody calls Ingest with
   */
  AccountServices(LocalStack.Setup setup, String topicArn, Consumer<String> ingest) {
    failedEvents = new LocalSqs("FailedEvents", setup.clock());
    lambda = new LocalLambda(INGEST, ingest);
    Map<String, String> parameters = new HashMap<>();
    setup
        .parameters()
        .forEach((name, value) -> parameters.put(DeployedStack.parameter(name), value));
    Map<String, String> outputs =
        Map.of(
            "DropBucketName",
            LocalStack.BUCKET,
            "ReportTopicArn",
            topicArn,
            "StateMachineArn",
            Objects.requireNonNull(LocalStack.resources().get("ApplyManifest")),
            "BackfillArn",
            Objects.requireNonNull(LocalStack.resources().get("Backfill")),
            "FailedEventsUrl",
            failedEvents.queueUrl(),
            "IngestFunctionName",
            INGEST,
            DeployedStack.VERSION_OUTPUT,
            DeployedStack.VERSION);
    cloudFormation =
        new LocalCloudFormation(
            new LocalCloudFormation.Stack(
                LocalStack.NAME, setup.clock().instant(), parameters, outputs));
  }

  LocalCloudFormation cloudFormation() {
    return cloudFormation;
  }

  LocalSqs failedEvents() {
    return failedEvents;
  }

  LocalLambda lambda() {
    return lambda;
  }

  @Override
  public void close() {
    cloudFormation.close();
    lambda.close();
    failedEvents.close();
  }
}
