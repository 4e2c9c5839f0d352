package dev.labeldrop.run.ingest;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.DropKeys;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.Target;
import dev.labeldrop.drop.Upload;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.report.FoundPlace;
import dev.labeldrop.report.ReportedProblem;
import dev.labeldrop.report.ReportedProblem.Source;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.FoundProblems;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.Plan.Refusal;
import dev.labeldrop.run.files.RejectedFiles;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.ledger.LineIndexWriter;
import dev.labeldrop.run.state.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a drop can be sent. Each attempt leaves its documents in a folder of its own, so
 * that two Ingests of one event never mix theirs; the plan, which the first to end writes, names
 * the folder that counts.
 */
public final class Planning {

  /**
   * The most updates of one run. Each takes 16 events of its execution and 9 for every look beyond
   * the first; an execution may have 25,000 (Step Functions quotas). A manifest of 1 GB in chunks
   * of the default size needs 215.
   */
  public static final int MOST_CHUNKS = 500;

  private final ObjectStore store;
  private final Settings settings;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Plans drops of this store.
   *
   * @param random names the folders of attempts; a snapshot must not repeat it
   */
  public Planning(ObjectStore store, Settings settings, Clock clock, RandomGenerator random) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /** Reads a drop and leaves its plan, and what else is to be known of it, in the run's folder. */
  Plan plan(String run, Drop drop, Target target, DropOrder order, RunFiles files) {
    String startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    String documents = "ingest-%016x".formatted(random.nextLong());
    RunFiles attempt = files.in(documents);
    Validation validation = Validation.unread(List.of());
    Refusal refusal = misplaced(drop, target);
    Refusal second = null;
    try {
      validation = read(drop, attempt);
      second = refusal(validation);
    } catch (PermanentException e) {
      second = new Refusal(false, e.code(), e.text());
    }
    Refusal first = second == null ? refusal : second;
    FoundProblems found = found(validation, second, refusal);
    attempt.write(File.PROBLEMS, first == null ? withRejected(found, validation) : found);
    attempt.write(File.STATISTICS, validation.statistics());
    Target.ProjectDataset project = target instanceof Target.ProjectDataset p ? p : null;
    Plan plan =
        new Plan(
            run,
            drop,
            order.text(),
            project == null ? null : project.project(),
            project == null ? null : project.type().name(),
            target instanceof Target.DefaultDataset ? defaultDataset() : null,
            startedAt,
            settings.isolation(),
            documents,
            validation.lines(),
            first);
    return files.first(File.PLAN, plan, Plan.class);
  }

  private @Nullable String defaultDataset() {
    DatasetArn dataset = settings.defaultDataset();
    return dataset == null ? null : dataset.value();
  }

  private Validation read(Drop drop, RunFiles attempt) {
    if (drop.size() > settings.limits().manifestBytes()) {
      return tooLarge(drop);
    }
    try (InputStream in = store.open(drop, 0, Long.MAX_VALUE);
        RejectedFiles rejected = RejectedFiles.in(attempt);
        Upload index = attempt.binary(File.INDEX)) {
      return validate(in, rejected, index);
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

  /** Half of the rejected lines would be worse than none: who reads them takes them for all. */
  private Validation validate(InputStream in, RejectedFiles rejected, Upload index)
      throws IOException {
    try {
      return new ManifestValidator(settings.limits())
          .validate(in, rejected, new LineIndexWriter(index), read -> {});
    } catch (IOException | RuntimeException e) { // whatever it is, it is thrown on
      rejected.giveUp();
      index.giveUp();
      throw e;
    }
  }

  /** What is wrong with the lines, and what else stands against sending them. */
  private static FoundProblems found(Validation validation, @Nullable Refusal... refusals) {
    List<ReportedProblem> problems = new ArrayList<>();
    for (Refusal refusal : refusals) {
      if (refusal != null && refusal.code() != Code.ERROR_MANIFEST_REJECTED) {
        problems.add(ReportedProblem.ofFile(refusal.code(), Source.VALIDATION, refusal.message()));
      }
    }
    int others = problems.size();
    validation.problems().stream().map(ReportedProblem::of).forEach(problems::add);
    return new FoundProblems(
        problems,
        validation.errorCount() + others,
        validation.warningCount(),
        FoundPlace.of(validation));
  }

  /**
   * Adds the warning about lines that the sent chunks are without. Only OnInvalidLine = SKIP sends
   * a file that has rejected lines.
   */
  private static FoundProblems withRejected(FoundProblems found, Validation validation) {
    return ManyLinesRejected.of(validation.rejectedByChunk())
        .map(warning -> {
          List<ReportedProblem> problems = new ArrayList<>(found.problems());
          problems.addFirst(warning);
          return new FoundProblems(
              problems, found.errorCount(), found.warningCount() + 1, found.places());
        })
        .orElse(found);
  }

  /** Why the file itself forbids the send, or null. */
  private @Nullable Refusal refusal(Validation validation) {
    if (settings.onInvalidLine().rejects(validation)) {
      return new Refusal(
          true, Code.ERROR_MANIFEST_REJECTED, Code.ERROR_MANIFEST_REJECTED.meaning());
    }
    return tooManyChunks(validation, settings.limits())
        .map(problem -> new Refusal(true, problem.code(), problem.message()))
        .orElse(null);
  }

  /**
   * The problem of a file that needs more updates than a run can follow; empty if it does not.
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

  /** Why the key forbids the send, or null. */
  private @Nullable Refusal misplaced(Drop drop, Target target) {
    return switch (target) {
      case Target.ProjectDataset _ -> null;
      case Target.DefaultDataset() ->
          settings.defaultDataset() != null
              ? null
              : new Refusal(
                  false,
                  Code.ERROR_DATASET_NOT_FOUND,
                  "The file names no project, and the stack parameter DatasetArn is empty. Drop it"
                      + " under incoming/PROJECT/train/ or incoming/PROJECT/test/, or set"
                      + " DatasetArn.");
      case Target.Misplaced() ->
          new Refusal(
              true,
              Code.ERROR_KEY_IS_NO_DROP,
              "The key '%s' names no dataset. Drops are %s. Case counts."
                  .formatted(drop.key(), DropKeys.FORM));
    };
  }
}
