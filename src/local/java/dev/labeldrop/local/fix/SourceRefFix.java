package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The key {@code source-ref}, white space at the ends of its value, and the case of its scheme. */
final class SourceRefFix implements LineFix {

  static final String KEY = "source-ref";

  /** White space and control characters, at either end; also a byte order mark. */
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Cntrl}\\p{Z}\\uFEFF]+|[\\s\\p{Cntrl}\\p{Z}\\uFEFF]+$");

  private static final Pattern SCHEME = Pattern.compile("(?i)^s3://");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    if (line.get(KEY) == null) {
      rename(line, changes);
    }
    if (line.get(KEY) instanceof JsonTree.Arr(var items)
        && items.size() == 1
        && items.getFirst() instanceof JsonTree.Text only) {
      line.with(KEY, only);
      changes.add(Change.UNWRAPPED);
    }
    if (!(line.get(KEY) instanceof JsonTree.Text(String value))) {
      return;
    }
    String trimmed = AROUND.matcher(value).replaceAll("");
    if (!trimmed.equals(value) && !trimmed.isEmpty()) {
      line.with(KEY, trimmed);
      changes.add(Change.TRIMMED);
    }
    String scheme = SCHEME.matcher(trimmed).replaceFirst("s3://");
    if (!scheme.equals(trimmed)) {
      line.with(KEY, scheme);
      changes.add(Change.SCHEME);
    }
  }

  private static void rename(JsonTree.Obj line, Set<Change> changes) {
    Map<String, JsonTree> renamed = new LinkedHashMap<>();
    int found = 0;
    for (Map.Entry<String, JsonTree> each : line.members().entrySet()) {
      boolean misspelt = each.getValue() instanceof JsonTree.Text && isMisspelt(each.getKey());
      found += misspelt ? 1 : 0;
      renamed.put(misspelt ? KEY : each.getKey(), each.getValue());
    }
    if (found == 1) {
      line.members().clear();
      line.members().putAll(renamed);
      changes.add(Change.SOURCE_REF_KEY);
    }
  }

  /** Whether a key is the source-ref's, misspelt or not. */
  static boolean isKey(String key) {
    return key.equals(KEY) || isMisspelt(key);
  }

  private static boolean isMisspelt(String key) {
    String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return letters.equals("sourceref") || letters.equals("sourcereference");
  }
}
