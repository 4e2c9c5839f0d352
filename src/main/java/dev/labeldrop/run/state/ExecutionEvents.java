package dev.labeldrop.run.state;

import org.jspecify.annotations.Nullable;

/**
 * How many of the 25,000 events of an execution are used (Step Functions Developer Guide, quotas).
 * An execution that runs into them is ended without its report and cannot be redriven, so a run
 * ends itself before. This is the one place that counts them.
 *
 * <p>Worked example: Submit takes 5 events (entered, scheduled, started, succeeded, left), the
 * choice behind it 2, a Wait 2, Poll 5, its choice 2. An update that is seen to end at the third
 * look costs 7 + 3 × 9 = 34; each time that the state machine tries a step again, 3 more
 * (scheduled, started, failed).
 */
public final class ExecutionEvents {

  /** A task, the choice behind it, and a Wait behind that. */
  private static final int STEP = 9;

  /** Scheduled, started, failed. */
  private static final int RETRY = 3;

  /** Entered, scheduled, started, submitted, timed out, left. */
  private static final int ARMED = 6;

  /** What an execution has used before its first step. */
  private static final int START = 4;

  /** So much room is left for reconciling and the report. */
  static final int MOST = 22_000;

  private ExecutionEvents() {}

  /** What was used when a step is called, this call included. */
  public static int used(RunState state) {
    return used(state.events(), state.retries());
  }

  /**
   * What was used when a step is called, this call included.
   *
   * @param before what was used before; null for nothing
   * @param retries how often the state machine has tried this step before; null for never
   */
  public static int used(@Nullable Integer before, @Nullable Integer retries) {
    return (before == null ? START : before) + STEP + RETRY * (retries == null ? 0 : retries);
  }

  /** Whether an execution that has used this many may go on with another step. */
  public static boolean roomFor(int used) {
    return used <= MOST;
  }

  /**
   * What was used when a run gets its turn.
   *
   * @param before what was used before it queued
   * @param armed how often its wait was begun anew
   */
  public static int usedByQueueing(int before, int armed, int retries) {
    return Math.max(START, before) + STEP + ARMED * armed + RETRY * retries;
  }
}
