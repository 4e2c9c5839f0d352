package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.RejectedLines;
import dev.labeldrop.manifest.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.ColorScheme;

/** Checks a manifest that a command has written, and says on the error stream what is left. */
final class NewManifest {

  /** What a person reads. */
  private static final int MOST_SHOWN = 20;

  private static final Set<Code> NO_TEXT =
      EnumSet.of(
          Code.ERROR_MANIFEST_IS_COMPRESSED,
          Code.ERROR_MANIFEST_IS_BINARY,
          Code.ERROR_MANIFEST_IS_LFS_POINTER);

  private final PrintWriter err;
  private final CompilerText text;

  NewManifest(PrintWriter err, ColorScheme colours) {
    this.err = err;
    this.text = new CompilerText(colours);
  }

  /** Reads the manifest as a drop of it would be read. */
  static Validation validate(InputStream in) throws IOException {
    return new ManifestValidator(Limits.SERVICE).validate(in, RejectedLines.ignored());
  }

  /** What a file is that is no text, and what to do; empty where it may be one. */
  static Optional<String> noText(byte[] bytes) throws IOException {
    return validate(new ByteArrayInputStream(bytes)).problems().stream()
        .filter(problem -> NO_TEXT.contains(problem.code()))
        .map(problem -> problem.message().replaceFirst("\\.$", ""))
        .findFirst();
  }

  /** Shows the first of a manifest's problems, and how many there are. */
  void show(String name, Validation validation) {
    show(name, validation, List.of());
  }

  /**
   * The same of a manifest that was made of another.
   *
   * @param origins for each line, the number of the other's line that it came from
   */
  void show(String name, Validation validation, List<Long> origins) {
    List<Problem> shown = ShownProblems.of(validation, MOST_SHOWN).problems();
    for (Problem each : shown) {
      err.println(text.problem(name, each) + origin(each.line(), origins));
    }
    long others = validation.errorCount() + validation.warningCount() - shown.size();
    if (others > 0) {
      err.println(
          text.note(name, Count.of(others, "problem") + " more; ./labeldrop check shows them"));
    }
    err.printf(
        "%s lines %,d, valid %,d; errors %,d, warnings %,d%n",
        text.bold(name + ":"),
        validation.lines().total(),
        validation.lines().valid(),
        validation.errorCount(),
        validation.warningCount());
  }

  private static String origin(@Nullable Long line, List<Long> origins) {
    return line == null || line > origins.size() || origins.get((int) (line - 1)).equals(line)
        ? ""
        : " (Line " + origins.get((int) (line - 1)) + " of the input.)";
  }
}
