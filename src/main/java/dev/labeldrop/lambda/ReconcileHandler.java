package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.run.ReconcileStep;

/** {@code ReconcileFunction}: asks the dataset what it says of the lines. */
public final class ReconcileHandler extends StepHandler {

  private static final String INPUT = "input of Reconcile";

  private final ReconcileStep step;

  /** As Lambda makes it. */
  public ReconcileHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public ReconcileHandler(Wiring wiring) {
    super(wiring);
    this.step = wiring.reconcile();
  }

  @Override
  byte[] handle(byte[] input, InvocationLog log) {
    StateFields.describe(Json.readMap(input, INPUT), log);
    ReconcileStep.Answer answer =
        step.reconcile(Json.read(ReconcileStep.Request.class, input, INPUT));
    log.info("The dataset's entries were compared with the lines.", answer);
    return Json.bytes(answer);
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.step(ReconcileHandler::new, 1);
  }
}
