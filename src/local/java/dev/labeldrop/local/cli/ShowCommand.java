package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.Follower;
import dev.labeldrop.local.stack.RunCopy;
import dev.labeldrop.local.stack.RunSight;
import dev.labeldrop.local.stack.Runs;
import dev.labeldrop.local.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** {@code show}: what became of a run. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the notice of a run, or what the run is doing if it is not over.",
      "Its files can be copied to this machine, and its page opened in a browser."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was shown, however the run ended.",
      "2:Wrong usage, no such run, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop show spring-3f9a0c52d771 --stack labeldrop",
      "  ./labeldrop show spring-3f9a0c52d771 --stack labeldrop --open",
      "  ./labeldrop show spring-3f9a0c52d771 --stack labeldrop --download runs",
      "  ./labeldrop show spring-3f9a0c52d771 --local --format json | jq .lines"
    })
final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run's id, as runs and queue show it.")
  private String run = "";

  @Option(names = "--open", description = "Opens the run's page, report.html, in a browser.")
  private boolean open;

  @Option(
      names = "--download",
      paramLabel = "DIR",
      description = "Copies the run's files to DIR/RUN/, in the place of an earlier copy.")
  private @Nullable Path download;

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Connection connection = target.connect();
    Runs runs = new Runs(connection);
    runs.require(run);
    PrintWriter out = spec.commandLine().getOut();
    if (format.json()) {
      out.println(
          runs.text(run, "notice.json")
              .orElseThrow(
                  () -> new StackException("The run %s has no notice yet.".formatted(run))));
    } else {
      out.println(text(connection, runs).stripTrailing());
    }
    out.flush();
    copy(connection);
    return 0;
  }

  private String text(Connection connection, Runs runs) {
    Optional<String> notice = runs.text(run, "notice.txt");
    if (notice.isPresent()) {
      return notice.get();
    }
    DescribeExecutionResponse execution = runs.requireExecution(run);
    if (execution.status() != ExecutionStatus.RUNNING) {
      return "The run %s ended as %s and left no notice.".formatted(run, execution.status());
    }
    RunSight sight =
        new Follower(connection, Main.of(spec).clock(), Main.of(spec).waiter())
            .look(run, "validated");
    return "The run %s is not over: %s%s.%nTo follow it: ./labeldrop follow %s %s"
        .formatted(
            run,
            sight.text(),
            sight.detail().isEmpty() ? "" : " (" + sight.detail() + ")",
            run,
            target.again());
  }

  private void copy(Connection connection) throws IOException {
    if (download == null && !open) {
      return;
    }
    Path folder = download == null ? Files.createTempDirectory("labeldrop-") : download;
    Path copy = new RunCopy(connection.clients().s3(), connection.stack().bucket()).of(run, folder);
    spec.commandLine().getErr().println("copied to " + copy);
    if (open) {
      Browser.ofProcess().open(copy.resolve("report.html"));
    }
  }
}
