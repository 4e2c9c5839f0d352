package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code plan} that say what manifests are compared with. */
final class PlanTarget {

  @ArgGroup(multiplicity = "0..1")
  private @Nullable Against against;

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "With --stack and --local: the project whose dataset is compared with.")
  private @Nullable String project;

  @Option(
      completionCandidates = TypeNames.class,
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "TRAIN",
      description = "Which of its datasets: train or test (default: train).")
  private DatasetType type = DatasetType.TRAIN;

  @Option(
      names = "--other-entries",
      paramLabel = "FILE",
      description = {
        "With --dataset-entries: saved entries of the project's other",
        "dataset. Images that are in both are named."
      })
  private @Nullable Path others;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "With --stack: the region of the stack (default: as the AWS CLI finds it).")
  private @Nullable String region;

  @Option(
      names = "--env-dir",
      paramLabel = "DIR",
      defaultValue = ".labeldrop",
      description =
          "With --local: the folder of the same option of serve (default: ${DEFAULT-VALUE}).")
  private Path environments = Path.of(".labeldrop");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** One of the three. */
  static final class Against {

    @Option(
        names = "--stack",
        required = true,
        paramLabel = "NAME",
        description = "Compares with a dataset of a deployed stack.")
    private @Nullable String stack;

    @Option(
        names = "--local",
        required = true,
        description = "Compares with a dataset of the local stack, while ./labeldrop serve runs.")
    private boolean local;

    /** The deployed stack's name; null for the local one. */
    private @Nullable String deployed() {
      return local ? null : stack;
    }

    @Option(
        names = "--dataset-entries",
        required = true,
        paramLabel = "FILE",
        description = "Compares with saved entries, one on each line; asks no service.")
    private @Nullable Path entries;
  }

  /** Whether there is anything to compare with. */
  boolean given() {
    return against != null || project != null;
  }

  /** The file with saved entries; null for a dataset of a stack. */
  @Nullable Path entries() {
    return against == null ? null : readable(against.entries);
  }

  /** The file with saved entries of the other dataset; null for none. */
  @Nullable Path others() {
    if (others != null && entries() == null) {
      throw new ParameterException(
          spec.commandLine(), "--other-entries goes with --dataset-entries. Leave it out.");
    }
    return readable(others);
  }

  private @Nullable Path readable(@Nullable Path file) {
    if (file != null && !Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), file + ": there is no such file.");
    }
    return file;
  }

  /** The dataset of a stack. */
  DatasetName dataset() {
    if (project == null) {
      throw new ParameterException(
          spec.commandLine(), "--project is missing: which dataset is compared with? Add it.");
    }
    return new DatasetName(project, type);
  }

  /**
   * Connects to the stack.
   *
   * @throws dev.labeldrop.local.stack.StackException if that cannot be done
   */
  Connection connect() throws IOException {
    String stack = against == null ? TargetOptions.ofEnvironment(spec) : against.deployed();
    if (stack != null) {
      return Connection.deployed(stack, region);
    }
    TargetOptions.noRegion(spec, region);
    return Connection.local(environments, Main.of(spec).interceptors());
  }
}
