package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Writes whole numbers as integers: {@code 10.0}, {@code 1e2} and {@code "10"} as {@code 10}, where
 * the guide asks for an integer.
 */
final class WholeNumberFix implements LineFix {

  private static final List<String> BOX = List.of("class_id", "top", "left", "width", "height");
  private static final List<String> SIZE = List.of("width", "height", "depth");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    boolean found = false;
    for (Pair each : Pair.of(line)) {
      for (JsonTree.Obj annotation : each.annotations()) {
        found |= fix(annotation, BOX);
      }
      if (each.imageSize().isPresent()) {
        found |= fix(each.imageSize().get(), SIZE);
      }
      if (each.type().equals("groundtruth/image-classification")) {
        found |= fix(line, List.of(each.name()));
      }
    }
    if (found) {
      changes.add(Change.WHOLE_NUMBER);
    }
  }

  private static boolean fix(JsonTree.Obj object, List<String> names) {
    boolean found = false;
    for (String each : names) {
      String literal =
          switch (object.get(each)) {
            case JsonTree.Num(String number) -> number;
            case JsonTree.Text(String text) when text.matches("-?[0-9]{1,15}(\\.0+)?") -> text;
            case null, default -> null;
          };
      if (literal != null) {
        found |= fix(object, each, literal);
      }
    }
    return found;
  }

  private static boolean fix(JsonTree.Obj object, String name, String literal) {
    if (literal.length() > 30) {
      return false;
    }
    BigDecimal value = new BigDecimal(literal).stripTrailingZeros();
    if (value.scale() > 0 || value.precision() - value.scale() > 15) {
      return false;
    }
    JsonTree.Num whole = new JsonTree.Num(value.toBigInteger().toString());
    return !whole.equals(object.members().put(name, whole));
  }
}
