package dev.labeldrop.run;

import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.Target;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.RunFiles.File;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A drop that Ingest has planned, for tests of the steps after it: chunks of two lines. */
final class PlannedRun {

  final MemoryObjectStore store = new MemoryObjectStore();
  final FakeDatasets datasets = new FakeDatasets();
  final Drop drop;
  final String run;
  final RunFiles files;

  PlannedRun(String content) {
    this(content, Settings.OnInvalidLine.REJECT);
  }

  PlannedRun(String content, Settings.OnInvalidLine onInvalidLine) {
    this(content, Runs.settings(onInvalidLine));
  }

  PlannedRun(String content, Settings settings) {
    drop = store.drop(Runs.BUCKET, Runs.KEY, content);
    run = RunId.of(drop).value();
    files = new RunFiles(store, Runs.BUCKET, run);
    datasets.lookup = () -> new DatasetLookup.Found(Runs.DATASET);
    new Planning(store, datasets, settings, Clock.fixed(Runs.NOON, ZoneOffset.UTC))
        .plan(run, drop, new Target.ProjectDataset("flowers", DatasetType.TRAIN), files);
    datasets.calls.clear();
  }

  /** Notes updates of whole chunks that ended so, one for each status; null for one under way. */
  PlannedRun sent(@Nullable String... statuses) {
    UpdateLog log = new UpdateLog(0L, List.of());
    for (@Nullable String status : statuses) {
      Chunk chunk = files.plan().chunks().get(log.updates().size());
      log = log.plus(update(log, chunk, 0, chunk.lines(), status));
    }
    files.write(File.UPDATES, log);
    return this;
  }

  /** Notes one more update, of a part of a chunk. */
  PlannedRun sentPart(int chunk, int from, int to, String status) {
    UpdateLog log = files.updates();
    files.write(
        File.UPDATES,
        log.plus(update(log, files.plan().chunks().get(chunk - 1), from, to, status)));
    return this;
  }

  private static SentUpdate update(
      UpdateLog log, Chunk chunk, int from, int to, @Nullable String status) {
    SentUpdate.End end =
        status == null
            ? null
            : new SentUpdate.End("2026-11-22T12:00:10Z", 1, status, null, "CLIENT_ERROR");
    return new SentUpdate(
        log.updates().size() + 1,
        new Piece(chunk.number(), from, to),
        chunk.firstLine() + from,
        chunk.firstLine() + to - 1,
        chunk.bytes(),
        null,
        "2026-11-22T12:00:00Z",
        null,
        end);
  }
}
