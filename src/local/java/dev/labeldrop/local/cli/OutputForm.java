package dev.labeldrop.local.cli;

/** The forms of what a command prints. */
enum OutputForm {
  /** For people. */
  TEXT,
  /** For programs: one JSON value. */
  JSON
}
