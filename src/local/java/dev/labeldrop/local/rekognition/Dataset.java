package dev.labeldrop.local.rekognition;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A dataset and its one operation under way. Its state follows from the clock: whoever asks for it
 * says what time it is, and work that was due by then is done as of the time when it was due.
 */
final class Dataset {

  private final String arn;
  private final String type;
  private final Instant created;
  private final Behaviour behaviour;
  private DatasetState state;
  private @Nullable Work work;
  private @Nullable Memory memory;
  private boolean gone;

  /** An operation under way. */
  private record Work(Instant due, Consumer<Instant> completion) {}

  /** A state that is still described although it has passed. */
  private record Memory(DatasetState state, Instant until) {}

  /**
   * A dataset whose creation has begun.
   *
   * @param type TRAIN or TEST
   * @param outcome what its creation comes to
   * @param due when
   */
  Dataset(
      String arn, String type, Instant created, Behaviour behaviour, Update outcome, Instant due) {
    this.arn = arn;
    this.type = type;
    this.created = created;
    this.behaviour = behaviour;
    state = new DatasetState(DatasetStatus.CREATE_IN_PROGRESS, null, null, created, new Entries());
    work = new Work(due, at -> settle(outcome, Outcome.OF_CREATION, created));
  }

  String arn() {
    return arn;
  }

  String type() {
    return type;
  }

  Instant created() {
    return created;
  }

  /** The state at that time. */
  DatasetState state(Instant now) {
    Work due = work;
    if (due != null && !now.isBefore(due.due)) {
      work = null;
      due.completion.accept(due.due);
    }
    return state;
  }

  /** The state that is told at that time: one of before, while the status is stale. */
  DatasetState described(Instant now) {
    DatasetState current = state(now);
    Memory remembered = memory;
    return remembered != null && now.isBefore(remembered.until) ? remembered.state : current;
  }

  /** Whether it is deleted at that time. */
  boolean isGone(Instant now) {
    state(now);
    return gone;
  }

  /** Begins an update. */
  void begin(Update update, Instant now, Instant due, Instant staleUntil) {
    DatasetState before = state(now);
    memory = new Memory(before, staleUntil);
    boolean atOnce =
        !behaviour.has(Quirk.LAST_UPDATED_WHEN_SETTLED)
            && !behaviour.has(Quirk.LAST_UPDATED_WHEN_SUCCESSFUL);
    state = before.during(DatasetStatus.UPDATE_IN_PROGRESS, atOnce ? now : before.lastUpdated());
    work = new Work(due, at -> settle(update, Outcome.OF_UPDATE, lastUpdated(update, at)));
  }

  /** Begins its deletion. */
  void beginDeletion(Instant now, Instant due) {
    DatasetState before = state(now);
    memory = null;
    state = before.during(DatasetStatus.DELETE_IN_PROGRESS, before.lastUpdated());
    work = new Work(due, at -> gone = true);
  }

  private Instant lastUpdated(Update update, Instant settled) {
    boolean moves =
        behaviour.has(Quirk.LAST_UPDATED_WHEN_SETTLED)
            || (behaviour.has(Quirk.LAST_UPDATED_WHEN_SUCCESSFUL) && update.failure().isEmpty());
    return moves ? settled : state.lastUpdated();
  }

  private void settle(Update update, Outcome outcome, Instant lastUpdated) {
    Optional<FileError> failure = update.failure();
    state =
        new DatasetState(
            failure.isEmpty() ? outcome.success : outcome.failure,
            message(failure, outcome),
            failure.map(e -> e.ofService() ? "SERVICE_ERROR" : "CLIENT_ERROR").orElse("SUCCESS"),
            lastUpdated,
            update.after());
  }

  private @Nullable String message(Optional<FileError> failure, Outcome outcome) {
    if (behaviour.has(Quirk.STATUS_MESSAGE_ABSENT)) {
      return null;
    }
    return failure
        .map(
            error -> behaviour.has(Quirk.STATUS_MESSAGE_SENTENCE) ? error.sentence() : error.name())
        .orElse(outcome.message);
  }

  /** How an operation can end. */
  private enum Outcome {
    OF_CREATION(
        DatasetStatus.CREATE_COMPLETE, DatasetStatus.CREATE_FAILED, "The dataset was created."),
    OF_UPDATE(
        DatasetStatus.UPDATE_COMPLETE, DatasetStatus.UPDATE_FAILED, "The dataset was updated.");

    private final DatasetStatus success;
    private final DatasetStatus failure;
    private final String message;

    Outcome(DatasetStatus success, DatasetStatus failure, String message) {
      this.success = success;
      this.failure = failure;
      this.message = message;
    }
  }
}
