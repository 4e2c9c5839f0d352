package dev.labeldrop.run.reconcile;

import dev.labeldrop.run.state.StepAnswer;

/** What Reconcile adds to the execution's state. */
public sealed interface ReconcileAnswer extends StepAnswer {

  /**
   * What the dataset holds of the lines is known as far as it can be, and the ledger has it.
   *
   * @param events events of the execution used so far
   */
  record Reconciled(int events) implements ReconcileAnswer {

    @Override
    public String next() {
      return "RECONCILED";
    }
  }

  /**
   * There is more to look at.
   *
   * @param calls how many pages of entries were listed so far
   * @param waitSeconds how long to wait before the step goes on
   * @param events events of the execution used so far
   */
  record Looking(int calls, long waitSeconds, int events) implements ReconcileAnswer {

    @Override
    public String next() {
      return "LOOKING";
    }
  }

  /**
   * Another run has the dataset's turn: this one queues again.
   *
   * @param events events of the execution used so far
   */
  record TurnLost(int events) implements ReconcileAnswer {

    @Override
    public String next() {
      return "TURN_LOST";
    }
  }
}
