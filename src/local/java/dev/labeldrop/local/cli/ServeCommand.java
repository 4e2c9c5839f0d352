package dev.labeldrop.local.cli;

import dev.labeldrop.Waiter;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
          + " and datasets are made when they are first dropped to. Run folders are copied to"
          + " --out.",
      "",
      "When it ends, its runs, projects and datasets are gone. Started again, it drops every file"
          + " that lies in the folder."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "2:Wrong usage, or a folder or an address that cannot be used.",
      "130:It was ended by Ctrl-C."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop serve --folder drops",
      "  ./labeldrop serve --folder drops --images photos --check-images warn",
      "  ./labeldrop drop a.jsonl --project flowers --type train --local"
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
      names = "--env-dir",
      paramLabel = "DIR",
      defaultValue = ".labeldrop",
      description = {
        "Where the functions' variables are written to, with this stack's endpoints (default:",
        "${DEFAULT-VALUE}): sam.json for containers, host.json for processes on this machine.",
        "When serve ends, it deletes both."
      })
  private Path environments = Path.of(".labeldrop");

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = {
        "Listens on an address of this machine besides 127.0.0.1, so that containers get through.",
        "Docker Desktop needs none. On Linux take Docker's bridge: 172.17.0.1."
      })
  private @Nullable InetAddress listen;

  @Mixin private StackOptions options = new StackOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    options.check(spec.commandLine());
    Files.createDirectories(folder);
    Files.createDirectories(options.out());
    PrintWriter print = spec.commandLine().getOut();
    LocalStack stack = options.start(ExecutionListener.NONE, spec.commandLine().getErr());
    Access access = new Access(stack, environments);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  access.close();
                  stack.close();
                },
                "close-local-stack"));
    access.open(options.variables(), listen);
    warn();
    print.print(ServeText.of(stack, access, listen != null));
    print.printf("%nWatching %s. Ctrl-C ends it.%n", folder.toAbsolutePath());
    print.flush();
    try {
      watch(new DropFolder(stack, folder, options.out(), print));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private void warn() {
    if (listen != null && !listen.isLoopbackAddress()) {
      spec.commandLine()
          .getErr()
          .printf(
              "labeldrop: warning: whoever reaches %s can read and change what is in this stack:"
                  + " it asks for no credentials.%n",
              listen.isAnyLocalAddress() ? "this machine" : listen.getHostAddress());
    }
  }

  private static void watch(DropFolder drops) throws IOException, InterruptedException {
    Waiter waiter = Waiter.sleeping();
    while (true) {
      drops.look();
      waiter.waitFor(BETWEEN_LOOKS);
    }
  }
}
