package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.Runs;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code follow}: follows a run to its end. */
@Command(
    name = "follow",
    mixinStandardHelpOptions = true,
    description = {
      "Follows a run to its end and prints its notice.",
      "Ctrl-C stops following, not the run."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:UPDATE_COMPLETE.",
      "1:UPDATE_FAILED, or a run that ended without a notice.",
      "2:Wrong usage, no such run, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop follow spring-3f9a0c52d771 --stack labeldrop",
      "  ./labeldrop follow spring-3f9a0c52d771 --local"
    })
final class FollowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run's id, as runs and queue show it.")
  private String run = "";

  @Mixin private TargetOptions target = new TargetOptions();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Connection connection = target.connect();
    new Runs(connection).require(run);
    Following following = new Following(connection, spec.commandLine(), main, target.again());
    try (Progress progress = following.progress("looking at " + run)) {
      return following.follow(run, progress);
    }
  }
}
