package dev.labeldrop.run.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.files.Prepared;

/** Runs up to the end of Prepare. */
final class Preparing {

  private Preparing() {}

  /** A drop that has the turn, with the calls of the service until then forgotten. */
  static RunBench.Run queued(RunBench bench, String content) {
    RunBench.Run run = bench.drop(content);
    assertThat(bench.queue(run)).isTrue();
    bench.datasets.calls.clear();
    return run;
  }

  /** What a Prepare decides that is ready with this call. */
  static Prepared prepared(RunBench bench, RunBench.Run run) {
    assertThat(bench.prepare(run)).isInstanceOf(PrepareAnswer.Ready.class);
    return bench.open(run).prepared();
  }
}
