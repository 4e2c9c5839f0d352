package dev.labeldrop.run.prepare;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetDescription;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.ManifestStatistics.LabelCount;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.SentChunks;
import dev.labeldrop.run.state.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Rules over a file together with the dataset that it goes to, looked at once before the first
 * update. What breaks them are warnings: whether a line is new to the dataset or replaces an entry
 * is only known when the service has applied it, quotas can be raised, and whether an update minds
 * a second bucket is not documented. What is found is left in {@code dataset.json}.
 */
final class DatasetRules {

  /** Developer Guide, limits: unique labels of a dataset. */
  static final int MOST_LABELS = 250;

  private static final String SCHEME = "s3://";

  private final Datasets datasets;
  private final Limits limits;
  private final Supplier<Optional<String>> anyEntry;
  private final OtherDataset other;
  private final List<ReportedProblem> found = new ArrayList<>();
  private FoundProblems overlap = FoundProblems.NONE;

  /**
   * Rules over a dataset.
   *
   * @param anyEntry the image of any of its entries
   * @param other the project's other dataset
   */
  DatasetRules(
      Datasets datasets, Limits limits, Supplier<Optional<String>> anyEntry, OtherDataset other) {
    this.datasets = datasets;
    this.limits = limits;
    this.anyEntry = anyEntry;
    this.other = other;
  }

  /**
   * Compares, unless that was done under this turn.
   *
   * @param before the dataset before the first update
   */
  void check(ObjectStore store, RunState state, DatasetDescription before) {
    OpenRun run = OpenRun.of(store, state);
    if (run.prepared().chunks().isEmpty() || run.turn().has(File.DATASET)) {
      return;
    }
    DatasetArn dataset = state.dataset();
    try {
      checkEntries(before, run.prepared().counts().added());
      run.documents()
          .read(File.STATISTICS, ManifestStatistics.class)
          .ifPresent(statistics -> checkLabels(dataset, before, statistics));
      Chunk first = run.prepared().chunks().getFirst();
      checkBucket(before, new SentChunks(store, run).read(first));
      overlap = other.overlap(run, limits.problems());
    } catch (PermanentException e) {
      warn(Code.WARNING_DATASET_NOT_COMPARED, e.text());
    } catch (RetryableException e) {
      // A comparison is no reason to hold a run up.
      warn(Code.WARNING_DATASET_NOT_COMPARED, String.valueOf(e.getMessage()));
    }
    run.turn().write(File.DATASET, found());
  }

  private FoundProblems found() {
    List<ReportedProblem> all = new ArrayList<>(found);
    all.addAll(overlap.problems());
    return new FoundProblems(all, 0, found.size() + overlap.warningCount());
  }

  private void checkEntries(DatasetDescription before, long lines) {
    Long entries = before.totalEntries();
    if (entries != null && entries + lines > limits.defaultLines()) {
      warn(
          Code.WARNING_DATASET_MAY_EXCEED_ENTRIES,
          "It has %s, the file %s; a dataset takes %,d by default."
              .formatted(
                  Count.of(entries, "entry", "entries"),
                  Count.of(lines, "new line"),
                  limits.defaultLines()));
    }
  }

  /** The dataset's labels are listed only where the numbers alone do not settle it. */
  private void checkLabels(
      DatasetArn dataset, DatasetDescription before, ManifestStatistics statistics) {
    Long had = before.totalLabels();
    int labels = statistics.labels().size();
    if (had == null || had == 0 || had + labels <= MOST_LABELS) {
      return;
    }
    Set<String> all = new TreeSet<>(datasets.labels(dataset));
    statistics.labels().stream().map(LabelCount::name).forEach(all::add);
    if (all.size() > MOST_LABELS) {
      warn(
          Code.WARNING_DATASET_MAY_EXCEED_LABELS,
          "It has %,d labels, the file %,d; together they are %,d, and a dataset takes %,d."
              .formatted(had, labels, all.size(), MOST_LABELS));
    }
  }

  private void checkBucket(DatasetDescription before, ChunkContent first) {
    if (before.totalEntries() != null && before.totalEntries() == 0) {
      return;
    }
    Optional<String> entry = anyEntry.get();
    String ours = bucket(first.sourceRef(0));
    String theirs = entry.map(DatasetRules::bucket).orElse(ours);
    if (!theirs.equals(ours)) {
      warn(
          Code.WARNING_DATASET_HAS_ANOTHER_BUCKET,
          "The file's images are in '%s'; the dataset has %s."
              .formatted(ours, entry.orElseThrow()));
    }
  }

  private static String bucket(String sourceRef) {
    String path = sourceRef.startsWith(SCHEME) ? sourceRef.substring(SCHEME.length()) : sourceRef;
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private void warn(Code code, String detail) {
    found.add(
        ReportedProblem.ofFile(
            code, Source.VALIDATION, code.meaning() + " " + detail + " " + code.remedy()));
  }
}
