package dev.labeldrop.local;

import dev.labeldrop.lambda.Clients;
import dev.labeldrop.lambda.Wiring;
import dev.labeldrop.local.functions.LambdaFunction;
import dev.labeldrop.local.rekognition.LocalRekognition;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.s3.LocalS3;
import dev.labeldrop.local.s3.ObjectEvent;
import dev.labeldrop.local.sns.LocalSns;
import dev.labeldrop.local.sqs.LocalSqs;
import dev.labeldrop.local.states.ExecutionListener;
import dev.labeldrop.local.states.StateMachine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The deployed stack on this machine: the template's functions with their own handlers, the state
 * machines' own definitions, and local services in the place of AWS's. Everything listens on free
 * ports of the loopback interface and ends with {@link #close()}.
 */
public final class LocalStack implements AutoCloseable {

  /** The name of every local stack, as CloudFormation has it. */
  public static final String NAME = "labeldrop-local";

  /** The drop bucket's name. */
  public static final String BUCKET = "labeldrop-local";

  private static final String TOPIC = "ReportTopic";

  private final List<Consumer<ObjectEvent>> listeners = new CopyOnWriteArrayList<>();
  private final LocalS3 s3;
  private final LocalSns sns = new LocalSns();
  private final LocalRekognition rekognition;
  private final LocalStateMachines stateMachines;
  private final AccountServices account;
  private final LocalClients clients;
  private final LambdaFunction ingest;
  private final Deliveries deliveries;
  private final Consumer<ObjectEvent> delivery;

  /**
   * How a stack is set up.
   *
   * @param parameters the functions' variables, such as ON_INVALID_LINE; what is absent has the
   *     template's default
   * @param rekognition how the dataset service behaves
   * @param clock what time it is, for all
   * @param threads who runs executions and deliveries, and how all wait; the clock must go on as
   *     they do
   * @param seed where random bits come from
   * @param listener hears of every state of every execution
   * @param log takes what the functions log
   */
  public record Setup(
      Map<String, String> parameters,
      Settings rekognition,
      Clock clock,
      Threads threads,
      long seed,
      ExecutionListener listener,
      Consumer<String> log) {}

  /** Starts a stack with an empty bucket and no project. */
  public LocalStack(Setup setup) {
    this(setup, (function, clients) -> clients);
  }

  /**
   * Starts a stack with an empty bucket and no project, whose functions have clients of their own.
   *
   * @param clientsOf the clients of a function, by its logical id, made from those of the stack
   */
  public LocalStack(Setup setup, BiFunction<String, LocalClients, Clients> clientsOf) {
    s3 = LocalS3.start(setup.clock(), event -> listeners.forEach(each -> each.accept(event)));
    rekognition = LocalRekognition.start(setup.rekognition());
    stateMachines = new LocalStateMachines(setup);
    clients =
        new LocalClients(
            s3.endpoint(), rekognition.endpoint(), sns.endpoint(), stepFunctionsEndpoint());
    account = new AccountServices(setup, topicArn(), this::invokeIngest);
    Map<String, String> variables = variables(setup);
    LocalFunctions functions =
        new LocalFunctions(
            setup,
            function ->
                new Wiring(
                    variables,
                    clientsOf.apply(function, clients),
                    setup.clock(),
                    setup.threads().waiter(),
                    new Random(setup.seed())));
    ingest = functions.ingest();
    deliveries = new Deliveries(setup.threads(), setup.log(), account.failedEvents()::send);
    stateMachines.define(
        variables.getOrDefault("CHECK_IMAGES", "off"),
        topicArn(),
        new LocalServices(clients),
        functions,
        deliveries);
    s3.createBucket(BUCKET);
    delivery = created -> deliveries.deliver(created, ingest);
    listeners.add(delivery);
  }

  /** S3. */
  public LocalS3 s3() {
    return s3;
  }

  /** Rekognition's datasets. */
  public LocalRekognition rekognition() {
    return rekognition;
  }

  /** SNS. */
  public LocalSns sns() {
    return sns;
  }

  /** The state machine and its executions. */
  public StateMachine stateMachine() {
    return stateMachines.applyManifest();
  }

  /** The state machine of backfills. */
  public StateMachine backfill() {
    return stateMachines.backfill();
  }

  /** Tells somebody of every object that lands, from the thread that serves the request. */
  public void onObjectCreated(Consumer<ObjectEvent> listener) {
    listeners.add(listener);
  }

  /** From now on Ingest hears of no new object: its events are for somebody else to invoke. */
  public void holdEvents() {
    listeners.remove(delivery);
  }

  /** What {@code !Ref} gives, in every local stack, of the template's state machine and topic. */
  public static Map<String, String> resources() {
    return Map.of(
        "ApplyManifest",
        LocalStateMachines.APPLY_MANIFEST,
        "Backfill",
        LocalStateMachines.BACKFILL,
        TOPIC,
        LocalSns.arn(TOPIC));
  }

  /** Where notices go. */
  public String topicArn() {
    return sns.createTopic(TOPIC);
  }

  /** Where Step Functions is. */
  public URI stepFunctionsEndpoint() {
    return stateMachines.endpoint();
  }

  /** Where all services are. */
  public LocalEndpoints endpoints() {
    return new LocalEndpoints(
        s3.endpoint(),
        rekognition.endpoint(),
        sns.endpoint(),
        stateMachines.endpoint(),
        account.cloudFormation().endpoint(),
        account.failedEvents().endpoint(),
        account.lambda().endpoint());
  }

  /** Clients of what the functions call. */
  public LocalClients clients() {
    return clients;
  }

  /** What the bucket's notifications call. */
  public LambdaFunction ingest() {
    return ingest;
  }

  /** Events that could not be delivered: what a deployed stack sends to its failure queue. */
  public List<String> undelivered() {
    return deliveries.undelivered();
  }

  /** The queue of events that Ingest could not take in. */
  public LocalSqs failedEvents() {
    return account.failedEvents();
  }

  /** Waits until every event is delivered and every execution is over. */
  public void awaitQuiet() throws InterruptedException {
    for (var execution : backfill().executions()) {
      execution.await();
    }
    deliveries.awaitQuiet(stateMachine());
  }

  @Override
  public void close() {
    deliveries.close();
    stateMachines.close();
    account.close();
    sns.close();
    rekognition.close();
    s3.close();
  }

  private Map<String, String> variables(Setup setup) {
    Map<String, String> variables = new HashMap<>(setup.parameters());
    variables.put("STATE_MACHINE_ARN", LocalStateMachines.APPLY_MANIFEST);
    variables.put("TOPIC_ARN", topicArn());
    return variables;
  }

  private void invokeIngest(String event) {
    deliveries.deliver(ingest, event.getBytes(StandardCharsets.UTF_8), "an event given again");
  }
}
