package dev.labeldrop.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code ./labeldrop}: the drop folder on this machine. */
@Command(
    name = "labeldrop",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "A drop folder for Amazon Rekognition Custom Labels, on this machine.",
    footer = {
      "",
      "Exit codes: 0 all is well, 1 the update or the function failed or a file has errors, 2 wrong"
          + " usage or a file that cannot be read.",
      "",
      "Examples:",
      "  ./labeldrop run samples/flowers.jsonl",
      "  ./labeldrop check samples/*.jsonl",
      "  ./labeldrop fix --diff broken.jsonl",
      "  ./labeldrop convert --from coco --bucket acme-photos instances.json -o coco.jsonl",
      "  ./labeldrop plan samples/flowers.jsonl",
      "  ./labeldrop serve --folder drops",
      "  ./labeldrop invoke IngestFunction -e events/s3-put.json"
    })
final class Main {

  /** The commands by name, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  private final StandardStreams streams;

  Main(StandardStreams streams) {
    this.streams = streams;
  }

  StandardStreams streams() {
    return streams;
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    CommandLine line = commandLine(StandardStreams.ofProcess(), asked(arguments));
    System.exit(line.execute(arguments));
  }

  /**
   * All commands, or only the one that is asked for: reading its annotations takes a command a
   * while.
   */
  private static Map<String, Class<?>> asked(String[] arguments) {
    Class<?> command = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    return command == null || command == HelpCommand.class
        ? COMMANDS
        : Map.of(arguments[0], command);
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("fix", FixCommand.class);
    commands.put("convert", ConvertCommand.class);
    commands.put("plan", PlanCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("invoke", InvokeCommand.class);
    commands.put("help", HelpCommand.class);
    return Collections.unmodifiableMap(commands);
  }

  /** The command line, with output in UTF-8 whatever the terminal's locale says. */
  static CommandLine commandLine(StandardStreams streams) {
    return commandLine(streams, COMMANDS);
  }

  private static CommandLine commandLine(StandardStreams streams, Map<String, Class<?>> commands) {
    CommandLine line = new CommandLine(new Main(streams));
    commands.forEach(line::addSubcommand);
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures());
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(new UsageErrors());
    return line;
  }
}
