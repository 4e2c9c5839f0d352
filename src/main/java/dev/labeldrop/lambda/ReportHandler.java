package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.report.Report;
import dev.labeldrop.run.ReportStep;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code ReportFunction}: writes the report, sends the notice and measures the run. */
public final class ReportHandler extends StepHandler {

  private static final String INPUT = "input of Report";

  private final Function<Consumer<Report>, ReportStep> steps;
  private final RunMetrics metrics;

  /** As Lambda makes it. */
  public ReportHandler() {
    this(Wiring.deployed());
    awaitCheckpoint();
  }

  /** With another wiring. */
  public ReportHandler(Wiring wiring) {
    super(wiring);
    this.steps = wiring.report();
    this.metrics = wiring.metrics();
  }

  @Override
  byte[] handle(byte[] input, InvocationLog log) {
    StateFields.describe(Json.readMap(input, INPUT), log);
    // A run is measured where its notice is sent: once, however often Report is called.
    ReportStep step = steps.apply(report -> metrics.of(report).forEach(log::metrics));
    ReportStep.Answer answer = step.report(Json.read(ReportStep.Request.class, input, INPUT));
    log.info(
        answer.notified()
            ? "The run has ended, and its notice was sent."
            : "The run has ended; its notice had been sent before.",
        answer);
    return Json.bytes(answer);
  }

  @Override
  void rehearse(Rehearsal rehearsal) {
    rehearsal.step(ReportHandler::new, 1);
  }
}
