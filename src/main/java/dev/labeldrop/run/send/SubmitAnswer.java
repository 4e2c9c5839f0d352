package dev.labeldrop.run.send;

import dev.labeldrop.run.state.StepAnswer;
import org.jspecify.annotations.Nullable;

/** What Submit adds to the execution's state. */
public sealed interface SubmitAnswer extends StepAnswer {

  /**
   * An update was asked for; what became of it is to be looked at.
   *
   * @param update number of the update in the turn, from 1
   * @param done false: this update has not been looked at yet
   * @param attempt 0: no look yet
   * @param settledAt null: no look found the dataset settled
   * @param joined null: no other update was seen to begin
   * @param refusals 0: the dataset was not busy
   * @param busyUntil null: the dataset was not busy
   * @param limitedUntil null: no limit was reached
   * @param applied how many chunks are applied to their last line
   * @param chunk number of the chunk, from 1
   * @param piece whether it is a piece of the chunk, sent to find the lines that make it fail
   * @param deadline when the update must have ended, ISO-8601
   * @param updatedBefore an end of the update has a later {@code LastUpdatedTimestamp} than this,
   *     ISO-8601; null if the dataset had none
   * @param submittedAt when the update was asked for, ISO-8601
   * @param waitSeconds how long to wait before the first look
   * @param events events of the execution used so far
   */
  record Sent(
      int update,
      boolean done,
      int attempt,
      @Nullable String settledAt,
      @Nullable Boolean joined,
      int refusals,
      @Nullable String busyUntil,
      @Nullable String limitedUntil,
      int applied,
      int chunk,
      boolean piece,
      String deadline,
      @Nullable String updatedBefore,
      String submittedAt,
      long waitSeconds,
      int events)
      implements SubmitAnswer {

    Sent(
        int update,
        int applied,
        int chunk,
        boolean piece,
        String deadline,
        @Nullable String updatedBefore,
        String submittedAt,
        long waitSeconds,
        int events) {
      this(
          update,
          false,
          0,
          null,
          null,
          0,
          null,
          null,
          applied,
          chunk,
          piece,
          deadline,
          updatedBefore,
          submittedAt,
          waitSeconds,
          events);
    }

    @Override
    public String next() {
      return "SENT";
    }
  }

  /**
   * Nothing could be asked for now.
   *
   * @param over whether it was waited for long enough: the run ends
   * @param refusals how often in a row the run had to wait
   * @param busyUntil until when it waits at most, ISO-8601
   * @param limitedUntil until when it waits at most for a limit of the account, ISO-8601; null if
   *     none is reached
   * @param waitSeconds how long to wait before the next try
   * @param events events of the execution used so far
   */
  record Busy(
      boolean over,
      int refusals,
      String busyUntil,
      @Nullable String limitedUntil,
      long waitSeconds,
      int events)
      implements SubmitAnswer {

    @Override
    public String next() {
      return over ? "TIMED_OUT" : "BUSY";
    }
  }

  /**
   * Nothing is left to send, or a failure ended the sending.
   *
   * @param applied how many chunks are applied to their last line
   * @param events events of the execution used so far
   */
  record Finished(int applied, int events) implements SubmitAnswer {

    @Override
    public String next() {
      return "FINISHED";
    }
  }

  /**
   * Another run has the dataset's turn: this one queues again.
   *
   * @param events events of the execution used so far
   */
  record TurnLost(int events) implements SubmitAnswer {

    @Override
    public String next() {
      return "TURN_LOST";
    }
  }
}
