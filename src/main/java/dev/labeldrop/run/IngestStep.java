package dev.labeldrop.run;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.DropEvent;
import dev.labeldrop.drop.DropEvents;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.Target;
import dev.labeldrop.run.RunFiles.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one drop: reads it once, decides what is to be sent, writes the plan and starts the
 * execution that carries it out. A drop of which nothing can be sent gets an execution too, which
 * goes straight to its report.
 *
 * <p>The same event again finds the plan, and starts nothing new: the execution has the run's name.
 */
public final class IngestStep {

  private final ObjectStore store;
  private final Planning planning;
  private final Executions executions;

  /** Plans with the given planning, keeps what it decides in the store. */
  public IngestStep(ObjectStore store, Planning planning, Executions executions) {
    this.store = store;
    this.planning = planning;
    this.executions = executions;
  }

  /**
   * What became of an event.
   *
   * @param runs the drops that it spoke of
   * @param ignored why its other records are none
   */
  public record Answer(List<Run> runs, List<String> ignored) {

    /** Keeps its own copies of the lists. */
    public Answer {
      runs = List.copyOf(runs);
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * What became of a drop.
   *
   * @param run the run's id
   * @param source the dropped object, {@code s3://…}
   * @param started whether this call started the execution; false where there was one
   */
  public record Run(String run, String source, boolean started) {}

  /**
   * What an execution starts with.
   *
   * @param run the run's id
   * @param bucket where the run's folder is
   * @param key the key of the dropped object, for logs
   * @param datasetArn where the chunks go; null where no dataset was found
   * @param chunks how many there are to send; 0 sends the execution straight to its report
   * @param applied how many of them are applied
   */
  record ExecutionInput(
      String run,
      String bucket,
      String key,
      @Nullable String datasetArn,
      int chunks,
      int applied) {}

  /**
   * Takes in every drop that an event speaks of. A drop that fails does not keep the others from
   * being taken in; it is thrown when they are, so that Lambda delivers the event again.
   */
  public Answer ingest(S3Event event) {
    List<Run> runs = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (DropEvent each : DropEvents.of(event)) {
      try {
        switch (each) {
          case DropEvent.Dropped(Drop drop, Target target) -> runs.add(ingest(drop, target));
          case DropEvent.Ignored(String reason) -> ignored.add(reason);
          case DropEvent.Unreadable(String reason) ->
              failures.add(new PermanentException(Code.ERROR_UNREADABLE_EVENT, reason));
        }
      } catch (RuntimeException e) { // whatever it is, it may not hide the other drops
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
    return new Answer(runs, ignored);
  }

  private Run ingest(Drop drop, Target target) {
    String run = RunId.of(drop).value();
    RunFiles files = new RunFiles(store, drop.bucket(), run);
    Plan plan =
        files.read(File.PLAN, Plan.class).orElseGet(() -> planning.plan(run, drop, target, files));
    ExecutionInput input =
        new ExecutionInput(
            run, drop.bucket(), drop.key(), plan.datasetArn(), plan.chunks().size(), 0);
    return new Run(run, drop.uri(), executions.start(run, Json.text(input)));
  }
}
