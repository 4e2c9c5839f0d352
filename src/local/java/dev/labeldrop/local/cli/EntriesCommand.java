package dev.labeldrop.local.cli;

import dev.labeldrop.Count;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetLookup;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.dataset.Datasets;
import dev.labeldrop.dataset.RekognitionDatasets;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.stack.DatasetName;
import dev.labeldrop.local.stack.Destination;
import dev.labeldrop.local.stack.EntriesOut;
import dev.labeldrop.local.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code entries}: what a dataset holds, as a manifest. */
@Command(
    name = "entries",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what a dataset holds to standard output, as a manifest that can be dropped again: the"
          + " keys that the service puts into entries are taken off.",
      "",
      "It makes at most two calls a second, of 100 entries each: 250,000 entries take 21 minutes."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All of it was written.",
      "1:Some entries could not be read, and are left out.",
      "2:Wrong usage, no such dataset, output that was closed, or a call of AWS that failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop entries --project flowers --type train --local > a.jsonl",
      "  ./labeldrop entries --project flowers --type train --local --raw > a.raw"
    })
final class EntriesCommand implements Callable<Integer> {

  @Option(names = "--project", required = true, paramLabel = "NAME", description = "The project.")
  private String project = "";

  @Option(
      completionCandidates = TypeNames.class,
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description = "Which of its datasets: train or test.")
  private DatasetType type = DatasetType.TRAIN;

  @Option(
      names = "--raw",
      description = "Keeps the keys of the service: cl-metadata, cl-errors, errors, warnings.")
  private boolean raw;

  @Mixin private TargetOptions target = new TargetOptions();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Connection connection = target.connect();
    DatasetName name = new DatasetName(project, type);
    Destination.of(connection, name);
    Datasets datasets = new RekognitionDatasets(connection.clients().rekognition());
    if (!(datasets.find(project, type) instanceof DatasetLookup.Found(DatasetArn dataset))) {
      throw new StackException("The project %s has several datasets of that type.".formatted(name));
    }
    Long total = datasets.describe(dataset).totalEntries();
    PrintWriter out = spec.commandLine().getOut();
    long unreadable;
    try (Progress progress =
        new Progress(
            spec.commandLine().getErr(), main.streams().errorsToTerminal(), "reading " + name)) {
      unreadable =
          new EntriesOut(datasets, main.waiter())
              .read(
                  dataset,
                  entry -> out.print((raw ? entry.json() : entry.line()) + "\n"),
                  read -> progress.show("reading " + name, of(read, total), 0, 0));
    }
    out.flush();
    if (unreadable > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              "labeldrop: %s left out.%n",
              Count.of(
                  unreadable,
                  "entry could not be read and is",
                  "entries could not be read and are"));
    }
    return out.checkError() ? CommandLine.ExitCode.USAGE : unreadable > 0 ? 1 : 0;
  }

  private static String of(long read, @Nullable Long total) {
    return String.format(Locale.ROOT, "%,d", read)
        + (total == null ? "" : " of " + Count.of(total, "entry", "entries"));
  }
}
