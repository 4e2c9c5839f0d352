package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.AwsClients;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.Destination;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that talks to a stack: which one. */
final class TargetOptions {

  /** What the command line takes for the stack if it is not told otherwise. */
  private static final String STACK = "LABELDROP_STACK";

  private static final String FOLDER = ".labeldrop";

  @ArgGroup private Target target = new Target();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = {
        "The region of the stack (default: as the AWS CLI finds it,",
        "from AWS_REGION or the profile that AWS_PROFILE names)."
      })
  private @Nullable String region;

  @Option(
      names = "--env-dir",
      paramLabel = "DIR",
      defaultValue = FOLDER,
      description =
          "With --local: the folder of the same option of serve (default: ${DEFAULT-VALUE}).")
  private Path environments = Path.of(FOLDER);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** One of the two. */
  static final class Target {

    @Option(
        names = "--stack",
        required = true,
        paramLabel = "NAME",
        description = {
          "The stack's name in CloudFormation",
          "(default: the environment variable LABELDROP_STACK)."
        })
    private @Nullable String stack;

    @Option(
        names = "--local",
        required = true,
        description = "The local stack, while ./labeldrop serve runs.")
    private boolean local;
  }

  /**
   * Connects to the stack.
   *
   * @throws dev.labeldrop.local.stack.StackException if that cannot be done
   */
  Connection connect() throws IOException {
    if (!target.local) {
      return Connection.deployed(stack(), region);
    }
    noRegion(spec, region);
    return Connection.local(environments, Main.of(spec).interceptors());
  }

  /** Whether a stack or a region is named. */
  boolean given() {
    return target.local || target.stack != null || region != null;
  }

  /**
   * Clients of the services where the stack is. They need none: if none is named, also not by the
   * environment, those of the account that the AWS CLI would talk to.
   *
   * @throws dev.labeldrop.local.stack.StackException if the stack is not there, or no region is set
   */
  AwsClients clients() throws IOException {
    return target.local || named().isPresent() ? connect().clients() : AwsClients.deployed(region);
  }

  /**
   * Where drops for a dataset go. The local stack makes a dataset that is not there, as {@code
   * serve} does.
   *
   * @param dataset null for the stack's own
   * @throws dev.labeldrop.local.stack.StackException if there is no such dataset
   */
  Destination destination(Connection connection, @Nullable DatasetName dataset) {
    if (target.local && dataset != null) {
      new Projects(connection.clients().rekognition()).dataset(dataset.project(), dataset.type());
    }
    return Destination.of(connection, dataset);
  }

  /** The options as they were given, for commands that a message suggests. */
  String again() {
    if (target.local) {
      String folder = environments.toString();
      return folder.equals(FOLDER) ? "--local" : "--local --env-dir " + folder;
    }
    return "--stack " + stack() + (region == null ? "" : " --region " + region);
  }

  private String stack() {
    return target.stack == null ? ofEnvironment(spec) : target.stack;
  }

  /** The deployed stack that is named, as an option or by the environment; empty if none is. */
  Optional<String> named() {
    return target.local
        ? Optional.empty()
        : Optional.ofNullable(target.stack == null ? Main.of(spec).variable(STACK) : target.stack);
  }

  /** The stack that the environment names. */
  static String ofEnvironment(CommandSpec spec) {
    String name = Main.of(spec).variable(STACK);
    if (name == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say which stack: --stack NAME, or --local while ./labeldrop serve runs.");
    }
    return name;
  }

  /** Refuses a region for the local stack. */
  static void noRegion(CommandSpec spec, @Nullable String region) {
    if (region != null) {
      throw new ParameterException(
          spec.commandLine(), "--region: a local stack has none. Leave it out.");
    }
  }
}
