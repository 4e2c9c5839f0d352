package dev.labeldrop.run.end;

import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.report.FoundPlace;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundEntries;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.LookedImages;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.SentUpdate;
import dev.labeldrop.run.progress.Ends;
import dev.labeldrop.run.progress.OpenRun;
import dev.labeldrop.run.progress.Progress;
import dev.labeldrop.run.progress.RunOutcome;
import dev.labeldrop.run.state.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a run have left. A document that cannot be read counts as absent and is a
 * problem of the run: however little there is, it ends in a report.
 */
final class Evidence {

  private final RunState state;
  private final RunFiles files;
  private final List<ReportedProblem> unreadable = new ArrayList<>();
  private final @Nullable Plan plan;
  private final List<OpenRun> turns = new ArrayList<>();
  private final FoundProblems found;
  private final @Nullable LookedImages images;
  private final @Nullable FoundProblems imageProblems;
  private final FoundProblems dataset;
  private final @Nullable FoundEntries entries;
  private final @Nullable Progress progress;
  private final @Nullable DatasetArn destination;
  private @Nullable RunOutcome outcome;

  /**
   * Reads it.
   *
   * @param now when this is, for the end of the last update
   */
  Evidence(RunFiles files, RunState state, Instant now) {
    this.state = state;
    this.files = files;
    this.plan = read(files::plan).orElse(null);
    int last = state.turn() == null ? 0 : state.turn();
    for (int number = 1; plan != null && number <= last; number++) {
      int turn = number;
      read(() -> open(turn, now)).flatMap(open -> open).ifPresent(turns::add);
    }
    this.found =
        plan == null
            ? FoundProblems.NONE
            : read(() -> files.in(plan.documents()).found(File.PROBLEMS))
                .orElse(FoundProblems.NONE);
    this.images = read(() -> LookedImages.of(files)).flatMap(read -> read).orElse(null);
    this.imageProblems = imageProblems(images);
    Optional<OpenRun> current = last();
    this.dataset =
        current
            .flatMap(run -> read(() -> run.turn().found(File.DATASET)))
            .orElse(FoundProblems.NONE);
    this.entries =
        current
            .flatMap(run -> read(() -> run.turn().read(File.ENTRIES, FoundEntries.class)))
            .flatMap(read -> read)
            .orElse(null);
    this.progress = current.flatMap(run -> read(run::progress)).orElse(null);
    this.destination = readDestination().orElse(null);
  }

  /** A run that waits has not heard where it goes, but Queue has left it. */
  private Optional<DatasetArn> readDestination() {
    String arn = state.datasetArn();
    return arn != null
        ? Optional.of(new DatasetArn(arn))
        : files
            .bytes(File.DESTINATION)
            .flatMap(json -> read(() -> Json.readMap(json, files.uri(File.DESTINATION))))
            .map(fields -> fields.get("datasetArn"))
            .flatMap(value -> read(() -> new DatasetArn(value.toString())));
  }

  /** What was found wrong with the images; null if that is not known any more. */
  private @Nullable FoundProblems imageProblems(@Nullable LookedImages looked) {
    return looked == null
        ? null
        : read(() -> looked.folder(files).read(File.PROBLEMS, FoundProblems.class))
            .flatMap(found -> found)
            .orElse(null);
  }

  private Optional<OpenRun> open(int turn, Instant now) {
    Optional<OpenRun> run = OpenRun.find(files, turn);
    boolean last = state.turn() != null && turn == state.turn();
    return last ? run.map(open -> Ends.settle(open, state, now)) : run;
  }

  /** Something that was left; empty, and a problem of the run, if it cannot be read. */
  <T> Optional<T> read(Supplier<T> document) {
    try {
      return Optional.of(document.get());
    } catch (PermanentException e) {
      unreadable.add(ReportedProblem.ofFile(e.code(), Source.VALIDATION, e.text()));
      return Optional.empty();
    }
  }

  /** Says what became of the lines, which takes the ledger. */
  void outcome(RunOutcome found) {
    this.outcome = found;
  }

  /** The execution's state at the end. */
  RunState state() {
    return state;
  }

  /** The dataset of the run; null if it was never queued, or if that cannot be read. */
  @Nullable DatasetArn destination() {
    return destination;
  }

  /** The run's folder. */
  RunFiles files() {
    return files;
  }

  /** What Ingest decided; null if that cannot be read. */
  @Nullable Plan plan() {
    return plan;
  }

  /** The turns in which something was prepared, in order. */
  List<OpenRun> turns() {
    return List.copyOf(turns);
  }

  /** The last of them; empty if there is none. */
  Optional<OpenRun> last() {
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast());
  }

  /** Where in their lines the first problems are that validation found. */
  List<FoundPlace> places() {
    return Objects.requireNonNullElse(found.places(), List.of());
  }

  /** What validation found. */
  FoundProblems found() {
    return found;
  }

  /** What came of looking at the images; null if they were not looked at. */
  @Nullable LookedImages images() {
    return images;
  }

  /** What was found wrong with the images. */
  FoundProblems imageProblems() {
    return Objects.requireNonNullElse(imageProblems, FoundProblems.NONE);
  }

  /** Whether images were looked at, and what was found is gone or cannot be read. */
  boolean imagesForgotten() {
    return state.images() != null && imageProblems == null;
  }

  /** What stood against the file in what the dataset held. */
  FoundProblems dataset() {
    return dataset;
  }

  /** What Reconcile found; null if it did not come to its end. */
  @Nullable FoundEntries entries() {
    return entries;
  }

  /** How far the last turn came; null if it has none, or if its log does not follow from it. */
  @Nullable Progress progress() {
    return progress;
  }

  /** What became of the lines; null if that is not known. */
  @Nullable RunOutcome outcome() {
    return outcome;
  }

  /** What could not be read, as problems. */
  List<ReportedProblem> unreadable() {
    return List.copyOf(unreadable);
  }

  /** How many lines were applied, as far as is known. */
  long linesApplied() {
    return outcome == null ? 0 : outcome.linesApplied();
  }

  /** The update that was asked for and not seen to end. */
  Optional<SentUpdate> underWay() {
    return last().flatMap(run -> run.updates().log().underWay());
  }
}
