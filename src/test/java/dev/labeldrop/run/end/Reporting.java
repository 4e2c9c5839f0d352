package dev.labeldrop.run.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.report.Report;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.prepare.PrepareAnswer;
import java.time.Duration;
import java.util.List;

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

  static List<String> codes(Report report) {
    return report.problems().stream()
        .map(ReportedProblem::code)
        .filter(code -> !code.equals("WARNING_IMAGE_NOT_CHECKED"))
        .toList();
  }
}
