package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about the members of an entry. */
final class Fields {

  private Fields() {}

  /** The objects of an array, what else is in it left out; none where it is no array. */
  static List<Json.Obj> objects(@Nullable Json value) {
    return value instanceof Json.Arr(var items)
        ? items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList()
        : List.of();
  }

  /** The objects of an array, if it is one and has nothing else in it. */
  static Optional<List<Json.Obj>> onlyObjects(@Nullable Json value) {
    return value instanceof Json.Arr(var items)
            && items.stream().allMatch(Json.Obj.class::isInstance)
        ? Optional.of(objects(value))
        : Optional.empty();
  }

  static boolean isInteger(@Nullable Json value) {
    return value instanceof Json.Num number && number.isInteger();
  }

  static boolean isNumber(@Nullable Json value) {
    return value instanceof Json.Num;
  }

  static boolean isText(@Nullable Json value) {
    return value instanceof Json.Text;
  }

  /** Whether that is {@code "yes"} or {@code "no"}. */
  static boolean isYesOrNo(@Nullable Json value) {
    return value instanceof Json.Text(String text) && (text.equals("yes") || text.equals("no"));
  }

  /** Whether that is a number from 0 to 1. */
  static boolean isShare(@Nullable Json value) {
    return value instanceof Json.Num number && number.value() >= 0 && number.value() <= 1;
  }

  /** A number's value; NaN where that is no number. */
  static double number(@Nullable Json value) {
    return value instanceof Json.Num number ? number.value() : Double.NaN;
  }
}
