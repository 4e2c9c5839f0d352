package dev.labeldrop.lambda;

import dev.labeldrop.run.reconcile.ReconcileAnswer;
import dev.labeldrop.run.reconcile.ReconcileStep;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.StepAnswer;

/** {@code ReconcileFunction}: finds out whether the dataset holds the lines that were applied. */
public final class ReconcileHandler extends RunStepHandler {

  private final ReconcileStep step;

  /** As Lambda makes it. */
  public ReconcileHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public ReconcileHandler(Wiring wiring) {
    super(wiring, "Reconcile");
    this.step = wiring.reconcile();
  }

  @Override
  ReconcileAnswer step(RunState state, InvocationLog log) {
    return step.reconcile(state, log::warn);
  }

  @Override
  String message(StepAnswer answer) {
    return switch ((ReconcileAnswer) answer) {
      case ReconcileAnswer.Reconciled _ -> "What the dataset holds is known as far as it can be.";
      case ReconcileAnswer.Looking _ -> "There are entries left to look at.";
      case ReconcileAnswer.TurnLost _ -> "Another run has the turn; this one queues again.";
    };
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(ReconcileHandler::new);
    rehearsal.s3();
    rehearsal.rekognition();
  }
}
