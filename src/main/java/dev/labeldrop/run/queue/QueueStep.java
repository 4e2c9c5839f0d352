package dev.labeldrop.run.queue;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Input;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.Stop;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.turn.Executions;
import dev.labeldrop.run.turn.Pause;
import dev.labeldrop.run.turn.Ticket;
import dev.labeldrop.run.turn.Turns;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dataset of a run and queues the run for the dataset's turn. The state machine's task
 * ends when the run has the turn: somebody sends its token then.
 */
public final class QueueStep {

  private final ObjectStore store;
  private final Destinations destinations;
  private final Executions executions;

  /** Queues runs whose files are in this store. */
  public QueueStep(ObjectStore store, Destinations destinations, Executions executions) {
    this.store = store;
    this.destinations = destinations;
    this.executions = executions;
  }

  /**
   * The dataset that a run goes to: {@code queue.json}. A run keeps it, also when the project gets
   * another dataset.
   *
   * @param datasetArn its ARN
   */
  record Destination(String datasetArn) {

    Destination {
      datasetArn = Input.required(datasetArn, "datasetArn");
    }
  }

  /**
   * What became of a call.
   *
   * @param datasetArn the dataset; empty if the run was never queued
   * @param pausedSince since when the dataset is paused, ISO-8601; null if it is not
   */
  public record Answer(String datasetArn, @Nullable String pausedSince) {

    private static Answer of(DatasetArn dataset, Turns turns) {
      return new Answer(dataset.value(), turns.paused().map(Pause::since).orElse(null));
    }
  }

  /**
   * Queues a run; if the turn is free, the task that waits is ended at once.
   *
   * @param warn told of files that cannot be read
   * @throws dev.labeldrop.PermanentException with code ERROR_DATASET_NOT_FOUND if there is no such
   *     dataset, ERROR_RUN_STOPPED if somebody stopped the run
   */
  public Answer queue(RunState state, Consumer<String> warn) {
    RunFiles files = RunFiles.of(store, state.bucket(), state.run());
    Stop.check(files);
    Plan plan = files.plan();
    DatasetArn dataset = destination(files, plan);
    Ticket ticket =
        new Ticket(
            plan.order(),
            state.run(),
            state.executionArn(),
            Input.required(state.token(), "token"),
            state.turn() == null ? 1 : state.turn() + 1,
            state.redrives() == null ? 0 : state.redrives(),
            state.armed() == null ? 0 : state.armed(),
            state.retries() == null ? 0 : state.retries(),
            state.events() == null ? 0 : state.events());
    Turns turns = turns(state.bucket(), dataset, warn);
    turns.queue(ticket);
    return Answer.of(dataset, turns);
  }

  /**
   * Hands on the turn of an execution that ended without doing so itself.
   *
   * @param ended which execution
   * @param warn told of files that cannot be read
   */
  public Answer handOn(EndedExecution ended, Consumer<String> warn) {
    Optional<DatasetArn> dataset =
        RunFiles.of(store, ended.bucket(), ended.run())
            .read(File.DESTINATION, Destination.class)
            .map(found -> new DatasetArn(found.datasetArn()));
    dataset.ifPresent(found -> turns(ended.bucket(), found, warn).handOn(ended.executionArn()));
    return new Answer(dataset.map(DatasetArn::value).orElse(""), null);
  }

  private DatasetArn destination(RunFiles files, Plan plan) {
    Destination known =
        files
            .read(File.DESTINATION, Destination.class)
            .orElseGet(() ->
                files.first(
                    File.DESTINATION,
                    new Destination(destinations.find(plan).value()),
                    Destination.class));
    return new DatasetArn(known.datasetArn());
  }

  private Turns turns(String bucket, DatasetArn dataset, Consumer<String> warn) {
    return new Turns(store, bucket, dataset, executions, warn);
  }
}
