package dev.labeldrop.local.states;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of one {@code Map} at work: their executions, and how far they are. */
public final class MapRun {

  private final String arn;
  private final Execution parent;
  private final StateMachine children;
  private final Limits limits;
  private final Instant startDate;

  // All below is guarded by this object's monitor.
  private final Map<Status, Counts> ended = new EnumMap<>(Status.class);
  private Status status = Status.RUNNING;
  private @Nullable Instant stopDate;
  private Counts started = Counts.NONE;
  private boolean written;

  /**
   * What the map's definition says.
   *
   * @param maxConcurrency how many executions run at the same time; 0 for as many as may
   * @param toleratedCount how many items may fail
   * @param toleratedPercentage how many of a hundred items may fail
   */
  public record Limits(int maxConcurrency, int toleratedCount, int toleratedPercentage) {}

  /** Items, and the executions that have them. */
  public record Counts(long items, long executions) {

    static final Counts NONE = new Counts(0, 0);

    Counts plus(long moreItems) {
      return new Counts(items + moreItems, executions + 1);
    }
  }

  MapRun(String arn, Execution parent, StateMachine children, Limits limits, Instant startDate) {
    this.arn = arn;
    this.parent = parent;
    this.children = children;
    this.limits = limits;
    this.startDate = startDate;
  }

  /** Its ARN: {@code arn:aws:states:REGION:ACCOUNT:mapRun:STATEMACHINE/LABEL:ID}. */
  public String arn() {
    return arn;
  }

  /** What its ARN ends with. */
  String id() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The execution whose state it is. */
  public Execution parent() {
    return parent;
  }

  /** The states that are run for each item, and their executions. */
  public StateMachine children() {
    return children;
  }

  /** What the map's definition says. */
  public Limits limits() {
    return limits;
  }

  /** When it began. */
  public Instant startDate() {
    return startDate;
  }

  /** When it ended; null while it goes on. */
  public synchronized @Nullable Instant stopDate() {
    return stopDate;
  }

  /** What it is doing. */
  public synchronized Status status() {
    return status;
  }

  /** What was started so far. */
  public synchronized Counts started() {
    return started;
  }

  /** What has ended in a way so far; RUNNING is what goes on. */
  public synchronized Counts counts(Status how) {
    if (how != Status.RUNNING) {
      return ended.getOrDefault(how, Counts.NONE);
    }
    long items = ended.values().stream().mapToLong(Counts::items).sum();
    long executions = ended.values().stream().mapToLong(Counts::executions).sum();
    return new Counts(started.items() - items, started.executions() - executions);
  }

  /** How many items' results were written to a bucket. */
  public synchronized long resultsWritten() {
    return written ? started.items() : 0;
  }

  /** An execution was started for so many items. */
  synchronized void start(long items) {
    started = started.plus(items);
  }

  /** The execution of so many items has ended. */
  synchronized void end(Status how, long items) {
    ended.put(how, ended.getOrDefault(how, Counts.NONE).plus(items));
  }

  /** Its results are in the bucket. */
  synchronized void resultsAreWritten() {
    written = true;
  }

  /** It is over, unless it was before. */
  synchronized void close(Status how, Instant now) {
    if (status == Status.RUNNING) {
      status = how;
      stopDate = now;
    }
  }
}
