package dev.labeldrop.run.ingest;

import static dev.labeldrop.run.ingest.IngestBench.DROPPED;
import static dev.labeldrop.run.ingest.IngestBench.KEY;
import static dev.labeldrop.run.ingest.IngestBench.REJECT;
import static dev.labeldrop.run.ingest.IngestBench.event;
import static dev.labeldrop.run.ingest.IngestBench.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.run.RunBench;
import org.junit.jupiter.api.Test;

/** Ingest reads the version that was dropped, or says why it cannot. */
final class DroppedObjectTest {

  private final IngestBench bench = new IngestBench();

  @Test
  void pinsADropWhoseEventSaysNeitherVersionNorEtagToWhatIsThere() {
    Drop there = bench.drop(RunBench.lines(0, 2, "a"));
    Drop unpinned = new Drop(there.bucket(), KEY, null, "", there.size(), "7");
    Drop pinned = new Drop(there.bucket(), KEY, null, there.etag(), there.size(), "7");
    bench.ingest(REJECT, unpinned);
    assertThat(bench.plan(pinned).drop()).isEqualTo(pinned);
    assertThat(bench.plan(pinned).refusal()).isNull();
  }

  @Test
  void rejectsADropThatIsGoneAndWhoseEventSaysNeitherVersionNorEtag() {
    Drop unpinned = new Drop(RunBench.BUCKET, KEY, null, "", 7, "7");
    bench.ingest(REJECT, unpinned);
    assertThat(bench.refusal(unpinned).code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND);
    bench.store.failNext("etag ", new PermanentException(Code.ERROR_ACCESS_DENIED, "no"));
    Drop other = new Drop(RunBench.BUCKET, "incoming/b.jsonl", null, "", 7, "7");
    bench.ingest(REJECT, other);
    assertThat(bench.refusal(other).code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND);
  }

  @Test
  void saysSoIfTheObjectIsGone() {
    Drop drop = bench.drop(RunBench.lines(0, 3, "a"));
    bench.store.remove(RunBench.BUCKET, KEY);
    bench.ingest(REJECT, drop);
    assertThat(bench.refusal(drop).code()).isEqualTo(Code.ERROR_OBJECT_NOT_FOUND);
    assertThat(bench.refusal(drop).byValidation()).isFalse();
    assertThat(bench.input(drop)).containsEntry("lines", 0);
  }

  @Test
  void saysSoIfTheObjectWasReplaced() {
    MemoryObjectStore unversioned = MemoryObjectStore.unversioned();
    Drop drop = unversioned.drop(RunBench.BUCKET, KEY, RunBench.lines(0, 3, "a"));
    unversioned.drop(RunBench.BUCKET, KEY, RunBench.lines(0, 1, "b"));
    bench.step(unversioned, REJECT).ingest(event(DROPPED, drop));
    assertThat(unversioned.text(RunBench.BUCKET, key(drop, "plan.json")).orElseThrow())
        .contains("ERROR_OBJECT_CHANGED");
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingIt() {
    Drop dropped = bench.drop(RunBench.lines(0, 3, "a"));
    Drop drop =
        new Drop(
            dropped.bucket(),
            dropped.key(),
            dropped.versionId(),
            dropped.etag(),
            1_073_741_825L,
            dropped.sequencer());
    bench.ingest(REJECT, drop);
    assertThat(bench.refusal(drop).byValidation()).isTrue();
    assertThat(bench.problems(drop).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("ERROR_MANIFEST_SIZE_TOO_LARGE");
          assertThat(problem.message()).contains("1073741825 bytes");
        });
    assertThat(bench.store.calls()).noneMatch(call -> call.startsWith("open"));
  }
}
