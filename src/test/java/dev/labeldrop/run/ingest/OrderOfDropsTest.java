package dev.labeldrop.run.ingest;

import static dev.labeldrop.run.ingest.IngestBench.DROPPED;
import static dev.labeldrop.run.ingest.IngestBench.KEY;
import static dev.labeldrop.run.ingest.IngestBench.NOON;
import static dev.labeldrop.run.ingest.IngestBench.REJECT;
import static dev.labeldrop.run.ingest.IngestBench.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.run.RunBench;
import dev.labeldrop.run.ledger.DropOrder;
import org.junit.jupiter.api.Test;

/** Which of two drops is the newer one. */
final class OrderOfDropsTest {

  private final IngestBench bench = new IngestBench();

  @Test
  void ordersDropsByTheTimeAndTheSequencerOfTheirEvents() {
    Drop drop = bench.drop(RunBench.lines(0, 1, "a"));
    bench.ingest(REJECT, drop);
    assertThat(bench.order(drop))
        .isEqualTo(new DropOrder(DROPPED, drop.sequencer(), RunId.of(drop).value()));
    assertThat(bench.store.calls()).noneMatch(call -> call.startsWith("lastModified"));
  }

  @Test
  void ordersDropsByTheirLastModifiedIfTheEventHasNoTime() {
    Drop drop = bench.drop(RunBench.lines(0, 1, "a"));
    bench.step(bench.store, REJECT).ingest(event(null, drop));
    assertThat(bench.order(drop))
        .isEqualTo(
            new DropOrder(MemoryObjectStore.WRITTEN, drop.sequencer(), RunId.of(drop).value()));
  }

  @Test
  void ordersDropsByTheirLastModifiedIfTheEventHasNoSequencer() {
    Drop drop = withoutSequencer(bench.drop(RunBench.lines(0, 1, "a")));
    bench.ingest(REJECT, drop);
    assertThat(bench.order(drop))
        .isEqualTo(new DropOrder(MemoryObjectStore.WRITTEN, "", RunId.of(drop).value()));
  }

  @Test
  void ordersADropThatIsGoneByWhatTheEventHas() {
    Drop drop = withoutSequencer(bench.drop(RunBench.lines(0, 1, "a")));
    bench.store.remove(RunBench.BUCKET, KEY);
    bench.ingest(REJECT, drop);
    assertThat(bench.order(drop).time()).isEqualTo(DROPPED);

    Drop other = withoutSequencer(bench.drop(RunBench.lines(0, 1, "b")));
    bench.store.remove(RunBench.BUCKET, KEY);
    bench.step(bench.store, REJECT).ingest(event(null, other));
    assertThat(bench.order(other).time()).isEqualTo(NOON);
  }

  private static Drop withoutSequencer(Drop drop) {
    return new Drop(drop.bucket(), drop.key(), drop.versionId(), drop.etag(), drop.size(), "");
  }
}
