package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;

/**
 * How many of the events that Step Functions allows an execution are used up: 25,000 (Step
 * Functions Developer Guide, quotas). One that runs into them is ended without its report and
 * cannot be redriven, so a run ends itself before.
 */
final class EventBudget {

  /** What Submit, the choice behind it, Wait, Poll and Decide take. */
  static final int EVENTS_OF_AN_UPDATE = 16;

  /** What Wait, Poll and Decide take. */
  static final int EVENTS_OF_A_LOOK = 9;

  /** So much room is left for the update to come, the listing of entries and the report. */
  static final int MOST_EVENTS = 22_000;

  private EventBudget() {}

  /**
   * Checks that there is room for one more update.
   *
   * @param refusals how often the busy dataset has refused it
   * @throws PermanentException with code ERROR_EXECUTION_TOO_LONG where there is none
   */
  static void check(UpdateLog log, int refusals) {
    long events = (long) refusals * (EVENTS_OF_AN_UPDATE + EVENTS_OF_A_LOOK);
    for (SentUpdate update : log.updates()) {
      int looks = update.end() == null ? 1 : Math.max(1, update.end().polls());
      events += EVENTS_OF_AN_UPDATE + (long) (looks - 1) * EVENTS_OF_A_LOOK;
    }
    if (events > MOST_EVENTS) {
      throw new PermanentException(
          Code.ERROR_EXECUTION_TOO_LONG,
          "After %,d updates the execution has about %,d of the 25,000 events that it may have. %s"
              .formatted(log.updates().size(), events, Code.ERROR_EXECUTION_TOO_LONG.remedy()));
    }
  }
}
