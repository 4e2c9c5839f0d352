package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.Runs;
import dev.labeldrop.local.stack.StackException;
import dev.labeldrop.local.stack.StopRun;
import dev.labeldrop.run.files.Stop;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** {@code stop}: ends a run before its next update. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Stops a run: it sends no further update, waits for the end of one under way, and tells in"
          + " its notice what was sent. A run that waits for its turn ends at once.",
      "",
      "Nothing is taken back; undo does that afterwards. It needs a role of the stack's parameter"
          + " TrustedPrincipalArns."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It will end.",
      "2:Wrong usage, no such run, a run that is over, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop stop spring-3f9a0c52d771 --why \"the wrong file\" --stack labeldrop",
      "  ./labeldrop follow spring-3f9a0c52d771 --stack labeldrop"
    })
final class StopCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run's id, as runs and queue show it.")
  private String run = "";

  @Mixin private ReasonOptions reason = new ReasonOptions();

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Connection connection = target.connect();
    Runs runs = new Runs(connection);
    runs.require(run);
    if (runs.requireExecution(run).status() != ExecutionStatus.RUNNING) {
      throw new StackException(
          "The run %s is over: %s. To bring back what it replaced: ./labeldrop undo %s %s"
              .formatted(
                  run,
                  runs.notice(run).map(notice -> notice.outcome()).orElse("it left no notice"),
                  run,
                  target.again()));
    }
    String now = ReasonOptions.now(Main.of(spec).clock());
    boolean waited = new StopRun(connection).stop(run, new Stop(reason.why(), reason.by(), now));
    spec.commandLine()
        .getOut()
        .printf(
            "%s %s To see its notice: ./labeldrop follow %s %s%n",
            run,
            waited
                ? "waited for its turn and ends."
                : "sends no further update, and ends when the one under way does.",
            run,
            target.again());
    return 0;
  }
}
