package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.List;
import java.util.Set;

/** Takes objects and arrays out of strings that hold their JSON, where a line must have them. */
final class EmbeddedJsonFix implements LineFix {

  private static final List<String> OF_ATTRIBUTE = List.of("image_size", "annotations");
  private static final List<String> OF_METADATA = List.of("objects", "class-map");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    boolean found = false;
    for (String each : List.copyOf(line.members().keySet())) {
      if (each.endsWith(Pair.METADATA)) {
        found |= unwrap(line, each);
      }
    }
    for (Pair each : Pair.of(line)) {
      found |= unwrap(line, each.name());
      found |= unwrap(each.metadata(), OF_METADATA);
      if (line.get(each.name()) instanceof JsonTree.Obj attribute) {
        found |= unwrap(attribute, OF_ATTRIBUTE);
      }
    }
    if (found) {
      changes.add(Change.UNWRAPPED);
    }
  }

  private static boolean unwrap(JsonTree.Obj object, List<String> keys) {
    boolean found = false;
    for (String each : keys) {
      found |= unwrap(object, each);
    }
    return found;
  }

  private static boolean unwrap(JsonTree.Obj object, String key) {
    if (!(object.get(key) instanceof JsonTree.Text(String text))
        || !(text.strip().startsWith("{") || text.strip().startsWith("["))) {
      return false;
    }
    try {
      object.with(key, JsonReader.allowingEqualRepeats().read(text.strip()));
      return true;
    } catch (MalformedJsonException _) {
      return false;
    }
  }
}
