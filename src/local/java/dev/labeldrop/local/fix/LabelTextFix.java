package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.manifest.Look;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes white space at the ends of labels away, and what cannot be seen in them, and decodes those
 * that were written for a web page or read in the wrong encoding. A label of which nothing would be
 * left stays.
 */
final class LabelTextFix implements LineFix {

  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Cc}\\p{Z}\\uFEFF]+|[\\s\\p{Cc}\\p{Z}\\uFEFF]+$");
  private static final Pattern INSIDE =
      Pattern.compile(
          "[\\s\\p{Cc}\\p{Zl}\\p{Zp}&&[^ ]]+|[\\p{Cf}&&[^\\u200C\\u200D\\x{E0020}-\\x{E007F}]]");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    Map<String, String> replacements = new LinkedHashMap<>();
    for (String each : LabelNames.of(line)) {
      String plain = plain(each);
      if (!plain.isEmpty() && !plain.equals(each)) {
        replacements.put(each, plain);
      }
    }
    if (LabelNames.replace(line, replacements)) {
      changes.add(Change.LABEL_TEXT);
    }
    Map<String, String> decoded = new LinkedHashMap<>();
    for (String each : LabelNames.of(line)) {
      if (!Look.decoded(each).equals(each)) {
        decoded.put(each, Look.decoded(each));
      }
    }
    if (LabelNames.replace(line, decoded)) {
      changes.add(Change.LABEL_CODING);
    }
  }

  /** Whether a label stays as it is. */
  static boolean isPlain(String label) {
    return plain(label).equals(label);
  }

  /** White space inside is a blank, so that words stay apart. */
  private static String plain(String label) {
    String inside =
        INSIDE
            .matcher(AROUND.matcher(label).replaceAll(""))
            .replaceAll(found -> found.group().isBlank() ? " " : "");
    return AROUND.matcher(inside).replaceAll("");
  }
}
