package dev.labeldrop.run.prepare;

import dev.labeldrop.run.state.StepAnswer;
import org.jspecify.annotations.Nullable;

/** What Prepare adds to the execution's state. */
public sealed interface PrepareAnswer extends StepAnswer {

  /**
   * It is decided what is sent.
   *
   * @param chunks how many updates that takes; 0 if nothing is sent
   * @param unchanged lines that the dataset holds already
   * @param superseded lines whose entries a newer drop has written
   * @param update null: no update of this turn was looked at
   * @param done false: no update of this turn was looked at
   * @param refusals 0: the dataset is not busy
   * @param events events of the execution used so far
   */
  record Ready(
      int chunks,
      long unchanged,
      long superseded,
      @Nullable Integer update,
      boolean done,
      int refusals,
      int events)
      implements PrepareAnswer {

    @Override
    public String next() {
      return chunks == 0 ? "NOTHING" : "READY";
    }
  }

  /**
   * The dataset is busy with an update of somebody else.
   *
   * @param over whether it was waited for long enough: the run ends
   * @param refusals how often in a row the run had to wait
   * @param busyUntil until when it waits at most, ISO-8601
   * @param waitSeconds how long to wait before the next try
   * @param events events of the execution used so far
   */
  record Busy(boolean over, int refusals, String busyUntil, long waitSeconds, int events)
      implements PrepareAnswer {

    @Override
    public String next() {
      return over ? "TIMED_OUT" : "BUSY";
    }
  }

  /**
   * There are entries of the dataset left to list.
   *
   * @param listed how many were listed so far
   * @param refusals 0: the dataset is not busy
   * @param waitSeconds how long to wait before the next pages
   * @param events events of the execution used so far
   */
  record Listing(long listed, int refusals, long waitSeconds, int events) implements PrepareAnswer {

    @Override
    public String next() {
      return "LISTING";
    }
  }

  /**
   * Another run has the dataset's turn: this one queues again.
   *
   * @param events events of the execution used so far
   */
  record TurnLost(int events) implements PrepareAnswer {

    @Override
    public String next() {
      return "TURN_LOST";
    }
  }
}
