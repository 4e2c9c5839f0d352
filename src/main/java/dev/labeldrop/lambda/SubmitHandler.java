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
    log.about("chunk", answer.chunk());
    log.info(message(answer), answer);
    return Json.bytes(answer);
  }

  private static String message(SubmitStep.Answer answer) {
    if (answer.finished()) {
      return "Nothing is left to send.";
    }
    return answer.submitted()
        ? "The service took the update."
        : "The dataset is busy; the update waits for its turn.";
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.step(SubmitHandler::new, 0);
  }
}
