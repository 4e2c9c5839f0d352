package dev.labeldrop.local.cli;

/** A form in which a command shows its results. */
interface ResultForm {

  /** Shows the next file, or keeps it for the end. */
  void add(FileResult result);

  /**
   * Shows what is left.
   *
   * @param exitCode what the command will end with
   */
  void end(int exitCode);
}
