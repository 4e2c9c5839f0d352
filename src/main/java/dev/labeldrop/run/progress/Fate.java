package dev.labeldrop.run.progress;

/** What became of one line of a drop. */
public enum Fate {
  /** No update with it has ended. */
  NOT_SENT,
  /** An update with it failed, and none with it was completed. */
  FAILED,
  /** The service has completed an update with it. */
  APPLIED,
  /** It was not sent: the dataset held it already. */
  UNCHANGED,
  /** It was not sent: a newer drop has written its entry. */
  SUPERSEDED,
  /** It was not sent: an earlier turn of this run has applied it. */
  DONE,
  /** It was not sent: training cannot use its image. */
  BAD_IMAGE;

  /** Whether the service has completed an update with it, in this turn or an earlier one. */
  public boolean applied() {
    return this == APPLIED || this == DONE;
  }
}
