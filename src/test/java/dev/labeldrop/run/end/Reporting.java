package dev.labeldrop.run.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Isolation;
import dev.labeldrop.run.prepare.PrepareAnswer;
import dev.labeldrop.run.send.SubmitAnswer;
import dev.labeldrop.run.state.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs up to their reports, and what a report leaves. */
final class Reporting {

  private Reporting() {}

  /** A file in the folder of a report's run. */
  static String text(RunBench bench, Report report, String file) {
    byte[] there =
        bench.store.get(RunBench.BUCKET, "runs/" + report.runId() + "/" + file).orElseThrow();
    return new String(there, UTF_8);
  }

  /** Queues, prepares, however many calls that takes, and sends. */
  static void sent(RunBench bench, RunBench.Run run) {
    assertThat(bench.queue(run)).isTrue();
    PrepareAnswer answer = bench.prepare(run);
    while (!(answer instanceof PrepareAnswer.Ready)) {
      bench.clock.pass(Duration.ofSeconds(61));
      answer = bench.prepare(run);
    }
    bench.send(run);
  }

  /** A drop whose lines are decided, and none is sent. */
  static RunBench.Run prepared(RunBench bench, String content) {
    RunBench.Run run = bench.drop(content);
    assertThat(bench.queue(run)).isTrue();
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Ready.class);
    return run;
  }

  /** Sends what is next, and sees it end with these words of the service. */
  static void ends(
      RunBench bench, RunBench.Run run, @Nullable String message, @Nullable String code) {
    assertThat(bench.submit(run)).isInstanceOf(SubmitAnswer.Sent.class);
    DatasetDescription now = bench.datasets.description();
    bench.datasets.shown =
        new DatasetDescription(
            now.status(),
            message,
            code,
            now.lastUpdated(),
            now.totalEntries(),
            now.totalLabels(),
            now.errorEntries());
    bench.poll(run);
    bench.datasets.shown = null;
  }

  /** A step before Reconcile fails. */
  static void fails(RunBench.Run run, String message) {
    run.put("error", failure(message));
  }

  /** What the state machine catches of a step that fails with a message. */
  static Map<String, String> failure(String message) {
    return Map.of("name", "x", "cause", "{\"errorMessage\":\"" + message + "\"}");
  }

  /** A document of a run becomes one that cannot be read. */
  static void destroy(RunBench bench, RunBench.Run run, String file) {
    bench.store.put(
        RunBench.BUCKET, "runs/" + run.id + "/" + file, "{".getBytes(UTF_8), "application/json");
  }

  /** The same settings with another rule for updates that fail. */
  static Settings isolating(Settings other, boolean wanted, int mostUpdates) {
    return new Settings(
        null,
        other.onInvalidLine(),
        other.limits(),
        other.updateTimeout(),
        new Isolation(wanted, mostUpdates),
        other.mostListingCalls(),
        false);
  }

  /** The same settings, under which a bad line does not keep the others from being sent. */
  static Settings skipping(Settings other) {
    return new Settings(
        null,
        Settings.OnInvalidLine.SKIP,
        other.limits(),
        other.updateTimeout(),
        other.isolation(),
        other.mostListingCalls(),
        false);
  }

  /** What a report says under a code, once. */
  static String message(Report report, String code) {
    List<String> messages =
        report.problems().stream()
            .filter(problem -> problem.code().equals(code))
            .map(ReportedProblem::message)
            .toList();
    assertThat(messages).as(code).hasSize(1);
    return messages.getFirst();
  }

  /** Another run goes from beginning to end before an aborted one is redriven. */
  static void takesTheTurn(RunBench bench, RunBench.Run other, RunBench.Run aborted) {
    sent(bench, other);
    bench.reconciled(other);
    bench.executions.running.add("arn:" + aborted.id);
    bench.report(other);
    bench.executions.waiting.add("token-" + aborted.id);
  }

  static List<String> codes(Report report) {
    return report.problems().stream()
        .map(ReportedProblem::code)
        .filter(code -> !code.equals("WARNING_IMAGE_NOT_CHECKED"))
        .toList();
  }
}
