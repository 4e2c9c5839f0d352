package dev.labeldrop.local.states;

/** What an execution is doing (API model {@code ExecutionStatus}). */
public enum Status {
  /** It goes on. */
  RUNNING,
  /** It came to its end. */
  SUCCEEDED,
  /** A state failed, and nothing caught it. */
  FAILED,
  /** It took longer than the state machine allows. */
  TIMED_OUT,
  /** Someone stopped it. */
  ABORTED
}
