package dev.labeldrop.dataset;

/** Which entries of a dataset are listed. */
public enum EntryFilter {
  /** All of them. */
  ALL,
  /** Those that the service keeps errors on. */
  WITH_ERRORS
}
