package dev.labeldrop.local.stack;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.run.files.Plan;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs as rows of a table, the latest first. Each row takes one or two calls of S3. */
public final class RunRows {

  private final Runs runs;
  private final Wanted wanted;

  /** Rows of the runs that are wanted. */
  public RunRows(Runs runs, Wanted wanted) {
    this.runs = runs;
    this.wanted = wanted;
  }

  /**
   * Which runs are wanted.
   *
   * @param dataset those of this dataset, as in {@code flowers/train}; null for all
   * @param outcomes those with one of these outcomes; empty for all
   */
  public record Wanted(@Nullable String dataset, Set<String> outcomes) {

    /** Keeps its own copy of the set. */
    public Wanted {
      outcomes = Set.copyOf(outcomes);
    }

    private boolean matches(RunRow row) {
      return (dataset == null || dataset.equals(row.dataset()))
          && (outcomes.isEmpty() || outcomes.contains(row.outcome()));
    }
  }

  /** Those that began since a time. They are looked at as they are asked for. */
  public Stream<RunRow> since(Instant since) {
    return runs.latestFirst()
        .takeWhile(execution -> !execution.startDate().isBefore(since))
        .map(this::row)
        .filter(wanted::matches);
  }

  private RunRow row(ExecutionListItem execution) {
    Optional<RunNotice> notice = runs.notice(execution.name());
    return notice.isPresent() ? ended(execution, notice.get()) : withoutNotice(execution);
  }

  private static RunRow ended(ExecutionListItem execution, RunNotice notice) {
    String arn = notice.datasetArn();
    String key = notice.source().key();
    return new RunRow(
        execution.name(),
        execution.startDate().toString(),
        key,
        arn == null ? ofKey(key) : DatasetName.of(new DatasetArn(arn)).toString(),
        notice.outcome(),
        notice.lines().total(),
        notice.lines().applied(),
        notice.lines().unchanged(),
        notice.lines().superseded(),
        notice.lines().rejected(),
        notice.took().toString());
  }

  private static @Nullable String ofKey(String key) {
    String[] parts = key.split("/", 4);
    return parts.length == 4 ? parts[1] + "/" + parts[2] : null;
  }

  private RunRow withoutNotice(ExecutionListItem execution) {
    Optional<Plan> plan = runs.plan(execution.name());
    boolean goesOn =
        execution.status() == ExecutionStatus.RUNNING
            || execution.status() == ExecutionStatus.PENDING_REDRIVE;
    return new RunRow(
        execution.name(),
        execution.startDate().toString(),
        plan.map(each -> each.drop().key()).orElse(null),
        plan.map(RunRows::dataset).orElse(null),
        goesOn ? "RUNNING" : "UNREPORTED",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable String dataset(Plan plan) {
    if (plan.project() != null && plan.type() != null) {
      return plan.project() + "/" + plan.type().toLowerCase(Locale.ROOT);
    }
    return plan.datasetArn() == null
        ? null
        : DatasetName.of(new DatasetArn(plan.datasetArn())).toString();
  }
}
