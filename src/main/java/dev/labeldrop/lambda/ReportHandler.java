package dev.labeldrop.lambda;

import dev.labeldrop.report.Report;
import dev.labeldrop.run.end.ReportStep;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.StepAnswer;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code ReportFunction}: hands the turn on, writes the report, sends the notice. */
public final class ReportHandler extends RunStepHandler {

  private final Function<Consumer<Report>, ReportStep> steps;
  private final RunMetrics metrics;

  /** As Lambda makes it. */
  public ReportHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public ReportHandler(Wiring wiring) {
    super(wiring, "Report");
    this.steps = wiring.report();
    this.metrics = wiring.metrics();
  }

  @Override
  ReportStep.Answer step(RunState state, InvocationLog log) {
    // A run is measured where its notice is sent: once, however often Report is called.
    ReportStep step = steps.apply(report -> metrics.of(report).forEach(log::metrics));
    return step.report(state, log::warn);
  }

  @Override
  String message(StepAnswer answer) {
    return ((ReportStep.Answer) answer).notified()
        ? "The run has ended, and its notice was sent."
        : "The run has ended; its notice had been sent before.";
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.play(ReportHandler::new);
    rehearsal.stepFunctions();
  }
}
