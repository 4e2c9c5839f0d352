package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.Set;

/**
 * Takes off what the service writes into the entries that it lists (Developer Guide,
 * tm-debugging-json-line-errors): at the top, in attributes, in metadata, in annotations.
 */
final class ServiceKeysFix implements LineFix {

  private static final Set<String> ARRAYS = Set.of("cl-errors", "errors", "warnings");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    boolean found = line.members().remove("cl-metadata") != null;
    found |= clear(line);
    for (Pair each : Pair.of(line)) {
      found |= clear(each.metadata());
      if (each.value() instanceof JsonTree.Obj attribute) {
        found |= clear(attribute);
      }
      for (JsonTree.Obj annotation : each.annotations()) {
        found |= clear(annotation);
      }
    }
    if (found) {
      changes.add(Change.SERVICE_KEYS);
    }
  }

  private static boolean clear(JsonTree.Obj object) {
    return object
        .members()
        .entrySet()
        .removeIf(
            each -> ARRAYS.contains(each.getKey()) && each.getValue() instanceof JsonTree.Arr);
  }
}
