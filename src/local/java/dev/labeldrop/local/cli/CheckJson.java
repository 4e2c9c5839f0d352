package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.manifest.ManifestStatistics;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.manifest.Validation;
import dev.labeldrop.run.Settings.OnInvalidLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of {@code check} as one JSON object; docs/check.md explains its fields. */
final class CheckJson implements ResultForm {

  private final PrintWriter out;
  private final OnInvalidLine onInvalid;
  private final int mostProblems;
  private final List<Map<String, @Nullable Object>> files = new ArrayList<>();

  CheckJson(PrintWriter out, OnInvalidLine onInvalid, int mostProblems) {
    this.out = out;
    this.onInvalid = onInvalid;
    this.mostProblems = mostProblems;
  }

  @Override
  public void add(FileResult result) {
    files.add(
        switch (result) {
          case FileResult.Unreadable unread -> ResultJson.of(unread);
          case FileResult.Checked checked -> file(checked);
        });
  }

  @Override
  public void end(int exitCode) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", ResultJson.VERSION);
    map.put("exitCode", exitCode);
    map.put("onInvalid", onInvalid);
    map.put("files", files);
    out.print(Json.pretty(map));
    out.flush();
  }

  private Map<String, @Nullable Object> file(FileResult.Checked checked) {
    Validation validation = checked.validation();
    ShownProblems shown = ShownProblems.of(validation, mostProblems);
    Map<String, @Nullable Object> map = ResultJson.of(checked);
    map.put("problems", shown.problems().stream().map(CheckJson::problem).toList());
    map.put("problemsNotShown", shown.notShown());
    Map<String, @Nullable Object> bySeverity = new LinkedHashMap<>();
    bySeverity.put("ERROR", validation.errorCount());
    bySeverity.put("WARNING", validation.warningCount());
    map.put("problemCount", bySeverity);
    map.put("codes", codes(validation.counts()));
    map.put("statistics", statistics(validation.statistics()));
    return map;
  }

  private static Map<String, @Nullable Object> problem(Problem problem) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("line", problem.line());
    map.put("column", problem.column());
    map.put("path", problem.path());
    map.put("code", problem.code());
    map.put("severity", problem.severity());
    map.put("message", problem.message());
    map.put("sourceRef", problem.sourceRef());
    return map;
  }

  private static List<Map<String, @Nullable Object>> codes(Map<Code, Long> counts) {
    List<Map<String, @Nullable Object>> codes = new ArrayList<>();
    counts.forEach((code, count) -> {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("code", code);
      map.put("severity", code.severity());
      map.put("count", count);
      map.put("meaning", code.meaning());
      map.put("remedy", code.remedy());
      codes.add(map);
    });
    return codes;
  }

  private static Map<String, @Nullable Object> statistics(ManifestStatistics statistics) {
    List<Map<String, @Nullable Object>> labels = new ArrayList<>();
    for (ManifestStatistics.LabelCount label : statistics.labels()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("label", label.name());
      map.put("images", label.images());
      map.put("boxes", label.boxes());
      labels.add(map);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("labels", labels);
    map.put("moreLabels", statistics.moreLabels());
    map.put("imagesByBoxes", statistics.imagesByBoxes());
    map.put("unlabelledImages", statistics.unlabelledImages());
    return map;
  }
}
