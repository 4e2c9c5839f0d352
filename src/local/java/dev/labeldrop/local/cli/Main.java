package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.stack.DeployedStack;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** {@code ./labeldrop}: the drop folder on this machine. */
@Command(
    name = "labeldrop",
    mixinStandardHelpOptions = true,
    version = "Labeldrop " + Main.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "A drop folder for Amazon Rekognition Custom Labels: on this machine, and deployed.",
      "",
      "Commands with --stack talk to a deployed stack, with --local to the one that serve keeps up."
    },
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
      "  ./labeldrop drop spring.jsonl --project flowers --type train --stack labeldrop",
      "  ./labeldrop queue --stack labeldrop",
      "  source <(./labeldrop generate-completion)",
      "  ./labeldrop invoke IngestFunction -e events/s3-put.json"
    },
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      FixCommand.class,
      ConvertCommand.class,
      PlanCommand.class,
      DropCommand.class,
      RunsCommand.class,
      ShowCommand.class,
      FollowCommand.class,
      QueueCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      StopCommand.class,
      UndoCommand.class,
      RedropCommand.class,
      EntriesCommand.class,
      EventsCommand.class,
      AutoComplete.GenerateCompletion.class,
      BackfillCommand.class,
      ServeCommand.class,
      InvokeCommand.class,
      HelpCommand.class
    })
final class Main {

  static final String VERSION = DeployedStack.VERSION;

  private final StandardStreams streams;
  private final Waiter waiter;
  private final List<ExecutionInterceptor> interceptors;

  Main(StandardStreams streams) {
    this(streams, Waiter.sleeping(), List.of());
  }

  /**
   * Commands with these streams.
   *
   * @param waiter lets time pass between two looks at a stack
   * @param interceptors hear of every call of a local stack's services
   */
  Main(StandardStreams streams, Waiter waiter, List<ExecutionInterceptor> interceptors) {
    this.streams = streams;
    this.waiter = waiter;
    this.interceptors = List.copyOf(interceptors);
  }

  List<ExecutionInterceptor> interceptors() {
    return interceptors;
  }

  Waiter waiter() {
    return waiter;
  }

  StandardStreams streams() {
    return streams;
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(StandardStreams.ofProcess()).execute(arguments));
  }

  /** The command line, with output in UTF-8 whatever the terminal's locale says. */
  static CommandLine commandLine(StandardStreams streams) {
    return commandLine(new Main(streams));
  }

  /** The same, of other commands. */
  static CommandLine commandLine(Main main) {
    CommandLine line = new CommandLine(main);
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures());
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(new UsageErrors());
    return line;
  }
}
