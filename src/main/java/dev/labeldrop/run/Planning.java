package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.Target;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.Plan.Refusal;
import dev.labeldrop.run.RunFiles.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what of a drop is sent, and where. */
public final class Planning {

  /**
   * The most updates of one run. Each takes 16 events of its execution and 9 for every look beyond
   * the first; an execution may have 25,000 (Step Functions quotas). A manifest of 1 GB in chunks
   * of the default size needs 215.
   */
  public static final int MOST_CHUNKS = 500;

  private static final Reading NOTHING_READ = Reading.without(Validation.unread(List.of()));

  private final ObjectStore store;
  private final Datasets datasets;
  private final Settings settings;
  private final Clock clock;

  /** Plans drops of this store for these datasets. */
  public Planning(ObjectStore store, Datasets datasets, Settings settings, Clock clock) {
    this.store = store;
    this.datasets = datasets;
    this.settings = settings;
    this.clock = clock;
  }

  /** Where a drop goes: one of the two is null. */
  private record Destination(@Nullable DatasetArn dataset, @Nullable Refusal refusal) {}

  /** What a drop has in it, and how much was written of its refused lines. */
  private record Reading(Validation validation, long rejectedBytes, long reasonsBytes) {

    static Reading without(Validation validation) {
      return new Reading(validation, 0, 0);
    }
  }

  /** Reads a drop and leaves its plan, and what else is to be known of it, in the run's folder. */
  Plan plan(String run, Drop drop, Target target, RunFiles files) {
    String startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    Destination destination = destination(target);
    Reading reading = NOTHING_READ;
    Refusal refusal = null;
    try {
      reading = read(drop, files);
      refusal = refusal(reading.validation());
    } catch (PermanentException e) {
      refusal = new Refusal(false, e.code(), e.text());
    }
    Validation validation = reading.validation();
    FoundProblems found = found(validation, refusal, destination.refusal());
    Refusal first = refusal == null ? destination.refusal() : refusal;
    files.write(File.PROBLEMS, first == null ? withSetAside(found, validation) : found);
    files.write(File.STATISTICS, validation.statistics());
    DatasetArn dataset = destination.dataset();
    Plan plan =
        new Plan(
            run,
            drop,
            dataset == null ? null : dataset.value(),
            startedAt,
            settings.isolation(),
            validation.lines(),
            reading.rejectedBytes(),
            reading.reasonsBytes(),
            first,
            first == null ? validation.chunks() : List.of());
    return files.writeFirst(File.PLAN, plan) ? plan : files.plan();
  }

  private Reading read(Drop drop, RunFiles files) {
    if (drop.size() > settings.limits().manifestBytes()) {
      return Reading.without(tooLarge(drop));
    }
    try (InputStream in = store.open(drop, 0, Long.MAX_VALUE);
        RefusedFiles refused = RefusedFiles.in(files)) {
      Validation validation = validate(in, refused);
      return new Reading(validation, refused.rejectedBytes(), refused.reasonsBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + drop.uri(), e);
    }
  }

  /** An object of any size can be dropped; one that is too large is not read to say so. */
  private Validation tooLarge(Drop drop) {
    String message =
        "The file has %d bytes, a manifest at most %d. %s"
            .formatted(
                drop.size(),
                settings.limits().manifestBytes(),
                Code.ERROR_MANIFEST_SIZE_TOO_LARGE.remedy());
    Problem problem =
        new Problem(null, null, null, Code.ERROR_MANIFEST_SIZE_TOO_LARGE, message, null);
    return Validation.unread(List.of(problem));
  }

  /** Half of the refused lines would be worse than none: who reads them takes them for all. */
  private Validation validate(InputStream in, RefusedFiles refused) throws IOException {
    try {
      return new ManifestValidator(settings.limits()).validate(in, refused);
    } catch (IOException | RuntimeException e) { // whatever it is, it is thrown on
      refused.giveUp();
      throw e;
    }
  }

  /** What is wrong with the lines, and what else stands against sending them. */
  private static FoundProblems found(Validation validation, @Nullable Refusal... refusals) {
    List<ReportedProblem> problems = new ArrayList<>();
    for (Refusal refusal : refusals) {
      if (refusal != null && refusal.code() != Code.ERROR_MANIFEST_REFUSED) {
        problems.add(ReportedProblem.ofFile(refusal.code(), Source.VALIDATION, refusal.message()));
      }
    }
    int others = problems.size();
    validation.problems().stream().map(ReportedProblem::of).forEach(problems::add);
    return new FoundProblems(problems, validation.errorCount() + others, validation.warningCount());
  }

  /**
   * Adds the warning about lines that the sent chunks are without. Only OnInvalidLine = SKIP sends
   * a file that has refused lines.
   */
  private static FoundProblems withSetAside(FoundProblems found, Validation validation) {
    return ManyLinesSetAside.of(validation.rejectedByChunk())
        .map(warning -> {
          List<ReportedProblem> problems = new ArrayList<>(found.problems());
          problems.addFirst(warning);
          return new FoundProblems(problems, found.errorCount(), found.warningCount() + 1);
        })
        .orElse(found);
  }

  /** Why the file itself forbids the send, or null. */
  private @Nullable Refusal refusal(Validation validation) {
    if (settings.onInvalidLine().refuses(validation)) {
      return new Refusal(true, Code.ERROR_MANIFEST_REFUSED, Code.ERROR_MANIFEST_REFUSED.meaning());
    }
    return tooManyChunks(validation, settings.limits())
        .map(problem -> new Refusal(true, problem.code(), problem.message()))
        .orElse(null);
  }

  /**
   * The problem of a file that needs more updates than a run can follow; empty where it does not.
   *
   * @param limits those that it was validated with
   */
  public static Optional<Problem> tooManyChunks(Validation validation, Limits limits) {
    int chunks = validation.chunks().size();
    if (chunks <= MOST_CHUNKS) {
      return Optional.empty();
    }
    Code code = Code.ERROR_TOO_MANY_CHUNKS;
    String message =
        "The file needs %d updates of under %d bytes, and a run can follow %d. %s"
            .formatted(chunks, limits.changesBytes(), MOST_CHUNKS, code.remedy());
    return Optional.of(new Problem(null, null, null, code, message, null));
  }

  private Destination destination(Target target) {
    return switch (target) {
      case Target.DefaultDataset() ->
          settings.defaultDataset() == null
              ? none(
                  "The file names no project, and the stack parameter DatasetArn is empty. Drop it"
                      + " under incoming/PROJECT/train/ or incoming/PROJECT/test/, or set"
                      + " DatasetArn.")
              : new Destination(settings.defaultDataset(), null);
      case Target.ProjectDataset project -> lookUp(project);
    };
  }

  private Destination lookUp(Target.ProjectDataset target) {
    String name = "project '" + target.project() + "'";
    try {
      return switch (datasets.find(target.project(), target.type())) {
        case DatasetLookup.Found(DatasetArn dataset) -> new Destination(dataset, null);
        case DatasetLookup.NoProject() ->
            none(
                "There is no "
                    + name
                    + " in this account and region. Create it, or drop the file under the right"
                    + " name.");
        case DatasetLookup.NoDataset() ->
            none(
                "The "
                    + name
                    + " has no "
                    + target.type()
                    + " dataset. Create one, or drop the file under the right type.");
        case DatasetLookup.Several(List<DatasetArn> found) ->
            none("The " + name + " has several " + target.type() + " datasets: " + found + ".");
      };
    } catch (PermanentException e) {
      return new Destination(null, new Refusal(false, e.code(), e.text()));
    }
  }

  private static Destination none(String message) {
    return new Destination(null, new Refusal(false, Code.ERROR_DATASET_NOT_FOUND, message));
  }
}
