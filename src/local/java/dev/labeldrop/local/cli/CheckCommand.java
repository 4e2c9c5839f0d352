package dev.labeldrop.local.cli;

import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.RefusedLines;
import dev.labeldrop.manifest.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: validates manifests and starts nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Validates manifests and prints their problems as a compiler would.",
      "",
      "  file:line:column: severity CODE message",
      "",
      "Exit codes: 0 no errors, 1 errors, 2 wrong usage or a file that cannot be read."
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The manifests.")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    boolean errors = false;
    boolean unreadable = false;
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        errors |= check(file);
      } else {
        unreadable = true;
        String what = Files.isDirectory(file) ? "it is a folder." : "there is no such file.";
        spec.commandLine().getErr().println(file + ": " + what);
      }
    }
    return unreadable ? CommandLine.ExitCode.USAGE : errors ? 1 : 0;
  }

  private boolean check(Path file) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Validation validation;
    try (InputStream in = Files.newInputStream(file)) {
      validation = new ManifestValidator(Limits.SERVICE).validate(in, RefusedLines.ignored());
    }
    for (Problem problem : validation.problems()) {
      out.println(line(file, problem));
    }
    long found = validation.errorCount() + validation.warningCount();
    if (found > validation.problems().size()) {
      out.printf(Locale.ROOT, "%s: … and %,d more%n", file, found - validation.problems().size());
    }
    out.printf(
        Locale.ROOT,
        "%s: lines %,d, valid %,d, rejected %,d; errors %,d, warnings %,d; chunks %,d%n",
        file,
        validation.lines().total(),
        validation.lines().valid(),
        validation.lines().rejected(),
        validation.errorCount(),
        validation.warningCount(),
        validation.chunks().size());
    out.flush();
    return validation.errorCount() > 0;
  }

  private static String line(Path file, Problem problem) {
    StringBuilder text = new StringBuilder(file.toString());
    if (problem.line() != null) {
      text.append(':').append(problem.line());
    }
    if (problem.column() != null) {
      text.append(':').append(problem.column());
    }
    String severity = problem.severity().name().toLowerCase(Locale.ROOT);
    return text.append(": ")
        .append(severity)
        .append(' ')
        .append(problem.code())
        .append(' ')
        .append(problem.message())
        .toString();
  }
}
