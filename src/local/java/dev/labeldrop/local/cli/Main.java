package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** {@code ./labeldrop}: the drop folder on this machine. */
@Command(
    name = "labeldrop",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "A drop folder for Amazon Rekognition Custom Labels: on this machine, and deployed.",
      "",
      "Commands with --stack talk to a deployed stack, with --local to the one that serve keeps up."
    },
    footer = {
      "",
      "Exit codes: 0 all is well, 1 the update or the function failed or a file has",
      "errors, 2 wrong usage or a file that cannot be read.",
      "",
      "Examples:",
      "  ./labeldrop run samples/flowers.jsonl",
      "  ./labeldrop check samples/*.jsonl",
      "  ./labeldrop fix --diff broken.jsonl",
      "  ./labeldrop convert --from coco --bucket acme coco.json -o a.jsonl",
      "  ./labeldrop plan samples/flowers.jsonl",
      "  ./labeldrop ready --project flowers",
      "  ./labeldrop serve --folder drops",
      "  ./labeldrop drop spring.jsonl --project flowers --type train --stack labeldrop",
      "  ./labeldrop queue --stack labeldrop",
      "  source <(./labeldrop generate-completion)",
      "  ./labeldrop invoke IngestFunction -e events/s3-put.json"
    })
final class Main {

  /** The commands by name, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  private final StandardStreams streams;
  private final Waiter waiter;
  private final List<ExecutionInterceptor> interceptors;
  private final Clock clock;
  private final Map<String, String> environment;

  /** Commands with the means of the machine. */
  Main(StandardStreams streams) {
    this(streams, Waiter.sleeping(), List.of());
  }

  /**
   * Commands with these streams and the clock of the machine.
   *
   * @param waiter lets time pass between two looks at a stack
   * @param interceptors hear of every call of a local stack's services
   */
  Main(StandardStreams streams, Waiter waiter, List<ExecutionInterceptor> interceptors) {
    this(streams, waiter, interceptors, Clock.systemUTC());
  }

  /** The same with another clock. */
  Main(
      StandardStreams streams,
      Waiter waiter,
      List<ExecutionInterceptor> interceptors,
      Clock clock) {
    this(streams, waiter, interceptors, clock, System.getenv());
  }

  /** The same with other variables of the environment. */
  Main(
      StandardStreams streams,
      Waiter waiter,
      List<ExecutionInterceptor> interceptors,
      Clock clock,
      Map<String, String> environment) {
    this.streams = streams;
    this.waiter = waiter;
    this.interceptors = List.copyOf(interceptors);
    this.clock = clock;
    this.environment = environment;
  }

  /** What a command belongs to; if it is run alone, the means of the machine. */
  static Main of(CommandSpec command) {
    return command.root().userObject() instanceof Main main
        ? main
        : new Main(StandardStreams.ofProcess());
  }

  List<ExecutionInterceptor> interceptors() {
    return interceptors;
  }

  Waiter waiter() {
    return waiter;
  }

  Clock clock() {
    return clock;
  }

  /** A variable of the environment; null if it is not set, or empty. */
  @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  StandardStreams streams() {
    return streams;
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    CommandLine line = commandLine(new Main(StandardStreams.ofProcess()), asked(arguments));
    System.exit(line.execute(arguments));
  }

  /**
   * All commands, or only the one that is asked for: reading its annotations takes a command a
   * while.
   */
  private static Map<String, Class<?>> asked(String[] arguments) {
    Class<?> command = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    return command == null || command == HelpCommand.class || command == GenerateCompletion.class
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
    commands.put("drop", DropCommand.class);
    commands.put("runs", RunsCommand.class);
    commands.put("show", ShowCommand.class);
    commands.put("follow", FollowCommand.class);
    commands.put("queue", QueueCommand.class);
    commands.put("pause", PauseCommand.class);
    commands.put("resume", ResumeCommand.class);
    commands.put("stop", StopCommand.class);
    commands.put("undo", UndoCommand.class);
    commands.put("redrop", RedropCommand.class);
    commands.put("entries", EntriesCommand.class);
    commands.put("events", EventsCommand.class);
    commands.put("backfill", BackfillCommand.class);
    commands.put("ready", ReadyCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("invoke", InvokeCommand.class);
    commands.put("generate-completion", GenerateCompletion.class);
    commands.put("help", HelpCommand.class);
    return Collections.unmodifiableMap(commands);
  }

  /** The command line, with output in UTF-8 whatever the terminal's locale says. */
  static CommandLine commandLine(StandardStreams streams) {
    return commandLine(new Main(streams));
  }

  /** The same, of other commands. */
  static CommandLine commandLine(Main main) {
    return commandLine(main, COMMANDS);
  }

  private static CommandLine commandLine(Main main, Map<String, Class<?>> commands) {
    CommandLine line = new CommandLine(main);
    commands.forEach(line::addSubcommand);
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures());
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(new UsageErrors());
    HelpForm.apply(line);
    return line;
  }
}
