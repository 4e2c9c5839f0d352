package dev.labeldrop.lambda;

import dev.labeldrop.run.send.SubmitAnswer;
import dev.labeldrop.run.send.SubmitStep;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.StepAnswer;

/** {@code SubmitFunction}: sends the next chunk. */
public final class SubmitHandler extends RunStepHandler {

  private final SubmitStep step;

  /** As Lambda makes it. */
  public SubmitHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public SubmitHandler(Wiring wiring) {
    super(wiring, "Submit");
    this.step = wiring.submit();
  }

  @Override
  SubmitAnswer step(RunState state, InvocationLog log) {
    return step.submit(state, log::warn);
  }

  @Override
  String message(StepAnswer answer) {
    return switch ((SubmitAnswer) answer) {
      case SubmitAnswer.Sent _ -> "An update was asked for.";
      case SubmitAnswer.Busy _ -> "The dataset is busy; the update is asked for again later.";
      case SubmitAnswer.Finished _ -> "Nothing is left to send.";
      case SubmitAnswer.TurnLost _ -> "Another run has the turn; this one queues again.";
    };
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(SubmitHandler::new);
    rehearsal.s3();
    rehearsal.rekognition();
  }
}
