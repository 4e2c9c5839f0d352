package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.manifest.KeyNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renames keys that are the service's but for case, hyphens and underscores: {@code class_name},
 * {@code imageSize}, {@code boxes_metadata}. A key that is there in its own spelling, too, or twice
 * in others stays.
 */
final class KeyNamesFix implements LineFix {

  private static final List<String> METADATA =
      List.of(
          "class-name",
          "confidence",
          "type",
          "human-annotated",
          "creation-date",
          "job-name",
          "objects",
          "class-map");
  private static final List<String> ATTRIBUTE = List.of("image_size", "annotations");
  private static final List<String> SIZE = List.of("width", "height", "depth");
  private static final List<String> BOX = List.of("class_id", "top", "left", "width", "height");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    boolean found = renamePartners(line);
    for (Pair each : Pair.of(line)) {
      found |= rename(each.metadata(), METADATA);
      for (JsonTree.Obj object : Pair.objects(each.metadata().get("objects"))) {
        found |= rename(object, List.of("confidence"));
      }
      if (each.value() instanceof JsonTree.Obj attribute) {
        found |= rename(attribute, ATTRIBUTE);
        for (JsonTree.Obj size : Pair.objects(attribute.get("image_size"))) {
          found |= rename(size, SIZE);
        }
        for (JsonTree.Obj box : Pair.objects(attribute.get("annotations"))) {
          found |= rename(box, BOX);
        }
      }
    }
    if (found) {
      changes.add(Change.KEY);
    }
  }

  /** Renames the metadata of attributes that have none by their own name. */
  private static boolean renamePartners(JsonTree.Obj line) {
    boolean found = false;
    for (String each : List.copyOf(line.members().keySet())) {
      if (line.members().containsKey(each) && !each.equals(SourceRefFix.KEY)) {
        found |= rename(line, List.of(each + Pair.METADATA));
      }
    }
    return found;
  }

  private static boolean rename(JsonTree.Obj object, List<String> names) {
    boolean found = false;
    for (String name : names) {
      String letters = KeyNames.letters(name);
      List<String> alike =
          object.members().keySet().stream()
              .filter(key -> KeyNames.letters(key).equals(letters))
              .toList();
      if (alike.size() == 1 && !alike.getFirst().equals(name)) {
        rename(object, alike.getFirst(), name);
        found = true;
      }
    }
    return found;
  }

  private static void rename(JsonTree.Obj object, String old, String name) {
    Map<String, JsonTree> renamed = new LinkedHashMap<>();
    object.members().forEach((key, value) -> renamed.put(key.equals(old) ? name : key, value));
    object.members().clear();
    object.members().putAll(renamed);
  }
}
