package dev.labeldrop.local.states;

/** Ends the work of a run from inside a state, past every retrier and catcher. */
final class RunEnd extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it ends. */
  enum Reason {
    /** The execution was stopped meanwhile: nothing more may be recorded. */
    STOPPED,
    /** The state machine's time for an execution is over. */
    TIMED_OUT,
    /** The history has no room but for the last event. */
    HISTORY_FULL
  }

  private final Reason reason;

  RunEnd(Reason reason) {
    super(reason.toString());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
