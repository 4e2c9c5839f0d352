package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sets confidences that are missing to 1, and divides those in percent. The service requires them
 * and does not use them.
 */
final class ConfidenceFix implements LineFix {

  private static final String KEY = "confidence";
  private static final double PERCENT = 100;

  /** What is less, and above 1, could be 1 with an error of rounding. */
  private static final double LEAST_PERCENT = 1.05;

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      boolean found =
          switch (each.type()) {
            case "groundtruth/image-classification" ->
                each.value() instanceof JsonTree.Num
                    && (set(each.metadata()) || divide(each.metadata()));
            case "groundtruth/object-detection" -> setAll(each);
            default -> false;
          };
      if (found) {
        changes.add(Change.CONFIDENCE);
      }
    }
  }

  /** Percent become parts of 1. */
  private static boolean divide(JsonTree.Obj object) {
    if (!(object.get(KEY) instanceof JsonTree.Num number)
        || number.value() < LEAST_PERCENT
        || number.value() > PERCENT) {
      return false;
    }
    object.with(
        KEY,
        new JsonTree.Num(
            new BigDecimal(number.literal())
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString()));
    return true;
  }

  private static boolean set(JsonTree.Obj object) {
    if (object.get(KEY) != null && !(object.get(KEY) instanceof JsonTree.Null)) {
      return false;
    }
    object.with(KEY, 1);
    return true;
  }

  /** Confidences belong to boxes by their place: those that are missing are the last. */
  private static boolean setAll(Pair pair) {
    if (pair.annotations().isEmpty()) {
      return false;
    }
    boolean found = false;
    JsonTree given = pair.metadata().get("objects");
    List<JsonTree> objects =
        given instanceof JsonTree.Arr(var items) ? new ArrayList<>(items) : new ArrayList<>();
    for (int index = 0; index < objects.size(); index++) {
      if (objects.get(index) instanceof JsonTree.Obj object) {
        found |= set(object);
      } else {
        objects.set(index, new JsonTree.Obj().with(KEY, 1));
        found = true;
      }
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
