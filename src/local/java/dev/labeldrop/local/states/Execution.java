package dev.labeldrop.local.states;

import dev.labeldrop.local.Threads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One execution of a state machine, from its start on, through its redrives. */
public final class Execution {

  private final String arn;
  private final StateMachine stateMachine;
  private final String name;
  private final String input;
  private final Instant startDate;
  private final Clock clock;
  private final Threads threads;
  private final ExecutionListener listener;

  // All below is guarded by this object's monitor.
  private final History history;
  private ExecutionDescription now = ExecutionDescription.STARTED;
  private @Nullable Run run;
  private Position position;
  private @Nullable Callback callback;
  private int untold;

  Execution(
      StateMachine stateMachine,
      String name,
      String input,
      Position start,
      Environment environment,
      Quotas quotas,
      ExecutionListener listener) {
    this.arn = stateMachine.arn().replace(":stateMachine:", ":execution:") + ":" + name;
    this.stateMachine = stateMachine;
    this.name = name;
    this.input = input;
    this.clock = environment.clock();
    this.threads = environment.threads();
    this.startDate = clock.instant();
    this.history = new History(clock, quotas.historyEvents());
    this.listener = listener;
    this.position = start;
  }

  /** The execution's ARN: that of the state machine, with the execution's name. */
  public String arn() {
    return arn;
  }

  /** Of which state machine it is one. */
  public StateMachine stateMachine() {
    return stateMachine;
  }

  /** The execution's name. */
  public String name() {
    return name;
  }

  /** The execution's input: the very text that it was started with. */
  public String input() {
    return input;
  }

  /** When it was started. */
  public Instant startDate() {
    return startDate;
  }

  /** What can be said of it now. */
  public synchronized ExecutionDescription describe() {
    return now;
  }

  /** What has happened so far, in order. */
  public synchronized List<HistoryEvent> history() {
    return history.events();
  }

  /**
   * Waits until the execution is over and the listener has been told.
   *
   * @return how it ended
   */
  public synchronized ExecutionDescription await() throws InterruptedException {
    while (now.status() == Status.RUNNING || untold > 0) {
      wait();
    }
    return now;
  }

  /**
   * Ends the execution as aborted. A function that is being called goes on to its end, but nothing
   * comes of it. An execution that is over stays as it is.
   *
   * @param error the name of an error, for the record; null for none
   * @param cause the reason in words, for the record; null for none
   * @return when the execution ended
   */
  public Instant stop(@Nullable String error, @Nullable String cause) {
    Instant date = clock.instant();
    ExecutionDescription end;
    synchronized (this) {
      if (now.status() != Status.RUNNING) {
        return now.stopDate() == null ? date : now.stopDate();
      }
      Failure failure = new Failure(error, cause);
      end = now.ended(Status.ABORTED, failure, date);
      close(end, Event.executionAborted(failure));
    }
    tell(end);
    return date;
  }

  /** Why the execution cannot be redriven, in the API model's words; empty when it can. */
  public synchronized Optional<String> redriveRefusal() {
    return ExecutionRules.redriveRefusal(now, history, clock.instant());
  }

  /** The first run takes the execution over. */
  synchronized Run begin(Function<Position, Run> newRun) {
    Run first = newRun.apply(position);
    run = first;
    history.add(Event.executionStarted(input, stateMachine.roleArn()));
    return first;
  }

  /**
   * Another run takes the execution over where the last one ended.
   *
   * @throws StatesException of type ExecutionNotRedrivable
   */
  synchronized Run redrive(Instant date, Function<Position, Run> newRun) {
    Optional<String> refusal = redriveRefusal();
    if (refusal.isPresent()) {
      throw new StatesException("ExecutionNotRedrivable", refusal.get());
    }
    Run next = newRun.apply(position);
    run = next;
    now = now.redriven(date);
    history.add(Event.executionRedriven(now.redriveCount()));
    return next;
  }

  /** Whether the execution goes on, and a run has it. */
  synchronized boolean isWith(Run one) {
    return run == one && now.status() == Status.RUNNING;
  }

  /**
   * Records an event of the run that has the execution.
   *
   * @return the event's number
   * @throws RunEnd when the execution is over or in other hands, or its history is full
   */
  synchronized long append(Run from, Event event) {
    if (!isWith(from)) {
      throw new RunEnd(RunEnd.Reason.STOPPED);
    }
    if (history.isFull()) {
      throw new RunEnd(RunEnd.Reason.HISTORY_FULL);
    }
    return history.add(event);
  }

  /**
   * Records that the run that has the execution enters a state.
   *
   * @param at where the run is
   * @return the same, now entered
   * @throws RunEnd as {@link #append} does
   */
  synchronized Position enter(Run from, Event event, Position at) {
    position = at.enteredBy(append(from, event), clock.instant());
    return position;
  }

  /**
   * Lets a task of the run that has the execution wait for its token.
   *
   * @throws RunEnd when the execution is over or in other hands
   */
  synchronized void register(Run from, Callback waiting) {
    if (!isWith(from)) {
      throw new RunEnd(RunEnd.Reason.STOPPED);
    }
    callback = waiting;
  }

  /** Whether a task waits for a token. */
  synchronized boolean waitsFor(String token) {
    return callback != null && callback.token().equals(token) && callback.isOpen(clock.instant());
  }

  /** Ends the task that waits for a token; false when there is none. */
  synchronized boolean answer(String token, Callback.Answer answer) {
    boolean taken =
        callback != null
            && callback.token().equals(token)
            && callback.offer(answer, clock.instant());
    if (taken) {
      threads.wakeAll();
    }
    return taken;
  }

  /** Ends the execution, unless it is over or in other hands. */
  void finish(Run from, ExecutionDescription end, Event event) {
    synchronized (this) {
      if (!isWith(from)) {
        return;
      }
      close(end, event);
    }
    tell(end);
  }

  private synchronized void close(ExecutionDescription end, Event event) {
    now = end;
    untold++;
    if (callback != null) {
      callback.close();
    }
    history.add(event);
    threads.wakeAll();
  }

  /** Tells the listener, without the monitor: it may ask about this and other executions. */
  private void tell(ExecutionDescription end) {
    try {
      listener.executionEnded(this, end);
    } finally {
      synchronized (this) {
        untold--;
        notifyAll();
      }
    }
  }
}
