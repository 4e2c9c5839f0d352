package dev.labeldrop.local.cli;

import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options of every command that starts a stack: the template's parameters, and where to look.
 */
final class StackOptions {

  @Mixin private DropOptions drop = new DropOptions();

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
        Threads.real(),
        clock.millis(),
        listener,
        verbose ? log::println : _ -> {});
  }

  /** The functions' variables. */
  Map<String, String> variables() {
    return Map.of(
        "ON_INVALID_LINE", drop.onInvalid().name(),
        "MAX_CHANGES_BYTES", String.valueOf(drop.maxChangesBytes()),
        "UPDATE_TIMEOUT_MINUTES", String.valueOf(updateTimeoutMinutes));
  }

  /**
   * Checks the numbers, in the words of the command line.
   *
   * @throws ParameterException where one is out of its range
   */
  void check(CommandLine line) {
    drop.check(line);
    DropOptions.range(line, "--update-timeout-minutes", updateTimeoutMinutes, 1, 1_440);
  }
}
