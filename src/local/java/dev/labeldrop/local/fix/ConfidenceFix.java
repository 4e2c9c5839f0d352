package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sets confidences that are missing to 1. The service requires them and does not use them. */
final class ConfidenceFix implements LineFix {

  private static final String KEY = "confidence";

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      boolean found =
          switch (each.type()) {
            case "groundtruth/image-classification" -> set(each.metadata());
            case "groundtruth/object-detection" -> setAll(each);
            default -> false;
          };
      if (found) {
        changes.add(Change.CONFIDENCE);
      }
    }
  }

  private static boolean set(JsonTree.Obj object) {
    if (object.get(KEY) != null) {
      return false;
    }
    object.with(KEY, 1);
    return true;
  }

  /** Confidences belong to boxes by their place: those that are missing are the last. */
  private static boolean setAll(Pair pair) {
    boolean found = false;
    JsonTree given = pair.metadata().get("objects");
    if (given != null && !(given instanceof JsonTree.Arr)) {
      return false;
    }
    List<JsonTree> objects =
        given instanceof JsonTree.Arr(var items) ? new ArrayList<>(items) : new ArrayList<>();
    for (JsonTree each : objects) {
      found |= each instanceof JsonTree.Obj object && set(object);
    }
    while (objects.size() < pair.annotations().size()) {
      objects.add(new JsonTree.Obj().with(KEY, 1));
      found = true;
    }
    if (found) {
      pair.metadata().with("objects", JsonTree.Arr.of(objects));
    }
    return found;
  }
}
