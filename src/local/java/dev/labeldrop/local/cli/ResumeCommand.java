package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetFolders;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.DatasetTurns;
import dev.labeldrop.run.turn.Turns;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resume}: ends the pause of a dataset. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Ends the pause of a dataset, and gives its turn to the run that is first in the queue.",
      "It needs a role of the stack's parameter TrustedPrincipalArns."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is not paused, also if it was not before.",
      "2:Wrong usage, no such dataset, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./labeldrop resume flowers/train --stack labeldrop"})
final class ResumeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DATASET", description = "PROJECT/train, PROJECT/test or an ARN.")
  private String dataset = "";

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Connection connection = target.connect();
    DatasetArn arn = new DatasetFolders(connection).find(dataset);
    Turns turns = new DatasetTurns(connection, this::warn).of(arn);
    boolean paused = turns.paused().isPresent();
    turns.resume();
    spec.commandLine()
        .getOut()
        .println(DatasetName.of(arn) + (paused ? " is no longer paused." : " was not paused."));
    return 0;
  }

  private void warn(String warning) {
    spec.commandLine().getErr().println("labeldrop: " + warning);
  }
}
