package dev.labeldrop.lambda;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.RekognitionDatasets;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.S3Images;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.image.ImageLook;
import dev.labeldrop.report.Notifier;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.SnsNotifier;
import dev.labeldrop.run.end.ReportStep;
import dev.labeldrop.run.images.CheckImages;
import dev.labeldrop.run.images.ImagesStep;
import dev.labeldrop.run.ingest.IngestStep;
import dev.labeldrop.run.ingest.Planning;
import dev.labeldrop.run.prepare.PrepareStep;
import dev.labeldrop.run.queue.Destinations;
import dev.labeldrop.run.queue.QueueStep;
import dev.labeldrop.run.reconcile.ReconcileStep;
import dev.labeldrop.run.send.PollStep;
import dev.labeldrop.run.send.SubmitStep;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.turn.Executions;
import dev.labeldrop.run.turn.Surroundings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Puts the steps together from the environment's settings and the SDK's clients. */
public final class Wiring {

  private final Map<String, String> environment;
  private final Clients clients;
  private final Clock clock;
  private final Waiter waiter;
  private final RandomGenerator random;

  /**
   * Puts steps together.
   *
   * @param environment the function's variables: DATASET_ARN, ON_INVALID_LINE, MAX_CHANGES_BYTES,
   *     UPDATE_TIMEOUT_MINUTES, ISOLATE_FAILURES, MAX_ISOLATION_UPDATES, MAX_LISTING_CALLS,
   *     SEND_UNCHANGED, CHECK_IMAGES, STATE_MACHINE_ARN, TOPIC_ARN, STACK_NAME
   * @param random where random bits come from; those of deployed functions must not repeat after a
   *     snapshot
   */
  public Wiring(
      Map<String, String> environment,
      Clients clients,
      Clock clock,
      Waiter waiter,
      RandomGenerator random) {
    this.environment = Map.copyOf(environment);
    this.clients = clients;
    this.clock = clock;
    this.waiter = waiter;
    this.random = random;
  }

  /** As Lambda runs it. */
  static Wiring deployed() {
    // Lambda Developer Guide, "Handling uniqueness with Lambda SnapStart": this one is seeded anew.
    return new Wiring(
        System.getenv(),
        new DeployedClients(),
        Clock.systemUTC(),
        Waiter.sleeping(),
        new SecureRandom());
  }

  IngestStep ingest() {
    ObjectStore store = store();
    Planning planning = new Planning(store, settings(), clock, random);
    String stateMachine = variable("STATE_MACHINE_ARN");
    return new IngestStep(
        store, planning, new StepFunctionsExecutions(clients.sfn(), stateMachine), clock);
  }

  QueueStep queue() {
    ObjectStore store = store();
    return new QueueStep(store, new Destinations(store, datasets(), clock), executions());
  }

  PrepareStep prepare() {
    return new PrepareStep(surroundings());
  }

  ImagesStep images() {
    ImageLook look = new ImageLook(new S3Images(clients.s3()), waiter, random::nextDouble);
    return new ImagesStep(
        store(), look, CheckImages.fromEnvironment(environment), settings(), clock, random);
  }

  SubmitStep submit() {
    return new SubmitStep(surroundings());
  }

  PollStep poll() {
    return new PollStep(datasets(), clock);
  }

  ReconcileStep reconcile() {
    return new ReconcileStep(surroundings());
  }

  /** A step for each invocation; the consumer hears of the report whose notice was sent. */
  Function<Consumer<Report>, ReportStep> report() {
    ObjectStore store = store();
    Notifier notifier = new SnsNotifier(clients.sns(), variable("TOPIC_ARN"));
    Settings settings = settings();
    Executions executions = executions();
    return listener -> {
      Notifier told =
          report -> {
            notifier.send(report);
            listener.accept(report);
          };
      return new ReportStep(store, executions, told, settings, clock);
    };
  }

  RunMetrics metrics() {
    return new RunMetrics(environment.getOrDefault("STACK_NAME", "local"));
  }

  Clock clock() {
    return clock;
  }

  private Surroundings surroundings() {
    return new Surroundings(store(), datasets(), executions(), settings(), clock, waiter, random);
  }

  private Executions executions() {
    return new StepFunctionsExecutions(clients.sfn(), "");
  }

  private ObjectStore store() {
    return new S3ObjectStore(clients.s3());
  }

  private Datasets datasets() {
    return new RekognitionDatasets(clients.rekognition());
  }

  private Settings settings() {
    return Settings.fromEnvironment(environment);
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new PermanentException(
          Code.ERROR_INVALID_SETTING,
          "The environment variable "
              + name
              + " is not set. The template sets it; set it here too.");
    }
    return value;
  }
}
