package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.Target;
import dev.labeldrop.drop.Upload;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.run.Plan.Refusal;
import dev.labeldrop.run.RunFiles.File;
import dev.labeldrop.run.Settings.OnInvalidLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what of a drop is sent, and where. */
public final class Planning {

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

  /** Reads a drop and leaves its plan, its problems and its refused lines in the run's folder. */
  Plan plan(String run, Drop drop, Target target, RunFiles files) {
    String startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    Destination destination = destination(target);
    Plan plan;
    try {
      Validation validation = validate(drop, files);
      files.write(File.PROBLEMS, found(validation));
      plan = plan(run, drop, startedAt, destination, validation);
    } catch (PermanentException e) {
      plan = unreadable(run, drop, startedAt, destination, e);
    }
    boolean first = files.writeFirst(File.PLAN, plan);
    return first ? plan : files.plan();
  }

  private Validation validate(Drop drop, RunFiles files) {
    if (drop.size() > settings.limits().manifestBytes()) {
      return tooLarge(drop);
    }
    try (InputStream in = store.open(drop, 0, Long.MAX_VALUE);
        Upload rejected = files.rejected()) {
      return validate(in, rejected);
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
    Problem problem = new Problem(null, null, Code.ERROR_MANIFEST_SIZE_TOO_LARGE, message, null);
    return new Validation(new LineCounts(0, 0, 0), true, List.of(), List.of(problem), 1, 0);
  }

  /** Half of the refused lines would be worse than none: who reads them takes them for all. */
  private Validation validate(InputStream in, Upload rejected) throws IOException {
    try {
      return new ManifestValidator(settings.limits()).validate(in, rejected);
    } catch (LabeldropException e) {
      rejected.giveUp();
      throw e;
    }
  }

  private static FoundProblems found(Validation validation) {
    List<ReportedProblem> problems =
        validation.problems().stream().map(ReportedProblem::of).toList();
    return new FoundProblems(problems, validation.errorCount(), validation.warningCount());
  }

  private Plan plan(
      String run, Drop drop, String startedAt, Destination destination, Validation validation) {
    Refusal refusal = refusal(validation);
    if (refusal == null) {
      refusal = destination.refusal();
    }
    return new Plan(
        run,
        drop,
        arn(destination),
        startedAt,
        validation.lines(),
        refusal,
        refusal == null ? validation.chunks() : List.of());
  }

  private static Plan unreadable(
      String run, Drop drop, String startedAt, Destination destination, PermanentException e) {
    Refusal refusal = new Refusal(false, e.code(), e.text());
    LineCounts none = new LineCounts(0, 0, 0);
    return new Plan(run, drop, arn(destination), startedAt, none, refusal, List.of());
  }

  private static @Nullable String arn(Destination destination) {
    return destination.dataset() == null ? null : destination.dataset().value();
  }

  /** Why the lines themselves forbid the send, or null. */
  private @Nullable Refusal refusal(Validation validation) {
    boolean allOrNothing = settings.onInvalidLine() == OnInvalidLine.REJECT;
    LineCounts lines = validation.lines();
    boolean refused =
        validation.fileRefused() || lines.valid() == 0 || (allOrNothing && lines.rejected() > 0);
    return refused
        ? new Refusal(true, Code.ERROR_MANIFEST_REFUSED, "Validation refused the file.")
        : null;
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
