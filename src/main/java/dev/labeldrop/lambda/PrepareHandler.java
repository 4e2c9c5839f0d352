package dev.labeldrop.lambda;

import dev.labeldrop.run.prepare.PrepareAnswer;
import dev.labeldrop.run.prepare.PrepareStep;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.StepAnswer;

/** {@code PrepareFunction}: decides, under the turn, what of a drop is sent. */
public final class PrepareHandler extends RunStepHandler {

  private final PrepareStep step;

  /** As Lambda makes it. */
  public PrepareHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public PrepareHandler(Wiring wiring) {
    super(wiring, "Prepare");
    this.step = wiring.prepare();
  }

  @Override
  PrepareAnswer step(RunState state, InvocationLog log) {
    return step.prepare(state, log::warn);
  }

  @Override
  String message(StepAnswer answer) {
    return switch ((PrepareAnswer) answer) {
      case PrepareAnswer.Ready ready when ready.chunks() == 0 -> "There is nothing to send.";
      case PrepareAnswer.Ready _ -> "It is decided what is sent.";
      case PrepareAnswer.Busy _ -> "The dataset is busy with an update from elsewhere.";
      case PrepareAnswer.Listing _ -> "There are entries left to list.";
      case PrepareAnswer.TurnLost _ -> "Another run has the turn; this one queues again.";
    };
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(PrepareHandler::new);
    rehearsal.s3();
    rehearsal.rekognition();
  }
}
