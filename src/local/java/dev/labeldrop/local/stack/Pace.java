package dev.labeldrop.local.stack;

import dev.labeldrop.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/**
 * How long things took in the latest runs of a dataset: medians.
 *
 * @param update one update, from the call to its end; empty if there was none
 * @param run a run, from its first update to its end; empty if there was none
 */
public record Pace(Optional<Duration> update, Optional<Duration> run) {

  private static final int MOST_RUNS = 5;

  /** Runs of any dataset that are looked at for it. */
  private static final int MOST_LOOKS = 40;

  /** What is read of a report. */
  record Times(String finishedAt, List<UpdateTime> updates) {}

  /** What is read of an update in a report. */
  record UpdateTime(String submittedAt, @Nullable String endedAt) {}

  /** The pace of a dataset. */
  public static Pace of(Runs runs, String datasetArn) {
    List<Duration> updates = new ArrayList<>();
    List<Duration> wholes = new ArrayList<>();
    runs.latestFirst()
        .limit(MOST_LOOKS)
        .map(ExecutionListItem::name)
        .filter(run ->
            runs.notice(run).filter(notice -> datasetArn.equals(notice.datasetArn())).isPresent())
        .limit(MOST_RUNS)
        .flatMap(run -> runs.file(run, "report.json").stream())
        .map(json -> Json.read(Times.class, json, "report"))
        .forEach(report -> add(report, updates, wholes));
    return new Pace(median(updates), median(wholes));
  }

  private static void add(Times report, List<Duration> updates, List<Duration> wholes) {
    for (UpdateTime update : report.updates()) {
      if (update.endedAt() != null) {
        updates.add(between(update.submittedAt(), update.endedAt()));
      }
    }
    if (!report.updates().isEmpty()) {
      wholes.add(between(report.updates().getFirst().submittedAt(), report.finishedAt()));
    }
  }

  private static Duration between(String from, String to) {
    return Duration.between(Instant.parse(from), Instant.parse(to));
  }

  private static Optional<Duration> median(List<Duration> durations) {
    return durations.isEmpty()
        ? Optional.empty()
        : Optional.of(durations.stream().sorted().toList().get(durations.size() / 2));
  }
}
