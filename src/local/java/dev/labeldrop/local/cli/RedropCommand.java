package dev.labeldrop.local.cli;

import dev.labeldrop.drop.Drop;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.Runs;
import dev.labeldrop.local.stack.StackException;
import dev.labeldrop.run.files.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code redrop}: drops a run's rejected lines after they were edited, or its object again. */
@Command(
    name = "redrop",
    mixinStandardHelpOptions = true,
    description = {
      "Drops the lines that a run rejected, after you have edited them or uploaded their images"
          + " again; without FILE, drops the run's object again, in the version that it had.",
      "",
      "FILE goes where the run's own file went. It is validated first, as by drop. Lines that the"
          + " dataset holds already are not sent again.",
      "",
      "Of a run that was rejected nothing was sent, and of some others only a part. rejected.jsonl"
          + " then lacks the lines that were not sent: fix the whole file and give that. A FILE"
          + " with fewer lines needs --partly.",
      "",
      "Without FILE, entries that newer drops have changed since become as the run's file has them:"
          + " they are counted, and it asks."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:UPDATE_COMPLETE, or the answer was no; with --detach: it was taken in.",
      "1:UPDATE_FAILED, or a file that would be rejected.",
      "2:Wrong usage, a file that cannot be read or has too few lines, no such run, a run whose key"
          + " names no dataset, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop show spring-3f9a0c52d771 --stack labeldrop --download runs",
      "  cp runs/spring-3f9a0c52d771/rejected.jsonl . && $EDITOR rejected.jsonl",
      "  ./labeldrop redrop spring-3f9a0c52d771 rejected.jsonl --stack labeldrop",
      "  ./labeldrop redrop spring-3f9a0c52d771 --stack labeldrop"
    })
final class RedropCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, as runs shows it.")
  private String run = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The run's rejected.jsonl, or its whole file, edited.")
  private @Nullable Path file;

  @Option(
      names = "--partly",
      description = "Drops FILE also if it lacks lines that the run has not sent.")
  private boolean partly;

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Option(names = "--detach", description = "Prints the new run's id, and does not follow it.")
  private boolean detach;

  @Mixin private TargetOptions target = new TargetOptions();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file != null && !Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), file + ": there is no such file.");
    }
    Connection connection = target.connect();
    Runs runs = new Runs(connection);
    runs.require(run);
    Plan plan =
        runs.plan(run)
            .orElseThrow(
                () -> new StackException("The folder of the run %s has expired.".formatted(run)));
    RedropCheck check = new RedropCheck(connection, plan);
    check.requireDrop();
    Dropping dropping =
        new Dropping(
            connection,
            new Following(connection, spec.commandLine(), main, target.again()),
            spec.commandLine(),
            detach);
    String key = plan.drop().key();
    if (file == null) {
      return mayWriteOver(check) ? again(dropping, plan.drop()) : 0;
    }
    check.requireEdited(file);
    if (!partly) {
      check.requireWhole(file);
    }
    int code =
        new DropCheck(spec.commandLine(), main).check(List.of(file), connection.stack().settings());
    return code != 0
        ? code
        : dropping.drop(
            file, key.substring(0, key.lastIndexOf('/') + 1) + "fixed-" + run + ".jsonl");
  }

  private static int again(Dropping dropping, Drop drop) throws IOException, InterruptedException {
    String version = drop.versionId();
    return dropping.copy(drop.key(), version == null ? "" : version, drop.key());
  }

  private boolean mayWriteOver(RedropCheck check) throws IOException {
    Optional<String> lost = check.lost();
    if (lost.isEmpty()) {
      return true;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(lost.get());
    if (yes || Question.yes(main.streams().in(), err, "Drop it again?")) {
      return true;
    }
    err.println("Nothing was dropped.");
    return false;
  }
}
