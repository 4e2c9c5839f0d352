package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sets confidences that are missing to 1. The service requires them and does not use them. */
final class ConfidenceFix implements LineFix {

  private static final String KEY = "confidence";

  @Override
  public void apply(Json.Obj line, Set<Change> changes) {
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

  private static boolean set(Json.Obj object) {
    if (object.get(KEY) != null) {
      return false;
    }
    object.with(KEY, 1);
    return true;
  }

  /** Confidences belong to boxes by their place: those that are missing are the last. */
  private static boolean setAll(Pair pair) {
    boolean found = false;
    Json given = pair.metadata().get("objects");
    if (given != null && !(given instanceof Json.Arr)) {
      return false;
    }
    List<Json> objects =
        given instanceof Json.Arr(var items) ? new ArrayList<>(items) : new ArrayList<>();
    for (Json each : objects) {
      found |= each instanceof Json.Obj object && set(object);
    }
    while (objects.size() < pair.annotations().size()) {
      objects.add(new Json.Obj().with(KEY, 1));
      found = true;
    }
    if (found) {
      pair.metadata().with("objects", Json.Arr.of(objects));
    }
    return found;
  }
}
