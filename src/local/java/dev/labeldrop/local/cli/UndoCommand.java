package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.RunNotice;
import dev.labeldrop.local.stack.Runs;
import dev.labeldrop.local.stack.StackException;
import dev.labeldrop.local.stack.UndoPreview;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code undo}: brings back what a run replaced. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = {
      "Brings back what a run replaced: shows what that would be, asks, and drops the run's"
          + " undo.jsonl.",
      "",
      "Entries that the run added stay: the service has no operation that removes one. Entries that"
          + " a newer drop has written since are set back, too; they are counted before it asks."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:UPDATE_COMPLETE, or the answer was no.",
      "1:UPDATE_FAILED.",
      "2:Wrong usage, no such run, a run that has nothing to undo, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop undo spring-3f9a0c52d771 --stack labeldrop",
      "  ./labeldrop undo spring-3f9a0c52d771 --stack labeldrop --yes --detach"
    })
final class UndoCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run's id, as runs shows it.")
  private String run = "";

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Option(
      names = "--detach",
      description = "Prints the id of the run that undoes it, and does not follow it.")
  private boolean detach;

  @Mixin private TargetOptions target = new TargetOptions();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Connection connection = target.connect();
    Runs runs = new Runs(connection);
    runs.require(run);
    RunNotice notice =
        runs.notice(run)
            .orElseThrow(() ->
                new StackException(
                    "The run %s has no notice: it is not over, or it ended without one."
                        .formatted(run)));
    Optional<byte[]> undo = runs.file(run, "undo.jsonl");
    if (undo.isEmpty()) {
      throw new StackException(nothing(notice, runs.file(run, "turn-1/updates.json").isPresent()));
    }
    PrintWriter err = spec.commandLine().getErr();
    err.print(text(UndoPreview.of(connection, notice, undo.get())));
    if (!yes && !Question.yes(main.streams().in(), err, "Bring them back?")) {
      err.println("Nothing was dropped.");
      return 0;
    }
    String source = notice.source().key();
    String key = source.substring(0, source.lastIndexOf('/') + 1) + "undo-" + run + ".jsonl";
    return new Dropping(
            connection,
            new Following(connection, spec.commandLine(), main, target.again()),
            spec.commandLine(),
            detach)
        .copy("runs/" + run + "/undo.jsonl", "", key);
  }

  private static String nothing(RunNotice notice, boolean sent) {
    String what =
        !sent
            ? "it sent nothing."
            : notice.changes() == null
                ? "what was there before is not known."
                : notice.changes().added() == 0
                    ? "it changed nothing."
                    : "it only added entries, %,d of them, and the service has no operation that removes one."
                        .formatted(notice.changes().added());
    return "The run %s has nothing to bring back: %s".formatted(notice.runId(), what);
  }

  private static String text(UndoPreview preview) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        preview.replaced(),
        preview.replaced() == 1
            ? "entry would be as it was before the run"
            : "entries would be as they were before the run");
    if (preview.changedSince() == null) {
      text.append("        ?  of them may have been changed since: you may not read the ledger\n");
    } else {
      line(
          text,
          preview.changedSince(),
          "of them changed since by newer drops"
              + (preview.changedSince() == 0 ? "" : ": what those wrote would be lost"));
    }
    if (preview.added() != null && preview.added() > 0) {
      line(
          text,
          preview.added(),
          preview.added() == 1
              ? "entry that the run added stays: it cannot be removed"
              : "entries that the run added stay: they cannot be removed");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, long number, String what) {
    text.append(String.format(Locale.ROOT, "%,9d  %s%n", number, what));
  }
}
