package dev.labeldrop.local.stack;

import dev.labeldrop.Json;
import dev.labeldrop.LabeldropException;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.turn.Pause;
import dev.labeldrop.run.turn.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Who has the turns of datasets, and who waits for them. */
public final class QueueView {

  /** Runs that are asked what they do, to find out who has the turn. */
  private static final int MOST_LOOKS = 20;

  private final Connection connection;
  private final Runs runs;
  private final DatasetFolders folders;
  private final Pauses pauses;
  private final Follower follower;
  private final Map<String, ExecutionListItem> running;

  /** The queues of a stack, as they are now. */
  public QueueView(Connection connection, Clock clock, Waiter waiter) {
    this.connection = connection;
    this.runs = new Runs(connection);
    this.folders = new DatasetFolders(connection);
    this.pauses = new Pauses(connection);
    this.follower = new Follower(connection, clock, waiter);
    this.running =
        runs.running().stream()
            .collect(Collectors.toMap(ExecutionListItem::name, Function.identity(), (a, _) -> a));
  }

  /**
   * The queue of a dataset.
   *
   * @param dataset as in {@code flowers/train}
   * @param datasetArn its ARN
   * @param pause its pause; null if it is not paused
   * @param turn who has its turn; null if no run has it
   * @param waiting who waits, in order
   */
  public record Line(
      String dataset,
      String datasetArn,
      @Nullable PauseRow pause,
      @Nullable TurnRow turn,
      List<WaitingRow> waiting) {

    /** Keeps its own copy of the list. */
    public Line {
      waiting = List.copyOf(waiting);
    }

    /** Whether there is nothing to say of it. */
    public boolean idle() {
      return pause == null && turn == null && waiting.isEmpty();
    }
  }

  /**
   * A pause.
   *
   * @param since since when, ISO-8601
   * @param by who paused the dataset; null if the caller may not read it, as {@code why}
   * @param why why
   */
  public record PauseRow(String since, @Nullable String by, @Nullable String why) {}

  /**
   * Who has a turn.
   *
   * @param run the run's id
   * @param startedAt when its execution began, ISO-8601
   * @param doing what it does
   * @param detail how long it has done it; may be empty
   */
  public record TurnRow(String run, String startedAt, String doing, String detail) {}

  /**
   * Who waits.
   *
   * @param run the run's id
   * @param startedAt when its execution began, ISO-8601
   * @param expectedSeconds how long it will wait by the pace of the runs before; null if none is
   *     known, or the dataset is paused
   */
  public record WaitingRow(String run, String startedAt, @Nullable Long expectedSeconds) {}

  /** The queue of a dataset. */
  public Line of(DatasetArn dataset) {
    List<String> queued =
        folders.tickets(dataset).stream().map(DropOrder::run).filter(running::containsKey).toList();
    Optional<Pauses.Known> pause = pauses.of(dataset);
    String holder = holder(dataset, queued).filter(running::containsKey).orElse(null);
    List<String> waiting = queued.stream().filter(run -> !run.equals(holder)).toList();
    return new Line(
        DatasetName.of(dataset).toString(),
        dataset.value(),
        pause.map(QueueView::row).orElse(null),
        holder == null ? null : turn(holder),
        rows(dataset, waiting, holder == null ? 0 : 1, pause.isPresent()));
  }

  private static PauseRow row(Pauses.Known known) {
    return new PauseRow(
        known.since().toString(),
        known.pause().map(Pause::by).orElse(null),
        known.pause().map(Pause::why).orElse(null));
  }

  /** The file of the turn says it; who may not read that can ask the runs themselves. */
  private Optional<String> holder(DatasetArn dataset, List<String> queued) {
    try {
      return Folder.ofDatasets(
              new S3ObjectStore(connection.clients().s3()), connection.stack().bucket())
          .in(dataset.folderName())
          .get("turn.json")
          .map(json -> Json.read(Turn.class, json, "turn").run())
          .filter(run -> !run.isEmpty());
    } catch (LabeldropException _) {
      return queued.stream()
          .limit(MOST_LOOKS)
          .filter(run ->
              runs.entered(run).filter(entered -> !entered.state().equals("Queue")).isPresent())
          .findFirst();
    }
  }

  private TurnRow turn(String run) {
    RunSight sight = follower.look(run, "beginning");
    return new TurnRow(run, started(run), sight.text(), sight.detail());
  }

  private String started(String run) {
    ExecutionListItem execution = running.get(run);
    return (execution == null ? Instant.EPOCH : execution.startDate()).toString();
  }

  private List<WaitingRow> rows(
      DatasetArn dataset, List<String> waiting, int before, boolean paused) {
    Optional<Duration> pace =
        waiting.isEmpty() || paused ? Optional.empty() : Pace.of(runs, dataset.value()).run();
    List<WaitingRow> rows = new ArrayList<>();
    for (String run : waiting) {
      int ahead = before + rows.size();
      rows.add(
          new WaitingRow(
              run,
              started(run),
              pace.map(each -> each.multipliedBy(ahead).toSeconds()).orElse(null)));
    }
    return rows;
  }
}
