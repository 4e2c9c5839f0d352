package dev.labeldrop.local.cli;

import dev.labeldrop.manifest.Limits;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments of commands that read manifests and start nothing, and the reading itself. */
final class ManifestOptions {

  private static final int GOOD = 0;
  private static final int BAD = 1;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "The manifests: paths, - for standard input, or",
        "patterns in quotes, such as 'drops/**/*.jsonl'.",
        "What is in files compressed with gzip is checked,",
        "though a drop folder would reject such a file."
      })
  private List<String> arguments = List.of();

  @Mixin private DropOptions drop = new DropOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** What is done with each file that was read to its end. */
  @FunctionalInterface
  interface Step {

    /** The result that is shown. */
    FileResult.Checked after(FileResult.Checked result) throws IOException;

    /** Whether it reads the file once more, so that standard input must be kept. */
    default boolean readsAgain() {
      return false;
    }
  }

  OnInvalidLine onInvalid() {
    return drop.onInvalid();
  }

  int maxChangesBytes() {
    return drop.maxChangesBytes();
  }

  /**
   * Reads every file and shows what came out.
   *
   * @param problems how many problems of a file are to be shown at least
   * @param bad which files make the exit code 1
   * @return the exit code
   * @throws ParameterException where the arguments are wrong
   * @throws IOException where a pattern leads into a folder that cannot be read
   */
  int read(
      StandardStreams streams, int problems, ResultForm form, Predicate<FileResult.Checked> bad)
      throws IOException {
    return read(streams, problems, form, bad, result -> result);
  }

  /** The limits of the files that are read, of which so many problems at least are shown. */
  Limits limits(int problems) {
    return limits().withProblems(Math.max(problems, Limits.SERVICE.problems()));
  }

  /** The same with a further step for each file. */
  int read(
      StandardStreams streams,
      int problems,
      ResultForm form,
      Predicate<FileResult.Checked> bad,
      Step step)
      throws IOException {
    CommandLine line = spec.commandLine();
    drop.check(line);
    FileCheck check = new FileCheck(limits(problems), drop.onInvalid(), streams, step);
    PrintWriter out = line.getOut();
    int exitCode = GOOD;
    for (ManifestFile each : files()) {
      ManifestFile file =
          step.readsAgain() && each.path() == null ? ManifestFile.kept(streams.in()) : each;
      FileResult result = check.check(file);
      exitCode = Math.max(exitCode, exitCode(result, bad));
      if (result instanceof FileResult.Unreadable(ManifestFile unread, String reason)) {
        line.getErr().println(unread.name() + ": " + reason);
      }
      String startsNothing = DropName.startsNothing(file);
      if (startsNothing != null && result instanceof FileResult.Checked) {
        line.getErr().println("labeldrop: " + startsNothing);
      }
      form.add(result);
      if (out.checkError()) {
        // The reader has gone, as in "| head".
        return CommandLine.ExitCode.USAGE;
      }
    }
    form.end(exitCode);
    return out.checkError() ? CommandLine.ExitCode.USAGE : exitCode;
  }

  private static int exitCode(FileResult result, Predicate<FileResult.Checked> bad) {
    return switch (result) {
      case FileResult.Unreadable _ -> CommandLine.ExitCode.USAGE;
      case FileResult.Checked checked
          when checked.images() != null && checked.images().unanswered() ->
          CommandLine.ExitCode.USAGE;
      case FileResult.Checked checked -> bad.test(checked) ? BAD : GOOD;
    };
  }

  /**
   * Checks the numbers, in the words of the command line.
   *
   * @throws ParameterException where one is out of its range
   */
  void check() {
    drop.check(spec.commandLine());
  }

  /** What manifests are checked against. */
  Limits limits() {
    return Limits.SERVICE.withChangesBytes(drop.maxChangesBytes());
  }

  /**
   * Each file once, in the order of the arguments.
   *
   * @throws ParameterException where the arguments are wrong
   * @throws IOException where a pattern leads into a folder that cannot be read
   */
  Set<ManifestFile> files() throws IOException {
    Set<ManifestFile> files = new LinkedHashSet<>();
    for (String argument : arguments) {
      files.addAll(files(argument));
    }
    return files;
  }

  private List<ManifestFile> files(String argument) throws IOException {
    if (argument.equals(ManifestFile.STANDARD_INPUT)) {
      return List.of(ManifestFile.standardInput());
    }
    try {
      Optional<ManifestFile> inS3 = ManifestFile.inS3(argument);
      if (inS3.isPresent()) {
        return List.of(inS3.get());
      }
      if (!FileGlob.isPattern(argument) || Files.exists(Path.of(argument))) {
        return List.of(ManifestFile.of(Path.of(argument)));
      }
      List<ManifestFile> matches = new ArrayList<>();
      new FileGlob(argument).files().forEach(path -> matches.add(ManifestFile.of(path)));
      if (matches.isEmpty()) {
        throw new ParameterException(spec.commandLine(), argument + ": no file matches it.");
      }
      return matches;
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw new ParameterException(spec.commandLine(), argument + ": " + e.getMessage(), e);
    }
  }
}
