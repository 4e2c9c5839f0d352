package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.local.fix.FixOptions;
import dev.labeldrop.local.fix.Fixed;
import dev.labeldrop.local.fix.Fixer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code fix} makes of a line by itself, as a fix of SARIF (2.1.0, section 3.55). */
final class SarifFix {

  private static final FixOptions SAFE =
      new FixOptions(false, null, _ -> Optional.empty(), null, null);

  private SarifFix() {}

  /** The fix of a line; empty where it stays as it is. */
  static Optional<Map<String, Object>> of(long number, String line, Map<String, Object> artifact) {
    try {
      String before = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      Fixed fixed = Fixer.fix(before.getBytes(UTF_8), SAFE);
      List<String> lines = fixed.lines();
      if (lines.equals(List.of(before))) {
        return Optional.empty();
      }
      String words =
          fixed.counts().keySet().stream()
              .map(change -> change.words(1))
              .collect(Collectors.joining("; "));
      return Optional.of(fix(words, region(number, before), String.join("\n", lines), artifact));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> region(long number, String line) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", number);
    region.put("startColumn", 1);
    region.put("endColumn", line.codePointCount(0, line.length()) + 1);
    return region;
  }

  private static Map<String, Object> fix(
      String words, Map<String, Object> region, String text, Map<String, Object> artifact) {
    return Map.of(
        "description",
        Map.of("text", words),
        "artifactChanges",
        List.of(
            Map.of(
                "artifactLocation",
                artifact,
                "replacements",
                List.of(
                    Map.of("deletedRegion", region, "insertedContent", Map.of("text", text))))));
  }
}
