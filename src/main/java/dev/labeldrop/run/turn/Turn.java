package dev.labeldrop.run.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Who has the turn of a dataset: {@code turn.json} in the dataset's folder. It is held by a running
 * execution, not until a time.
 *
 * @param run the run's id; empty if none has it
 * @param execution its execution's ARN; empty if none has it
 * @param number which turn of that run it is, from 1; 0 if none has it
 * @param ticket the order of the ticket that it was given for; empty if none has it, or if the file
 *     does not say
 * @param woken whether the run is known to have heard of it
 * @param renewals how often the run has confirmed it, or the dataset was paused: each makes the
 *     file another one, so that what somebody else decided about the file before fails
 * @param unsettled turns that ended without their lines in the ledger, in their order
 */
public record Turn(
    String run,
    String execution,
    int number,
    String ticket,
    boolean woken,
    int renewals,
    List<Unsettled> unsettled) {

  /** A free turn that nothing was left of. */
  static final Turn FREE = new Turn("", "", 0, "", false, 0, List.of());

  /**
   * A turn; it keeps its own copy of the list.
   *
   * @throws dev.labeldrop.PermanentException with code ERROR_INVALID_INPUT if a text is null or the
   *     run has no run's id, as in a file that was made by hand
   */
  public Turn {
    run = Documents.required(run, "run").isEmpty() ? run : Documents.runId(run);
    execution = Documents.required(execution, "execution");
    ticket = Objects.requireNonNullElse(ticket, "");
    unsettled = List.copyOf(unsettled);
  }

  /**
   * A turn whose lines are not in the ledger.
   *
   * @param run the run's id
   * @param number which turn of that run, from 1
   */
  public record Unsettled(String run, int number) {

    /**
     * A turn that was left.
     *
     * @throws dev.labeldrop.PermanentException as {@link Turn}
     */
    public Unsettled {
      run = Documents.runId(run);
    }
  }

  /** Whether none has it. */
  boolean free() {
    return run.isEmpty();
  }

  /** Whether this turn of this execution is it. */
  boolean isOf(String aRun, String anExecution, int aNumber) {
    return run.equals(aRun) && execution.equals(anExecution) && number == aNumber;
  }

  /** Whether it is a turn of the run of a ticket, before the one that the ticket is for. */
  boolean isEarlierThan(Ticket aTicket) {
    return run.equals(aTicket.run())
        && execution.equals(aTicket.execution())
        && number < aTicket.number();
  }

  /** The turn, given to the run of a ticket; what the holder before left is kept in mind. */
  Turn givenTo(Ticket aTicket) {
    return new Turn(
        aTicket.run(),
        aTicket.execution(),
        aTicket.number(),
        aTicket.order(),
        false,
        0,
        leftBehind());
  }

  /** The turn, free; what the holder left is kept in mind. */
  Turn abandoned() {
    return new Turn("", "", 0, "", false, 0, leftBehind());
  }

  /** The turn, free; the holder's lines are in the ledger. */
  Turn settled() {
    return new Turn("", "", 0, "", false, 0, unsettled);
  }

  /** The turn, confirmed once more by its holder. */
  Turn renewed() {
    return new Turn(run, execution, number, ticket, true, renewals + 1, unsettled);
  }

  /** The same turn as another file: what somebody decided about the file before fails. */
  Turn touched() {
    return new Turn(run, execution, number, ticket, woken, renewals + 1, unsettled);
  }

  /** The turn, whose holder has put into the ledger what others left. */
  Turn folded() {
    return new Turn(run, execution, number, ticket, true, renewals + 1, List.of());
  }

  private List<Unsettled> leftBehind() {
    if (free()) {
      return unsettled;
    }
    Unsettled own = new Unsettled(run, number);
    if (unsettled.contains(own)) {
      return unsettled;
    }
    List<Unsettled> all = new ArrayList<>(unsettled);
    all.add(own);
    return all;
  }
}
