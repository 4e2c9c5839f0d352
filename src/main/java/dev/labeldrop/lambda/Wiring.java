package dev.labeldrop.lambda;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.RekognitionDatasets;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.report.Notifier;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.SnsNotifier;
import dev.labeldrop.run.IngestStep;
import dev.labeldrop.run.Planning;
import dev.labeldrop.run.PollStep;
import dev.labeldrop.run.ReconcileStep;
import dev.labeldrop.run.ReportStep;
import dev.labeldrop.run.Settings;
import dev.labeldrop.run.SubmitStep;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts the steps together from the environment's settings and the SDK's clients. */
public final class Wiring {

  private final Map<String, String> environment;
  private final Clients clients;
  private final Clock clock;
  private final Waiter waiter;

  /**
   * Puts steps together.
   *
   * @param environment the function's variables: DATASET_ARN, ON_INVALID_LINE, MAX_CHANGES_BYTES,
   *     UPDATE_TIMEOUT_MINUTES, ISOLATE_FAILURES, MAX_ISOLATION_UPDATES, MAX_LISTING_CALLS,
   *     STATE_MACHINE_ARN, TOPIC_ARN, STACK_NAME
   */
  public Wiring(Map<String, String> environment, Clients clients, Clock clock, Waiter waiter) {
    this.environment = Map.copyOf(environment);
    this.clients = clients;
    this.clock = clock;
    this.waiter = waiter;
  }

  /** As Lambda runs it. */
  static Wiring deployed() {
    return new Wiring(System.getenv(), new DeployedClients(), Clock.systemUTC(), Waiter.sleeping());
  }

  IngestStep ingest() {
    ObjectStore store = store();
    Planning planning = new Planning(store, datasets(), settings(), clock);
    String stateMachine = variable("STATE_MACHINE_ARN");
    return new IngestStep(
        store, planning, new StepFunctionsExecutions(clients.sfn(), stateMachine));
  }

  SubmitStep submit() {
    return new SubmitStep(store(), datasets(), settings(), clock);
  }

  PollStep poll() {
    return new PollStep(datasets(), clock);
  }

  ReconcileStep reconcile() {
    return new ReconcileStep(store(), datasets(), settings(), clock, waiter);
  }

  /** A step for each invocation; the consumer hears of the report whose notice was sent. */
  Function<Consumer<Report>, ReportStep> report() {
    ObjectStore store = store();
    Notifier notifier = new SnsNotifier(clients.sns(), variable("TOPIC_ARN"));
    Settings settings = settings();
    return listener -> {
      Notifier told =
          report -> {
            notifier.send(report);
            listener.accept(report);
          };
      return new ReportStep(store, told, settings, clock);
    };
  }

  RunMetrics metrics() {
    return new RunMetrics(environment.getOrDefault("STACK_NAME", "local"));
  }

  Clock clock() {
    return clock;
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
