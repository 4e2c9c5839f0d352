package dev.labeldrop.local.cli;

import picocli.CommandLine.Option;

/** The option of every command that prints for people or for programs. */
final class FormatOption {

  @Option(
      completionCandidates = FormNames.class,
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description = "text, or json for programs (default: text).")
  private OutputForm form = OutputForm.TEXT;

  boolean json() {
    return form == OutputForm.JSON;
  }
}
