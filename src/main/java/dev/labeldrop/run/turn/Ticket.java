package dev.labeldrop.run.turn;

import java.util.Comparator;

/**
 * A run that waits for the turn of a dataset: a file in the dataset's folder.
 *
 * @param order the drop's place among all drops, as a file name; the file is called like it
 * @param run the run's id
 * @param execution its execution's ARN
 * @param token the task's token, which wakes it
 * @param number which turn of the run it waits for, from 1
 * @param redrives how often the execution was redriven before, from 0
 * @param armed how often the wait was begun anew, from 0
 * @param tries how often the state machine has tried the step before, from 0
 * @param events events of the execution used before it queued
 */
public record Ticket(
    String order,
    String run,
    String execution,
    String token,
    int number,
    int redrives,
    int armed,
    int tries,
    int events) {

  /** The invocations of a run's Queue in the order in which they begin. */
  private static final Comparator<Ticket> CALLS =
      Comparator.comparingInt(Ticket::number)
          .thenComparingInt(Ticket::redrives)
          .thenComparingInt(Ticket::armed)
          .thenComparingInt(Ticket::tries);

  /**
   * A ticket.
   *
   * @throws dev.labeldrop.PermanentException with code ERROR_INVALID_INPUT if a text is null or the
   *     run has no run's id, as in a file that was made by hand
   */
  public Ticket {
    order = Documents.required(order, "order");
    run = Documents.runId(run);
    execution = Documents.required(execution, "execution");
    token = Documents.required(token, "token");
  }

  /** Whether this is of a later invocation of the run's Queue than another. */
  boolean isLaterThan(Ticket other) {
    return CALLS.compare(this, other) > 0;
  }
}
