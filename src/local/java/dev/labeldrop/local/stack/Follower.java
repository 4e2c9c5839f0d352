package dev.labeldrop.local.stack;

import dev.labeldrop.Count;
import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.run.ledger.DropOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Follows a run to its end, by looking at its execution now and then. */
public final class Follower {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Runs runs;
  private final DatasetFolders folders;
  private final Pauses pauses;
  private final Clock clock;
  private final Waiter waiter;
  private final Map<String, Pace> paces = new HashMap<>();

  /** Follows runs of a stack. */
  public Follower(Connection connection, Clock clock, Waiter waiter) {
    this.runs = new Runs(connection);
    this.folders = new DatasetFolders(connection);
    this.pauses = new Pauses(connection);
    this.clock = clock;
    this.waiter = waiter;
  }

  /**
   * Follows a run until its execution is over.
   *
   * @param listener told what is to be seen, at each look
   * @return the execution at its end
   * @throws InterruptedException when the thread is asked to stop
   */
  public DescribeExecutionResponse follow(String run, Consumer<RunSight> listener)
      throws InterruptedException {
    String text = "validated";
    Duration wait = FIRST_WAIT;
    while (true) {
      DescribeExecutionResponse execution = runs.requireExecution(run);
      if (execution.status() != ExecutionStatus.RUNNING
          && execution.status() != ExecutionStatus.PENDING_REDRIVE) {
        return execution;
      }
      RunSight sight = look(run, text);
      listener.accept(sight);
      text = sight.text();
      waiter.waitFor(wait);
      Duration longer = wait.multipliedBy(11).dividedBy(10);
      wait = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }
  }

  /**
   * What is to be seen of a run that goes on.
   *
   * @param before what it did at the look before
   */
  public RunSight look(String run, String before) {
    Optional<Runs.Entered> entered = runs.entered(run);
    if (entered.isEmpty()) {
      return new RunSight(before, "", 0, 0);
    }
    String state = entered.get().state();
    StepState input = entered.get().input();
    String detail =
        switch (state) {
          case "Queue" -> queued(run);
          case "Wait", "Poll", "Decide" -> updating(input);
          default -> "";
        };
    return new RunSight(input.words(state, before), detail, input.done(), input.total());
  }

  private String queued(String run) {
    Optional<DatasetArn> dataset = runs.dataset(run).map(DatasetArn::new);
    if (dataset.isEmpty()) {
      return "";
    }
    Optional<String> paused = pauses.words(dataset.get());
    if (paused.isPresent()) {
      return DatasetName.of(dataset.get()) + " is " + paused.get();
    }
    int before = before(run, folders.tickets(dataset.get()));
    String place = Count.of(before, "run is before it", "runs are before it");
    return before < 0
        ? ""
        : place
            + pace(dataset.get().value())
                .run()
                .map(each -> ", about " + Words.duration(each.multipliedBy(before)))
                .filter(_ -> before > 0)
                .orElse("");
  }

  /** How many tickets are before that of a run; less than 0 if it has none. */
  static int before(String run, List<DropOrder> tickets) {
    return tickets.stream().map(DropOrder::run).toList().indexOf(run);
  }

  private String updating(StepState input) {
    if (input.submittedAt() == null) {
      return "";
    }
    Duration elapsed = Duration.between(Instant.parse(input.submittedAt()), clock.instant());
    String arn = input.datasetArn();
    Optional<Duration> usual = arn == null ? Optional.empty() : pace(arn).update();
    return "for "
        + Words.duration(elapsed)
        + usual.map(each -> ", usually " + Words.duration(each)).orElse("");
  }

  private Pace pace(String dataset) {
    return paces.computeIfAbsent(dataset, arn -> Pace.of(runs, arn));
  }
}
