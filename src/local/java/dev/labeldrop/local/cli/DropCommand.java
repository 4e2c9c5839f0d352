package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** {@code drop}: validates manifests, uploads them and follows their runs. */
@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description = {
      "Drops manifests: validates them as check does, uploads them, follows their runs and prints"
          + " their notices.",
      "",
      "A file that the stack would reject is not uploaded, nor are the others then.",
      "Ctrl-C while a file is uploaded gives the upload up; later it stops following, not the run."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:UPDATE_COMPLETE, for every file; with --detach: every file was taken in.",
      "1:UPDATE_FAILED for at least one, or a file that would be rejected.",
      "2:Wrong usage, a file that cannot be read, no such dataset, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop drop spring.jsonl --project flowers --type train --stack labeldrop",
      "  ./labeldrop drop *.jsonl --project flowers --type test --local --detach",
      "  ./labeldrop drop samples/flowers.jsonl --project flowers --type train --local"
    })
final class DropCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The manifests: their names end in .jsonl or .manifest.")
  private List<Path> files = List.of();

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "The project whose dataset the files go to.")
  private @Nullable String project;

  @Option(
      completionCandidates = TypeNames.class,
      names = "--type",
      paramLabel = "TYPE",
      description = {
        "Which of its datasets: train or test. Without --project and",
        "--type the files go to the dataset of the parameter DatasetArn."
      })
  private @Nullable DatasetType type;

  @Option(
      names = "--detach",
      description = "Prints the runs' ids as soon as the files are taken in, and follows none.")
  private boolean detach;

  @Mixin private TargetOptions target = new TargetOptions();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    DatasetName dataset = dataset();
    for (Path file : files) {
      checkName(file);
    }
    Connection connection = target.connect();
    int code = new DropCheck(spec.commandLine(), main).check(files, connection.stack().settings());
    if (code != 0) {
      return code;
    }
    Destination destination = target.destination(connection, dataset);
    Dropping dropping =
        new Dropping(
            connection,
            new Following(connection, spec.commandLine(), main, target.again()),
            spec.commandLine(),
            detach);
    int worst = 0;
    for (Path file : files) {
      String key = destination.prefix() + file.getFileName();
      worst = Math.max(worst, dropping.drop(file, key));
    }
    return worst;
  }

  private @Nullable DatasetName dataset() {
    if (project == null && type == null) {
      return null;
    }
    if (project == null || type == null) {
      throw new ParameterException(
          spec.commandLine(), "--project and --type go together. Add " + missing() + ".");
    }
    return new DatasetName(project, type);
  }

  private String missing() {
    return project == null ? "--project NAME" : "--type train or --type test";
  }

  private void checkName(Path file) {
    if (!Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? ": it is a folder." : ": there is no such file.";
      throw new ParameterException(spec.commandLine(), file + what);
    }
    String fault = DropName.fault(file.getFileName().toString());
    if (fault != null) {
      throw new ParameterException(spec.commandLine(), file + ": " + fault);
    }
  }
}
