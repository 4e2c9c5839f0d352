package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.states.ExecutionListener;
import dev.labeldrop.run.Settings.OnInvalidLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options of every command that starts a stack: the template's parameters, and where to look.
 */
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

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where a run's folder is copied to (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs");

  @Option(names = "--verbose", description = "Prints what the functions log.")
  private boolean verbose;

  Path out() {
    return out;
  }

  /** A stack on the real clock, set up as the options say. */
  LocalStack.Setup setup(ExecutionListener listener, PrintWriter log) {
    Clock clock = Clock.systemUTC();
    return new LocalStack.Setup(
        variables(),
        Settings.of(clock).with(LocalDrop.TIMING),
        clock,
        Waiter.sleeping(),
        clock.millis(),
        listener,
        verbose ? log::println : _ -> {});
  }

  /** The functions' variables. */
  private Map<String, String> variables() {
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
