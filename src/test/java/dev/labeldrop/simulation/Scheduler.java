package dev.labeldrop.simulation;

import dev.labeldrop.local.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time and turns. Every invocation and execution has a thread of its own, but exactly one runs at a
 * time: who waits hands over to one who need not wait any longer, and a seed says to whom. Where
 * all wait, time goes on to the earliest deadline. So a run is the same on every machine.
 */
final class Scheduler extends Clock implements Threads {

  private static final long START = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

  private final SplittableRandom choice;
  private final int mostSteps;
  private final List<Task> waiting = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final CountDownLatch allEnded = new CountDownLatch(1);
  private Task current = new Task(() -> {}, "driver");
  private long now = START;
  private int steps;
  private boolean stopping;
  private boolean exhausted;

  /**
   * A scheduler without tasks.
   *
   * @param mostSteps after how many hand-overs the simulation is given up
   */
  Scheduler(long seed, int mostSteps) {
    this.choice = new SplittableRandom(Draw.mix(seed, "scheduler".hashCode()));
    this.mostSteps = mostSteps;
  }

  /** One thread: what it waits for, and whom it acts for. */
  private final class Task implements Runnable {

    private final Runnable body;
    private final Thread thread;
    private BooleanSupplier over = () -> true;
    private long deadline;
    private @Nullable Actor actor;
    private volatile boolean chosen;

    Task(Runnable body, String name) {
      this.body = body;
      this.thread = Thread.ofVirtual().name(name).unstarted(this);
    }

    @Override
    public void run() {
      park();
      try {
        body.run();
      } catch (Stopped _) {
        // The simulation is over; so is this.
      } catch (Throwable e) {
        failures.add(e);
      }
      handOver(null);
    }

    void park() {
      while (!chosen) {
        LockSupport.park(this);
      }
      chosen = false;
    }

    void resume() {
      chosen = true;
      LockSupport.unpark(thread);
    }

    boolean isReady() {
      return deadline <= now || over.getAsBoolean();
    }
  }

  /** Runs a task and all that it starts, until all have ended or the steps are used up. */
  void run(Runnable first) {
    newThread(first).start();
    handOver(null);
    try {
      allEnded.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("A simulation was interrupted", e);
    }
  }

  /** What no task should have thrown. */
  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** Whether the simulation was given up before all had ended. */
  boolean isExhausted() {
    return exhausted;
  }

  /** How often somebody waited. */
  int steps() {
    return steps;
  }

  /** Ends everything: whoever waits is unwound. */
  void stop() {
    stopping = true;
  }

  /** Whether the thread that asks is the one that runs; others are of the product's own making. */
  boolean isRunning(Thread thread) {
    return current.thread.equals(thread);
  }

  /** For whom the running thread acts; null for the world itself. */
  @Nullable Actor actor() {
    return current.actor;
  }

  /** From now on the running thread acts for another; gives the one before. */
  @Nullable Actor actFor(@Nullable Actor actor) {
    Actor before = current.actor;
    current.actor = actor;
    return before;
  }

  /** A thread that begins when it is chosen, once it is started. */
  @Override
  public Thread newThread(Runnable body) {
    Task task = new Task(body, "simulated");
    waiting.add(task);
    return task.thread;
  }

  /** Starts a task. */
  void spawn(Runnable body) {
    newThread(body).start();
  }

  /** Lets that many milliseconds pass. */
  void pause(long millis) {
    await(() -> false, Duration.ofMillis(millis));
  }

  /** Nothing to do: conditions are looked at whenever somebody waits. */
  @Override
  public void wakeAll() {}

  @Override
  public void await(BooleanSupplier over, Duration atMost) {
    Task me = current;
    me.over = over;
    me.deadline = atMost.isNegative() ? now : now + Math.min(atMost.toMillis(), Long.MAX_VALUE / 4);
    waiting.add(me);
    handOver(me);
    if (stopping) {
      throw new Stopped();
    }
  }

  private void handOver(@Nullable Task me) {
    Task next = choose();
    if (next == null) {
      allEnded.countDown();
      return;
    }
    current = next;
    if (next != me) {
      next.resume();
      if (me != null) {
        me.park();
      }
    }
  }

  private @Nullable Task choose() {
    if (waiting.isEmpty()) {
      return null;
    }
    if (++steps > mostSteps) {
      exhausted |= !stopping;
      stopping = true;
    }
    int chosen = stopping ? waiting.size() - 1 : anyReady();
    if (chosen < 0) {
      now = waiting.stream().mapToLong(task -> task.deadline).min().orElseThrow();
      chosen = anyReady();
    }
    Task last = waiting.removeLast();
    return chosen == waiting.size() ? last : waiting.set(chosen, last);
  }

  /** The place of one that need not wait, each with the same chance; -1 where all must. */
  private int anyReady() {
    int found = -1;
    int ready = 0;
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).isReady() && choice.nextInt(++ready) == 0) {
        found = i;
      }
    }
    return found;
  }

  /** Lets time pass where there are no tasks. */
  void advance(long millis) {
    now += millis;
  }

  /** Milliseconds since the epoch. */
  @Override
  public long millis() {
    return now;
  }

  /** Milliseconds since the simulation began. */
  long elapsed() {
    return now - START;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Simulated time is in UTC, not in " + zone);
  }
}
