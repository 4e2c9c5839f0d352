package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.sns.Published;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where the runs' folders are copied to (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs");

  @Mixin private DropOptions options = new DropOptions();

  @Option(names = "--verbose", description = "Prints what the functions log.")
  private boolean verbose;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    Files.createDirectories(folder);
    LocalStack stack = new LocalStack(setup());
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close-local-stack"));
    Projects projects = new Projects(stack.clients().rekognition());
    String dataset = projects.dataset(options.project(), options.type());
    stack.sns().onPublish(notice -> show(stack, notice));
    print.print(new Endpoints(stack, dataset).text());
    print.printf("%nWatching %s. Ctrl-C ends it.%n", folder.toAbsolutePath());
    print.flush();
    watch(stack, projects);
    return 0;
  }

  private LocalStack.Setup setup() {
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> log = verbose ? err::println : _ -> {};
    Clock clock = Clock.systemUTC();
    return new LocalStack.Setup(
        options.variables(),
        Settings.of(clock).with(LocalDrop.TIMING),
        clock,
        Waiter.sleeping(),
        clock.millis(),
        ExecutionListener.NONE,
        log);
  }

  private void watch(LocalStack stack, Projects projects) throws IOException {
    FolderWatch watch = new FolderWatch(folder);
    LocalDrop drop = new LocalDrop(stack);
    Waiter waiter = Waiter.sleeping();
    try {
      while (true) {
        for (Path file : watch.arrived()) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          makeDataset(projects, path);
          spec.commandLine().getOut().printf("%ndropped incoming/%s%n", path);
          drop.put(file, "incoming/" + path);
        }
        waiter.waitFor(BETWEEN_LOOKS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void makeDataset(Projects projects, String path) {
    String[] parts = path.split("/", 3);
    boolean typed =
        parts.length == 3
            && Arrays.stream(DatasetType.values())
                .anyMatch(type -> type.name().toLowerCase(Locale.ROOT).equals(parts[1]));
    if (typed) {
      projects.dataset(parts[0], DatasetType.valueOf(parts[1].toUpperCase(Locale.ROOT)));
    }
  }

  private void show(LocalStack stack, Published notice) {
    PrintWriter print = spec.commandLine().getOut();
    print.printf("%n%s", notice.text("email"));
    print.flush();
    try {
      print.printf("%ncopied to %s%n", new LocalDrop(stack).copyRuns(out));
    } catch (IOException e) {
      spec.commandLine().getErr().println("labeldrop: the run was not copied: " + e.getMessage());
    }
    print.flush();
  }
}
