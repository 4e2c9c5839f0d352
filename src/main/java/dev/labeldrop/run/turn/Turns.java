package dev.labeldrop.run.turn;

import dev.labeldrop.Json;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.run.state.ExecutionEvents;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the turn of one dataset to one waiting run after the other, in the order of the drops.
 *
 * <p>Whoever frees the turn, whoever has just queued, and the rule on execution status call {@link
 * #handOn}. A conditional write of {@code turn.json} decides who gives it; {@code SendTaskSuccess}
 * wakes the run. A call that stops between the two leaves a turn that is given and not woken; the
 * next call, whoever makes it, wakes it again.
 *
 * <p>While the dataset is paused, the turn is given to none; who has it keeps it.
 *
 * <p>The turn is never taken from an execution that runs. If a run cannot be woken although its
 * execution runs, it is about to queue again, and finds then that the turn is its own.
 */
public final class Turns {

  private static final String TURN = "turn.json";

  /** How often a write that met another one is decided anew. */
  private static final int TRIES = 20;

  private final Folder folder;
  private final Tickets tickets;
  private final PauseFile pauseFile;
  private final DatasetArn dataset;
  private final Executions executions;
  private final Consumer<String> warn;

  /**
   * The turn of a dataset.
   *
   * @param bucket the bucket of the drops
   * @param warn told of files that cannot be read
   */
  public Turns(
      ObjectStore store,
      String bucket,
      DatasetArn dataset,
      Executions executions,
      Consumer<String> warn) {
    this.folder = Folder.ofDatasets(store, bucket).in(dataset.folderName());
    this.dataset = dataset;
    this.executions = executions;
    this.warn = warn;
    this.tickets = new Tickets(folder.in("queue"), executions, dataset, warn);
    this.pauseFile = new PauseFile(store, bucket, dataset, warn);
  }

  /** A turn with the ETag of its file; empty if there is no file yet. */
  private record Seen(Turn turn, String etag) {}

  /**
   * Queues a run, and wakes it at once if the turn is free or its own.
   *
   * <p>A run that asks for a later turn than the one it has does not know of that one: it had lost
   * it, and was given it again for the ticket from before. As its execution runs, nothing else
   * would ever free that turn, so it is freed here.
   */
  public void queue(Ticket ticket) {
    if (!tickets.put(ticket)) {
      return; // a later invocation of the same step has taken over
    }
    for (int i = 0; i < TRIES; i++) {
      Seen seen = look();
      Turn turn = seen.turn();
      if (turn.isOf(ticket.run(), ticket.execution(), ticket.number())) {
        wake(ticket);
        return;
      }
      if (!turn.isEarlierThan(ticket) || replace(seen, turn.abandoned())) {
        handOn(null, "", ticket.execution());
        return;
      }
    }
    throw crowded();
  }

  /**
   * Gives the turn to the run that is first in the queue, if its holder runs no more and the
   * dataset is not paused.
   *
   * @param ended the ARN of an execution that is known to have ended; null for none
   */
  public void handOn(@Nullable String ended) {
    handOn(ended, "", "");
  }

  /**
   * The same. Of an execution that has just queued it may not be shown yet that it runs; if it
   * cannot be woken, what is shown counts.
   */
  private void handOn(@Nullable String ended, String leaving, String queueing) {
    String running = queueing;
    for (int i = 0; i < TRIES; i++) {
      Seen seen = look();
      if (isHeld(seen.turn(), ended)) {
        if (!seen.turn().woken()) {
          tickets.of(seen.turn()).ifPresent(this::wake);
        }
        return;
      }
      Optional<Ticket> first = tickets.first(ended, leaving, running);
      if (first.isEmpty() || paused().isPresent()) {
        return;
      }
      if (replace(seen, seen.turn().givenTo(first.get()))) {
        if (wake(first.get()) || !first.get().execution().equals(running)) {
          return;
        }
        running = "";
      }
    }
    throw crowded();
  }

  private boolean isHeld(Turn turn, @Nullable String ended) {
    return !turn.free() && !turn.execution().equals(ended) && executions.runs(turn.execution());
  }

  /** If it cannot be woken, its task has just timed out: it queues again and finds its turn. */
  private boolean wake(Ticket ticket) {
    int events = ExecutionEvents.usedByQueueing(ticket.events(), ticket.armed(), ticket.tries());
    Awakening output = new Awakening(dataset.value(), ticket.number(), events);
    boolean waited = executions.wake(ticket.token(), Json.text(output));
    Seen seen = look();
    if (waited && seen.turn().isOf(ticket.run(), ticket.execution(), ticket.number())) {
      replace(seen, seen.turn().renewed());
    }
    return waited;
  }

  /**
   * What a run wakes with.
   *
   * @param datasetArn the dataset
   * @param turn which turn of the run it is, from 1
   * @param events events of the execution used so far
   */
  record Awakening(String datasetArn, int turn, int events) {}

  /**
   * Confirms that a run has the turn. After that, whoever decided before to take it fails.
   *
   * @return the turn; empty if the run does not have it, or no longer
   */
  public Optional<Turn> renew(String run, String execution, int number) {
    for (int i = 0; i < TRIES; i++) {
      Seen seen = look();
      if (!seen.turn().isOf(run, execution, number)) {
        return Optional.empty();
      }
      Turn renewed = seen.turn().renewed();
      if (replace(seen, renewed)) {
        return Optional.of(renewed);
      }
    }
    throw crowded();
  }

  /** Notes that what others left is in the ledger now; does nothing if the run has no turn. */
  public void folded(String run, String execution, int number) {
    for (int i = 0; i < TRIES; i++) {
      Seen seen = look();
      if (!seen.turn().isOf(run, execution, number) || replace(seen, seen.turn().folded())) {
        return;
      }
    }
    throw crowded();
  }

  /**
   * Gives the turn back and hands it on. Does no harm if the run does not have it.
   *
   * @param order the drop's place among all drops, as a file name
   * @param settled whether the run's lines are in the ledger
   */
  public void leave(String run, String execution, String order, boolean settled) {
    tickets.remove(order);
    for (int i = 0; i < TRIES; i++) {
      Seen seen = look();
      boolean own = seen.turn().run().equals(run) && seen.turn().execution().equals(execution);
      if (!own || replace(seen, settled ? seen.turn().settled() : seen.turn().abandoned())) {
        handOn(null, run, "");
        return;
      }
    }
    throw crowded();
  }

  /** The pause of the dataset; empty if it is not paused. */
  public Optional<Pause> paused() {
    return pauseFile.look();
  }

  /**
   * Pauses the dataset, unless it is paused already. After that no run is given the turn: whoever
   * decided before to give it fails, because the file of the turn has changed since.
   *
   * @return the pause that holds
   */
  public Pause pause(Pause pause) {
    Pause holds = pauseFile.begin(pause);
    for (int i = 0; i < TRIES; i++) {
      Seen seen = look();
      if (replace(seen, seen.turn().touched())) {
        return holds;
      }
    }
    throw crowded();
  }

  /** Ends the pause, and gives the turn to the run that is first in the queue. */
  public void resume() {
    pauseFile.end();
    handOn(null);
  }

  private Seen look() {
    return folder
        .look(TURN)
        .map(stored ->
            new Seen(
                Objects.requireNonNullElse(
                    Documents.read(Turn.class, stored.content(), dataset, warn), Turn.FREE),
                stored.etag()))
        .orElse(new Seen(Turn.FREE, ""));
  }

  private boolean replace(Seen seen, Turn turn) {
    return folder.replace(TURN, Json.bytes(turn), "application/json", seen.etag()).isPresent();
  }

  private RetryableException crowded() {
    return new RetryableException(
        "The turn of %s changed hands %d times while it was written. It may pass: try again."
            .formatted(dataset, TRIES));
  }
}
