package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.Json;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of {@code check} in the Static Analysis Results Interchange Format, version 2.1.0
 * (OASIS), which code hosts and editors show beside the lines.
 *
 * <p>A rule has no {@code helpUri}: that must be an absolute URI, and where docs/codes.md is
 * published is not ours to know. Its help says the remedy itself.
 */
final class CheckSarif implements ResultForm {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final PrintWriter out;
  private final int mostProblems;
  private final FileUris uris;

  /** The codes that came up, in the order in which they first did. */
  private final List<Code> rules = new ArrayList<>();

  private final List<Object> artifacts = new ArrayList<>();
  private final List<Object> results = new ArrayList<>();
  private final List<Object> notifications = new ArrayList<>();
  private boolean allRead = true;

  CheckSarif(PrintWriter out, int mostProblems, FileUris uris) {
    this.out = out;
    this.mostProblems = mostProblems;
    this.uris = uris;
  }

  @Override
  public void add(FileResult result) {
    Map<String, Object> artifact = Map.of("uri", uris.of(result.file()), "index", artifacts.size());
    artifacts.add(Map.of("location", artifact));
    switch (result) {
      case FileResult.Unreadable(ManifestFile file, String reason) -> {
        allRead = false;
        notify("error", file.name() + ": " + reason, artifact);
      }
      case FileResult.Checked checked -> add(checked, artifact);
    }
  }

  private void add(FileResult.Checked checked, Map<String, Object> artifact) {
    ShownProblems shown = ShownProblems.of(checked.validation(), mostProblems);
    Map<Long, String> lines = OtherLines.fixable(checked.file(), shown.problems());
    for (Problem each : shown.problems()) {
      Map<String, Object> found = result(each, artifact);
      String line = lines.get(each.line());
      if (line != null && each.line() != null) {
        SarifFix.of(each.line(), line, artifact).ifPresent(fix -> found.put("fixes", List.of(fix)));
      }
      results.add(found);
    }
    if (shown.notShown() > 0) {
      String others = Count.of(shown.notShown(), "problem");
      notify("warning", others + " not shown; see --max-problems.", artifact);
    }
    if (checked.compressed()) {
      notify("note", FileResult.noteOfCompression(), artifact);
    }
    ImagesSeen images = checked.images();
    if (images != null && images.silence() != null) {
      allRead = false;
      notify("error", checked.file().name() + ": " + images.silence(), artifact);
    }
  }

  @Override
  public void end(int exitCode) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Labeldrop");
    driver.put("version", Version.NUMBER);
    driver.put("rules", rules.stream().map(CheckSarif::rule).toList());
    Map<String, Object> invocation = new LinkedHashMap<>();
    invocation.put("executionSuccessful", allRead);
    invocation.put("exitCode", exitCode);
    invocation.put("toolExecutionNotifications", notifications);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("invocations", List.of(invocation));
    run.put("artifacts", artifacts);
    run.put("results", results);
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    out.print(Json.pretty(log));
    out.flush();
  }

  private void notify(String level, String text, Map<String, Object> artifact) {
    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("level", level);
    notification.put("message", Map.of("text", text));
    notification.put("locations", List.of(location(artifact)));
    notifications.add(notification);
  }

  private Map<String, Object> result(Problem problem, Map<String, Object> artifact) {
    if (!rules.contains(problem.code())) {
      rules.add(problem.code());
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", problem.code().name());
    result.put("ruleIndex", rules.indexOf(problem.code()));
    result.put("level", level(problem.code()));
    result.put("message", Map.of("text", problem.message()));
    result.put("locations", List.of(location(problem, artifact)));
    if (problem.sourceRef() != null) {
      result.put("properties", Map.of("sourceRef", problem.sourceRef()));
    }
    return result;
  }

  private static Map<String, Object> location(Map<String, Object> artifact) {
    return Map.of("physicalLocation", Map.of("artifactLocation", artifact));
  }

  private static Map<String, Object> location(Problem problem, Map<String, Object> artifact) {
    if (problem.line() == null) {
      return location(artifact);
    }
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", problem.line());
    if (problem.column() != null) {
      region.put("startColumn", problem.column());
    }
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", artifact);
    physical.put("region", region);
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", physical);
    if (problem.path() != null) {
      location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", problem.path())));
    }
    return location;
  }

  private static Map<String, Object> rule(Code code) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", code.name());
    rule.put("shortDescription", Map.of("text", code.meaning()));
    rule.put("help", Map.of("text", code.remedy()));
    rule.put("defaultConfiguration", Map.of("level", level(code)));
    return rule;
  }

  private static String level(Code code) {
    return code.severity() == Severity.ERROR ? "error" : "warning";
  }
}
