package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.Set;

/**
 * Writes the type of a label attribute whose form shows which it is, where the type is missing or
 * is the other one of the two.
 */
final class TypeFix implements LineFix {

  private static final String KEY = "type";
  private static final String IMAGE = "groundtruth/image-classification";
  private static final String BOXES = "groundtruth/object-detection";

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      JsonTree given = each.metadata().get(KEY);
      boolean open = given == null || each.type().equals(IMAGE) || each.type().equals(BOXES);
      String form = form(each);
      if (open && !form.isEmpty() && !form.equals(each.type())) {
        each.metadata().with(KEY, form);
        changes.add(Change.TYPE);
      }
    }
  }

  private static String form(Pair pair) {
    boolean named = pair.metadata().get("class-name") instanceof JsonTree.Text;
    boolean mapped = pair.metadata().get("class-map") instanceof JsonTree.Obj;
    if (pair.value() instanceof JsonTree.Num && named && !mapped) {
      return IMAGE;
    }
    return pair.value() instanceof JsonTree.Obj attribute
            && attribute.get("annotations") instanceof JsonTree.Arr
            && mapped
            && !named
        ? BOXES
        : "";
  }
}
