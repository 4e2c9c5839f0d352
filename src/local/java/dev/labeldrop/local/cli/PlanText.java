package dev.labeldrop.local.cli;

import dev.labeldrop.Severity;
import dev.labeldrop.local.plan.DatasetPlan;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.ColorScheme;

/** Plans as tables, each file as soon as it is read. */
final class PlanText implements PlanForm {

  private final PrintWriter out;
  private final CompilerText text;
  private final DatasetPlanText comparison;

  PlanText(PrintWriter out, ColorScheme colours) {
    this.out = out;
    this.text = new CompilerText(colours);
    this.comparison = new DatasetPlanText(out, colours);
  }

  @Override
  public void add(FileResult result) {
    if (result instanceof FileResult.Checked checked) {
      String name = checked.file().name();
      if (checked.compressed()) {
        out.println(text.note(name, FileResult.noteOfCompression()));
      }
      out.println(text.bold(name + ":") + " " + CompilerText.verdict(checked.verdict()));
      switch (checked.verdict()) {
        case Verdict.Refused _ -> refusal(name, checked);
        case Verdict.Sent sent -> table(sent);
      }
    }
  }

  @Override
  public void add(FileResult.Checked result, DatasetPlan plan) {
    List<Chunk> chunks = plan.chunks();
    long lines = plan.lines().toAdd() + plan.lines().toReplace();
    long rejected = result.validation().lines().rejected();
    if (result.compressed()) {
      out.println(text.note(result.file().name(), FileResult.noteOfCompression()));
    }
    out.println(
        text.bold(result.file().name() + ":")
            + " "
            + CompilerText.verdict(new Verdict.Sent(lines, rejected, chunks)));
    comparison.print(plan);
    if (!chunks.isEmpty()) {
      table(new Verdict.Sent(lines, rejected, chunks));
    }
  }

  @Override
  public void end(int exitCode) {
    out.flush();
  }

  private void refusal(String name, FileResult.Checked checked) {
    checked.validation().problems().stream()
        .filter(problem -> problem.line() == null && problem.severity() == Severity.ERROR)
        .forEach(problem -> out.println(text.problem(name, problem)));
    if (checked.validation().problems().stream().anyMatch(PlanText::refusesALine)) {
      out.println(text.note(name, "'labeldrop check' says what is wrong with each line."));
    }
  }

  private static boolean refusesALine(Problem problem) {
    return problem.line() != null && problem.severity() == Severity.ERROR;
  }

  private void table(Verdict.Sent sent) {
    row("chunk", "lines", "sent", "bytes");
    for (Chunk chunk : sent.chunks()) {
      row(
          number(chunk.number()),
          number(chunk.firstLine()) + "-" + number(chunk.lastLine()),
          number(chunk.lines()),
          number(chunk.bytes()));
    }
    List<Chunk> chunks = sent.chunks();
    row(
        "total",
        number(chunks.getFirst().firstLine()) + "-" + number(chunks.getLast().lastLine()),
        number(sent.lines()),
        number(chunks.stream().mapToLong(Chunk::bytes).sum()));
    if (sent.rejected() > 0) {
      out.printf(Locale.ROOT, "  Rejected lines, which are not sent: %,d%n", sent.rejected());
    }
  }

  private void row(String... cells) {
    out.printf(Locale.ROOT, "  %5s  %19s  %9s  %13s%n", (Object[]) cells);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
