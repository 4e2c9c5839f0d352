package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.Severity;
import dev.labeldrop.local.cli.ResultJson.Drop;
import dev.labeldrop.local.cli.ResultJson.Unread;
import dev.labeldrop.manifest.Fixable;
import dev.labeldrop.manifest.LineCounts;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.run.state.Settings.OnInvalidLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of {@code check} as one JSON object; docs/check.md explains its fields. */
final class CheckJson implements ResultForm {

  private final PrintWriter out;
  private final OnInvalidLine onInvalid;
  private final int mostProblems;
  private final List<Object> files = new ArrayList<>();

  private record Document(int version, int exitCode, OnInvalidLine onInvalid, List<Object> files) {}

  private record Checked(
      String file,
      @Nullable String unreadable,
      boolean compressed,
      LineCounts lines,
      Drop drop,
      List<Shown> problems,
      long problemsNotShown,
      Map<Severity, Long> problemCount,
      List<Counted> codes,
      Statistics statistics,
      @Nullable ImagesSeen images) {}

  private record Shown(
      @Nullable Long line,
      @Nullable Integer column,
      @Nullable String path,
      Code code,
      Severity severity,
      String message,
      @Nullable String sourceRef,
      Fixable fixable) {

    static Shown of(Problem problem) {
      return new Shown(
          problem.line(),
          problem.column(),
          problem.path(),
          problem.code(),
          problem.severity(),
          problem.message(),
          problem.sourceRef(),
          problem.fixable());
    }
  }

  private record Counted(Code code, Severity severity, long count, String meaning, String remedy) {

    static Counted of(Map.Entry<Code, Long> count) {
      Code code = count.getKey();
      return new Counted(code, code.severity(), count.getValue(), code.meaning(), code.remedy());
    }
  }

  private record Label(String label, long images, long boxes) {}

  private record Statistics(
      List<Label> labels, boolean moreLabels, List<Long> imagesByBoxes, long unlabelledImages) {

    static Statistics of(ManifestStatistics all) {
      return new Statistics(
          all.labels().stream()
              .map(each -> new Label(each.name(), each.images(), each.boxes()))
              .toList(),
          all.moreLabels(),
          all.imagesByBoxes(),
          all.unlabelledImages());
    }
  }

  CheckJson(PrintWriter out, OnInvalidLine onInvalid, int mostProblems) {
    this.out = out;
    this.onInvalid = onInvalid;
    this.mostProblems = mostProblems;
  }

  @Override
  public void add(FileResult result) {
    files.add(
        switch (result) {
          case FileResult.Unreadable unread -> Unread.of(unread);
          case FileResult.Checked checked -> checked(checked);
        });
  }

  @Override
  public void end(int exitCode) {
    out.print(Json.pretty(new Document(ResultJson.VERSION, exitCode, onInvalid, files)));
    out.flush();
  }

  private Checked checked(FileResult.Checked result) {
    Validation validation = result.validation();
    ShownProblems shown = ShownProblems.of(validation, mostProblems);
    Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    bySeverity.put(Severity.ERROR, validation.errorCount());
    bySeverity.put(Severity.WARNING, validation.warningCount());
    return new Checked(
        result.file().name(),
        null,
        result.compressed(),
        validation.lines(),
        Drop.of(result.verdict()),
        shown.problems().stream().map(Shown::of).toList(),
        shown.notShown(),
        bySeverity,
        validation.counts().entrySet().stream().map(Counted::of).toList(),
        Statistics.of(validation.statistics()),
        result.images());
  }
}
