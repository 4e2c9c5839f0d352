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

  /** What cannot be seen, before a scheme. */
  private static final Pattern UNSEEN_BEFORE =
      Pattern.compile("^[\\s\\p{Cntrl}\\p{Z}\\p{Cf}]+(?=(?i)s3://)");

  /** Quotes or brackets around the whole. */
  private static final Pattern WRAPPED =
      Pattern.compile("[\"'<(\\[{`]+((?i)s3://.*?)[\"'>)\\]}`]+");

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
    String seen = UNSEEN_BEFORE.matcher(AROUND.matcher(value).replaceAll("")).replaceFirst("");
    String trimmed = WRAPPED.matcher(seen).replaceFirst("$1");
    if (!WRAPPED.matcher(seen).matches()) {
      trimmed = seen;
    }
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
