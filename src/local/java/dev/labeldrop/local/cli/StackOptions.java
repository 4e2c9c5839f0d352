package dev.labeldrop.local.cli;

import dev.labeldrop.run.Settings.OnInvalidLine;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that stand for the template's parameters. */
final class StackOptions {

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

  @Option(
      names = "--update-timeout-minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long one update may take (default: ${DEFAULT-VALUE}).")
  private int updateTimeoutMinutes;

  /** The functions' variables. */
  Map<String, String> variables() {
    return Map.of(
        "ON_INVALID_LINE", onInvalid.name(),
        "MAX_CHANGES_BYTES", String.valueOf(maxChangesBytes),
        "UPDATE_TIMEOUT_MINUTES", String.valueOf(updateTimeoutMinutes));
  }

  /**
   * Checks the numbers, in the words of the command line.
   *
   * @throws ParameterException where one is out of its range
   */
  void check(CommandLine line) {
    check(line, "--max-changes-bytes", maxChangesBytes, 5_242_880);
    check(line, "--update-timeout-minutes", updateTimeoutMinutes, 1_440);
  }

  private static void check(CommandLine line, String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          line, option + ": " + value + " is not a whole number from 1 to " + most + ".");
    }
  }
}
