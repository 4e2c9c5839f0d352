package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: keeps a local stack up and watches a folder as its drop folder. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps a local stack up and watches a folder as the drop folder, until Ctrl-C.",
      "",
      "FOLDER/PROJECT/train/a.jsonl goes to incoming/PROJECT/train/a.jsonl, and so on. Projects"
          + " and",
      "datasets are made when they are first dropped to. Run folders are copied to --out."
    })
final class ServeCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "drops",
      description = "The folder to watch; made if it is not there (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("drops");

  @Mixin private StackOptions options = new StackOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    options.check(spec.commandLine());
    Files.createDirectories(folder);
    Files.createDirectories(options.out());
    PrintWriter print = spec.commandLine().getOut();
    LocalStack stack =
        new LocalStack(options.setup(ExecutionListener.NONE, spec.commandLine().getErr()));
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close-local-stack"));
    print.print(new Endpoints(stack).text());
    print.printf("%nWatching %s. Ctrl-C ends it.%n", folder.toAbsolutePath());
    print.flush();
    try {
      watch(new DropFolder(stack, folder, options.out(), print));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static void watch(DropFolder drops) throws IOException, InterruptedException {
    Waiter waiter = Waiter.sleeping();
    while (true) {
      drops.look();
      waiter.waitFor(BETWEEN_LOOKS);
    }
  }
}
