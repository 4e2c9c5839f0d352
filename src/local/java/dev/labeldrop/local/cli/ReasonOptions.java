package dev.labeldrop.local.cli;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Option;

/** The options of every command that stops others: who does it, and why. */
final class ReasonOptions {

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "The reason; queue, waiting runs and notices show it.")
  private String why = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who does it (default: ${DEFAULT-VALUE}).")
  private String by = "";

  String why() {
    return why;
  }

  String by() {
    return by;
  }

  /** The time of a command that is run now, in ISO-8601 to the second. */
  static String now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
