package dev.labeldrop.run.end;

import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.report.HtmlForm;
import dev.labeldrop.report.JsonForm;
import dev.labeldrop.report.Notifier;
import dev.labeldrop.report.Outcome;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.TextForm;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.state.RunState;
import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.state.StepAnswer;
import dev.labeldrop.run.turn.Executions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Ends a run: hands its turn on, puts together what the steps before it left, writes {@code
 * report.json}, {@code report.html} and {@code notice.txt}, and sends the notice. Every way through
 * the state machine ends here, once.
 */
public final class ReportStep {

  private final ObjectStore store;
  private final Executions executions;
  private final Notifier notifier;
  private final Settings settings;
  private final Clock clock;

  /** Reports to this notifier what the store has. */
  public ReportStep(
      ObjectStore store, Executions executions, Notifier notifier, Settings settings, Clock clock) {
    this.store = store;
    this.executions = executions;
    this.notifier = notifier;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What Report adds to the state.
   *
   * @param outcome how the run ended
   * @param report where the report is
   * @param notified whether this call sent the notice; false if an earlier call had
   */
  public record Answer(Outcome outcome, String report, boolean notified) implements StepAnswer {

    @Override
    public String next() {
      return "REPORTED";
    }
  }

  /**
   * Writes the report and sends the notice.
   *
   * @param warn told of files that cannot be read or written
   */
  public Answer report(RunState state, Consumer<String> warn) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RunFiles files = RunFiles.of(store, state.bucket(), state.run());
    Evidence evidence = new Evidence(files, state, now);
    new HandOver(store, executions, warn).of(evidence);
    Report report = new ReportBuilder(store, evidence, settings, warn).build(now);
    leave(files, File.REPORT, JsonForm.document(report), RunFiles.JSON, warn);
    leave(files, File.PAGE, HtmlForm.html(report, evidence.places()), RunFiles.HTML, warn);
    leave(files, File.TEXT, TextForm.text(report), RunFiles.TEXT, warn);
    boolean first = !files.has(File.NOTICE);
    if (first) {
      notifier.send(report);
      noted(files, report, warn);
    }
    return new Answer(report.outcome(), report.files().report(), first);
  }

  /** A notice without its report is better than neither. */
  private static void leave(
      RunFiles files, File file, String text, String type, Consumer<String> warn) {
    try {
      files.writeText(file, text, type);
    } catch (PermanentException e) {
      warn.accept(files.uri(file) + " could not be written: " + e.text());
    }
  }

  /** The notice is out: that it cannot be noted is no reason to say that it is not. */
  private static void noted(RunFiles files, Report report, Consumer<String> warn) {
    try {
      files.writeText(File.NOTICE, JsonForm.message(report), RunFiles.JSON);
    } catch (LabeldropException e) {
      warn.accept(
          "The notice was sent, but %s could not be written: %s"
              .formatted(files.uri(File.NOTICE), e.getMessage()));
    }
  }
}
