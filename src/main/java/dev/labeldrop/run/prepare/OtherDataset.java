package dev.labeldrop.run.prepare;

import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.LineTexts;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.ledger.EntryState;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerStore;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.progress.OpenRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the images of a drop that the project's other dataset has too. That one is known by its
 * ledger, if Labeldrop keeps one and it is believed; else nothing is said. It is asked for only in
 * runs whose images are looked at, and the service only if there is something to say.
 */
final class OtherDataset {

  private static final int MOST_LISTED = 1_000;

  private final ObjectStore store;
  private final Datasets datasets;
  private final String bucket;
  private final DatasetArn dataset;

  /**
   * The other one beside a dataset.
   *
   * @param bucket the bucket of the drops
   */
  OtherDataset(ObjectStore store, Datasets datasets, String bucket, DatasetArn dataset) {
    this.store = store;
    this.datasets = datasets;
    this.bucket = bucket;
    this.dataset = dataset;
  }

  /**
   * A warning for each line whose image is in both.
   *
   * @param most how many are kept; the others are counted
   */
  FoundProblems overlap(OpenRun run, int most) {
    Optional<DatasetArn> other =
        LookedImages.of(run.files()).isEmpty() ? Optional.empty() : newest();
    return other.map(found -> overlap(run, found, most)).orElse(FoundProblems.NONE);
  }

  private FoundProblems overlap(OpenRun run, DatasetArn other, int most) {
    Ledger ledger = new LedgerStore(store, bucket, other).look(_ -> {}).ledger();
    LineIndex lines = run.lines();
    int[] both =
        IntStream.range(0, lines.size()).filter(line -> has(ledger, lines, line)).toArray();
    if (both.length == 0 || !believed(ledger, other)) {
      return FoundProblems.NONE;
    }
    int[] first = IntStream.of(both).limit(most).toArray();
    String[] sourceRefs = new LineTexts(store, run.plan().drop(), lines).sourceRefs(first);
    List<ReportedProblem> problems = new ArrayList<>(first.length);
    for (int index = 0; index < first.length; index++) {
      problems.add(ReportedProblem.of(problem(lines.number(first[index]), sourceRefs[index])));
    }
    return new FoundProblems(problems, 0, both.length);
  }

  private static boolean has(Ledger ledger, LineIndex lines, int line) {
    int place = ledger.find(lines.refHigh(line), lines.refLow(line));
    return place >= 0 && ledger.state(place) != EntryState.UNKNOWN;
  }

  private boolean believed(Ledger ledger, DatasetArn other) {
    try {
      return ledger.believes(datasets.describe(other));
    } catch (PermanentException _) {
      // It is gone, and its folder is still there.
      return false;
    }
  }

  private Problem problem(long line, String sourceRef) {
    return LineImage.problem(
        line,
        sourceRef,
        PictureFault.IN_OTHER_DATASET,
        "The image is in the project's %s dataset too.".formatted(type()),
        null);
  }

  private String type() {
    return dataset.type() == DatasetType.TRAIN ? "test" : "training";
  }

  /** The newest one of the other type that has a folder: numbers of datasets are times. */
  private Optional<DatasetArn> newest() {
    DatasetType type = dataset.type() == DatasetType.TRAIN ? DatasetType.TEST : DatasetType.TRAIN;
    String prefix = "datasets/" + dataset.folderName(type, "");
    return store.list(bucket, prefix, MOST_LISTED).stream()
        .map(key -> key.substring(prefix.length()).split("/", 2)[0])
        // A project of another name can begin with the same letters.
        .filter(number -> number.matches("[0-9]{1,18}"))
        .distinct()
        .max((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)))
        .map(number -> dataset.sibling(type, number));
  }
}
