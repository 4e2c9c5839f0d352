package dev.labeldrop.local.cli;

import dev.labeldrop.run.state.Settings;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The template's parameters that decide what of a manifest is sent. */
final class DropOptions {

  @Option(
      names = "--on-invalid",
      paramLabel = "WHAT",
      defaultValue = "REJECT",
      description = "What one bad line does: reject the file, or skip the line (default: reject).")
  private OnInvalidLine onInvalid = OnInvalidLine.REJECT;

  @Option(
      names = "--max-changes-bytes",
      paramLabel = "N",
      defaultValue = "4999999",
      description = "Every update stays strictly under this size (default: ${DEFAULT-VALUE}).")
  private int maxChangesBytes;

  OnInvalidLine onInvalid() {
    return onInvalid;
  }

  int maxChangesBytes() {
    return maxChangesBytes;
  }

  /**
   * Checks the number, in the words of the command line.
   *
   * @throws ParameterException where it is out of its range
   */
  void check(CommandLine line) {
    range(line, "--max-changes-bytes", maxChangesBytes, 1, Settings.LARGEST_CHANGES);
  }

  /**
   * Checks a number.
   *
   * @throws ParameterException where it is out of its range
   */
  static void range(CommandLine line, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          line,
          "%s: %d is not a whole number from %d to %d.".formatted(option, value, least, most));
    }
  }
}
