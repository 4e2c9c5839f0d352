package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about the members of an entry. */
final class Fields {

  private Fields() {}

  /** The objects of an array, what else is in it left out; none where it is no array. */
  static List<JsonTree.Obj> objects(@Nullable JsonTree value) {
    return value instanceof JsonTree.Arr(var items)
        ? items.stream()
            .filter(JsonTree.Obj.class::isInstance)
            .map(JsonTree.Obj.class::cast)
            .toList()
        : List.of();
  }

  /** The objects of an array, if it is one and has nothing else in it. */
  static Optional<List<JsonTree.Obj>> onlyObjects(@Nullable JsonTree value) {
    return value instanceof JsonTree.Arr(var items)
            && items.stream().allMatch(JsonTree.Obj.class::isInstance)
        ? Optional.of(objects(value))
        : Optional.empty();
  }

  static boolean isInteger(@Nullable JsonTree value) {
    return value instanceof JsonTree.Num number && number.isInteger();
  }

  static boolean isNumber(@Nullable JsonTree value) {
    return value instanceof JsonTree.Num;
  }

  static boolean isText(@Nullable JsonTree value) {
    return value instanceof JsonTree.Text;
  }

  /** Whether that is {@code "yes"} or {@code "no"}. */
  static boolean isYesOrNo(@Nullable JsonTree value) {
    return value instanceof JsonTree.Text(String text) && (text.equals("yes") || text.equals("no"));
  }

  /** Whether that is a number from 0 to 1. */
  static boolean isShare(@Nullable JsonTree value) {
    return value instanceof JsonTree.Num number && number.value() >= 0 && number.value() <= 1;
  }

  /** A number's value; NaN where that is no number. */
  static double number(@Nullable JsonTree value) {
    return value instanceof JsonTree.Num number ? number.value() : Double.NaN;
  }
}
