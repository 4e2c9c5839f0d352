package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.run.SubmitStep;

/** {@code SubmitFunction}: sends the next chunk. */
public final class SubmitHandler extends StepHandler {

  private static final String INPUT = "input of Submit";

  private final SubmitStep step;

  /** As Lambda makes it. */
  public SubmitHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public SubmitHandler(Wiring wiring) {
    super(wiring);
    this.step = wiring.submit();
  }

  @Override
  byte[] handle(byte[] input, InvocationLog log) {
    StateFields.describe(Json.readMap(input, INPUT), log);
    SubmitStep.Answer answer = step.submit(Json.read(SubmitStep.Request.class, input, INPUT));
    log.info(
        answer.submitted()
            ? "The service took the update."
            : "The dataset is busy; the update waits for its turn.",
        answer);
    return Json.bytes(answer);
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.step(SubmitHandler::new, 0);
  }
}
