package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The results of {@code check} as a compiler would print them: the problems of each file as soon as
 * it is read; at the end the codes, a line for each file, and the sums.
 */
final class CheckText implements ResultForm {

  private final PrintWriter out;
  private final CompilerText text;
  private final int mostProblems;
  private final boolean quiet;
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final List<String> summaries = new ArrayList<>();
  private int files;
  private int unread;
  private int refused;
  private long total;
  private long valid;

  /**
   * Results as text.
   *
   * @param quiet whether each problem is one line
   */
  CheckText(PrintWriter out, ColorScheme colours, int mostProblems, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
    this.text = new CompilerText(colours);
    this.mostProblems = mostProblems;
  }

  @Override
  public void add(FileResult result) {
    files++;
    switch (result) {
      case FileResult.Unreadable _ -> unread++;
      case FileResult.Checked checked -> add(checked);
    }
  }

  private void add(FileResult.Checked checked) {
    String name = checked.file().name();
    Validation validation = checked.validation();
    ShownProblems shown = ShownProblems.of(validation, mostProblems);
    show(checked.file(), shown.problems());
    if (shown.notShown() > 0) {
      String others = Count.of(shown.notShown(), "problem");
      out.println(text.note(name, others + " not shown; see --max-problems"));
    }
    if (checked.compressed()) {
      out.println(text.note(name, FileResult.noteOfCompression()));
    }
    LineCounts lines = validation.lines();
    summaries.add(text.bold(name + ":") + " " + summary(checked));
    if (checked.images() != null) {
      summaries.add(text.bold(name + ":") + " " + checked.images().text());
    }
    if (!quiet) {
      FixableProblems.of(validation, checked.file()).ifPresent(summaries::add);
    }
    validation.counts().forEach((code, count) -> counts.merge(code, count, Long::sum));
    total += lines.total();
    valid += lines.valid();
    refused += checked.verdict() instanceof Verdict.Refused ? 1 : 0;
  }

  private void show(ManifestFile file, List<Problem> problems) {
    Map<Long, String> others = quiet ? Map.of() : OtherLines.of(file, problems);
    for (Problem problem : problems) {
      out.println(text.problem(file.name(), problem));
      if (!quiet) {
        String other = problem.other() == null ? null : others.get(problem.other());
        LineExcerpt.of(problem, other).forEach(line -> out.println(text.excerpt(line)));
      }
    }
  }

  @Override
  public void end(int exitCode) {
    int width = counts.keySet().stream().mapToInt(code -> code.name().length()).max().orElse(0);
    counts.forEach((code, count) -> out.println(row(code, count, width)));
    summaries.forEach(out::println);
    if (files > 1) {
      out.println(sums());
    }
    out.flush();
  }

  private static String summary(FileResult.Checked checked) {
    Validation validation = checked.validation();
    LineCounts lines = validation.lines();
    return String.format(
        Locale.ROOT,
        "lines %,d, valid %,d, rejected %,d; errors %,d, warnings %,d; %s",
        lines.total(),
        lines.valid(),
        lines.rejected(),
        validation.errorCount(),
        validation.warningCount(),
        CompilerText.verdict(checked.verdict(), checked.images()));
  }

  private String sums() {
    return String.format(
        Locale.ROOT,
        "%,d files: %,d would be sent, %,d rejected, %,d not read; lines %,d, valid %,d, rejected"
            + " %,d",
        files,
        files - refused - unread,
        refused,
        unread,
        total,
        valid,
        total - valid);
  }

  private String row(Code code, long count, int width) {
    String severity = String.format("%-7s", code.severity().name().toLowerCase(Locale.ROOT));
    return String.format(
        Locale.ROOT,
        "%,9d  %s  %-" + width + "s  %s",
        count,
        text.severity(code, severity),
        code,
        firstClause(code.meaning()));
  }

  /**
   * A meaning up to the end of its first clause; a sign that stands alone, as in "a . or ..", ends
   * none.
   */
  private static String firstClause(String meaning) {
    return meaning.split("(?<=[^\\s.])[.;:](?=\\s|$)", 2)[0];
  }
}
