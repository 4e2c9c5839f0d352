package dev.labeldrop.run;

import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.MemoryObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.Target;
import java.time.Clock;
import java.time.ZoneOffset;

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
    drop = store.drop(Runs.BUCKET, Runs.KEY, content);
    run = RunId.of(drop).value();
    files = new RunFiles(store, Runs.BUCKET, run);
    datasets.lookup = () -> new DatasetLookup.Found(Runs.DATASET);
    new Planning(
            store, datasets, Runs.settings(onInvalidLine), Clock.fixed(Runs.NOON, ZoneOffset.UTC))
        .plan(run, drop, new Target.ProjectDataset("flowers", DatasetType.TRAIN), files);
    datasets.calls.clear();
  }
}
