package dev.labeldrop.local.cli;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetFolders;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.DatasetTurns;
import dev.labeldrop.local.stack.Words;
import dev.labeldrop.run.turn.Pause;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pause}: lets no run have the turn of a dataset. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = {
      "Pauses a dataset: no run is given its turn until resume. The run that has it goes on to its"
          + " end; drops are taken in and wait.",
      "",
      "It needs a role of the stack's parameter TrustedPrincipalArns. After a day with a waiting"
          + " run, an alarm rings."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is paused, also if it was before.",
      "2:Wrong usage, no such dataset, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop pause flowers/train --why \"a check of labels\" --stack labeldrop",
      "  ./labeldrop resume flowers/train --stack labeldrop"
    })
final class PauseCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DATASET", description = "PROJECT/train, PROJECT/test or an ARN.")
  private String dataset = "";

  @Mixin private ReasonOptions reason = new ReasonOptions();

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Connection connection = target.connect();
    DatasetArn arn = new DatasetFolders(connection).find(dataset);
    Pause wanted = new Pause(reason.why(), reason.by(), ReasonOptions.now(Main.of(spec).clock()));
    Pause holds = new DatasetTurns(connection, this::warn).of(arn).pause(wanted);
    String name = DatasetName.of(arn).toString();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        holds.equals(wanted)
            ? name + " is paused."
            : "%s was paused already, since %s by %s: %s"
                .formatted(
                    name, Words.time(Instant.parse(holds.since())), holds.by(), holds.why()));
    out.printf("To end that: ./labeldrop resume %s %s%n", name, target.again());
    return 0;
  }

  private void warn(String warning) {
    spec.commandLine().getErr().println("labeldrop: " + warning);
  }
}
