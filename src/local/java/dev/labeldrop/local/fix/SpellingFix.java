package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes a type as the service compares it, and takes the white space around dates away. */
final class SpellingFix implements LineFix {

  private static final String PREFIX = "groundtruth/";
  private static final List<String> TYPES =
      List.of(
          "groundtruth/image-classification",
          "groundtruth/object-detection",
          "groundtruth/image-classification-multilabel");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      boolean found = replace(each.metadata(), "type", type(each.type()));
      String date = Pair.text(each.metadata(), "creation-date").orElse("");
      found |= !date.isBlank() && replace(each.metadata(), "creation-date", date.strip());
      if (found) {
        changes.add(Change.SPELLING);
      }
    }
  }

  private static boolean replace(JsonTree.Obj metadata, String key, String value) {
    JsonTree before = metadata.get(key);
    if (before == null || before.equals(new JsonTree.Text(value))) {
      return false;
    }
    if (before instanceof JsonTree.Text) {
      metadata.with(key, value);
      return true;
    }
    return false;
  }

  /** The type that a text means; itself where it means none. */
  private static String type(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    String whole = plain.startsWith(PREFIX) ? plain : PREFIX + plain;
    return TYPES.contains(whole) ? whole : text;
  }
}
