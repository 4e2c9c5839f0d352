package dev.labeldrop.dataset;

/** What the service said to an update. */
public enum UpdateReply {
  /** It has started. */
  ACCEPTED,
  /** Another update of the dataset is under way, or too many: wait for it and ask again. */
  BUSY
}
