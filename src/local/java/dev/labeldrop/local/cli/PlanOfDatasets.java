package dev.labeldrop.local.cli;

import dev.labeldrop.local.plan.DatasetPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The comparison of manifests with a dataset, file by file. */
final class PlanOfDatasets {

  private final Main main;
  private final CommandLine line;
  private final PlanForm form;

  /**
   * Compares, and shows what comes out.
   *
   * @param line takes what is wrong with files
   */
  PlanOfDatasets(Main main, CommandLine line, PlanForm form) {
    this.main = main;
    this.line = line;
    this.form = form;
  }

  /**
   * Compares every file.
   *
   * @param options where files are found, and what is sent of them
   * @return the exit code
   */
  int compare(ManifestOptions options, PlanTarget target) throws IOException, InterruptedException {
    options.check();
    Path folder = Files.createTempDirectory("labeldrop-plan");
    try {
      Set<ManifestFile> files = options.files();
      PlanComparison comparison = comparison(options, target, folder);
      int exitCode = 0;
      for (ManifestFile file : files) {
        exitCode = Math.max(exitCode, compare(file, comparison, folder));
      }
      form.end(exitCode);
      return line.getOut().checkError() ? CommandLine.ExitCode.USAGE : exitCode;
    } finally {
      delete(folder);
    }
  }

  private PlanComparison comparison(ManifestOptions options, PlanTarget target, Path folder)
      throws IOException, InterruptedException {
    Path entries = target.entries();
    Path others = target.others();
    return entries != null
        ? PlanComparison.withFiles(entries, others, options.limits(), options.onInvalid())
        : PlanComparison.withStack(
            target.connect(),
            target.dataset(),
            main,
            folder,
            name ->
                new CountBar(
                    line.getErr(),
                    main.streams().errorsToTerminal(),
                    "listing " + name,
                    "entries"));
  }

  private int compare(ManifestFile file, PlanComparison comparison, Path folder)
      throws IOException {
    Spooled spooled;
    try {
      spooled = Spooled.of(file, main.streams().in(), folder);
    } catch (IOException e) {
      return show(new FileResult.Unreadable(file, Failures.reason(e)));
    }
    FileResult result =
        new FileCheck(comparison.limits(), comparison.onInvalid(), main.streams())
            .check(spooled.file(), spooled.compressed());
    if (!(result instanceof FileResult.Checked checked)) {
      return show(result);
    }
    String startsNothing = DropName.startsNothing(file);
    if (startsNothing != null) {
      line.getErr().println("labeldrop: " + startsNothing);
    }
    FileResult.Checked asGiven =
        new FileResult.Checked(file, checked.compressed(), checked.validation(), checked.verdict());
    if (checked.verdict() instanceof Verdict.Refused) {
      form.add(asGiven);
      return 1;
    }
    DatasetPlan plan = comparison.plan(checked, spooled.path(), main.clock().instant());
    form.add(asGiven, plan);
    return 0;
  }

  private int show(FileResult result) {
    if (result instanceof FileResult.Unreadable(ManifestFile unread, String reason)) {
      line.getErr().println(unread.name() + ": " + reason);
    }
    form.add(result);
    return CommandLine.ExitCode.USAGE;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
