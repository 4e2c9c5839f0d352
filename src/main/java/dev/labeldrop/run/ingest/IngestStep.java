package dev.labeldrop.run.ingest;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.DropEvent;
import dev.labeldrop.drop.DropEvents;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.S3Notification;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.turn.Executions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in one drop: reads it once, decides what can be sent, writes the plan and starts the
 * execution that carries it out. A drop of which nothing can be sent gets an execution too, which
 * goes straight to its report. Nothing is asked of Rekognition.
 *
 * <p>The same event again finds the plan, and starts nothing new: the execution has the run's name.
 */
public final class IngestStep {

  private final ObjectStore store;
  private final Planning planning;
  private final Executions executions;
  private final Clock clock;

  /** Plans with the given planning, keeps what it decides in the store. */
  public IngestStep(ObjectStore store, Planning planning, Executions executions, Clock clock) {
    this.store = store;
    this.planning = planning;
    this.executions = executions;
    this.clock = clock;
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
   * @param started whether this call started the execution; false if there was one
   */
  public record Run(String run, String source, boolean started) {}

  /**
   * What an execution starts with.
   *
   * @param run the run's id
   * @param bucket the drop's bucket, which has the run's folder too
   * @param key the key of the dropped object, for logs
   * @param lines how many lines may be sent; 0 sends the execution straight to its report
   */
  record ExecutionInput(String run, String bucket, String key, long lines) {}

  /**
   * Takes in every drop that an event speaks of. A drop that fails does not keep the others from
   * being taken in; it is thrown when they are, so that Lambda delivers the event again.
   */
  public Answer ingest(S3Notification notification) {
    List<Run> runs = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (DropEvent each : DropEvents.of(notification)) {
      try {
        switch (each) {
          case DropEvent.Dropped dropped -> runs.add(ingest(dropped));
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

  private Run ingest(DropEvent.Dropped dropped) {
    Drop drop = pinned(dropped.drop());
    String run = RunId.of(drop).value();
    RunFiles files = RunFiles.of(store, drop.bucket(), run);
    Plan plan =
        files
            .read(File.PLAN, Plan.class)
            .orElseGet(
                () -> planning.plan(run, drop, dropped.target(), order(run, dropped), files));
    if (!isOf(plan, drop)) {
      throw new RetryableException(
          "%s is the plan of %s, not of %s: two drops have the run id '%s'. Drop the file again."
              .formatted(files.uri(File.PLAN), plan.drop().uri(), drop.uri(), run));
    }
    ExecutionInput input = new ExecutionInput(run, drop.bucket(), drop.key(), plan.sendable());
    return new Run(run, drop.uri(), executions.start(run, Json.text(input)));
  }

  /**
   * A drop whose event says neither version nor ETag is the object that is there now: all steps
   * must read the same. If that cannot be found out, reading it says why.
   */
  private Drop pinned(Drop drop) {
    if (drop.versionId() != null || !drop.etag().isEmpty()) {
      return drop;
    }
    try {
      return store
          .etag(drop.bucket(), drop.key())
          .map(etag ->
              new Drop(drop.bucket(), drop.key(), null, etag, drop.size(), drop.sequencer()))
          .orElse(drop);
    } catch (PermanentException _) {
      return drop;
    }
  }

  /** A run id is a short hash: a plan that is found may be that of another drop. */
  private static boolean isOf(Plan plan, Drop drop) {
    return plan.drop().equals(drop);
  }

  /**
   * The drop's place among all: by the time and the sequencer of its event, or, if the event lacks
   * one of them, by the time when the object was written.
   */
  private DropOrder order(String run, DropEvent.Dropped dropped) {
    Drop drop = dropped.drop();
    Optional<Instant> time = dropped.time();
    if (time.isEmpty() || drop.sequencer().isEmpty()) {
      time = store.lastModified(drop).or(dropped::time);
    }
    return new DropOrder(time.orElseGet(clock::instant), drop.sequencer(), run);
  }
}
