package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A label attribute and its metadata.
 *
 * @param name the attribute's key
 * @param value its value
 * @param metadata the value of its partner
 */
record Pair(String name, JsonTree value, JsonTree.Obj metadata) {

  static final String METADATA = "-metadata";

  /** The pairs of a line. */
  static List<Pair> of(JsonTree.Obj line) {
    List<Pair> pairs = new ArrayList<>();
    line.members()
        .forEach((name, value) -> {
          if (line.get(name + METADATA) instanceof JsonTree.Obj metadata) {
            pairs.add(new Pair(name, value, metadata));
          }
        });
    return pairs;
  }

  /** The metadata's type; empty where it has none. */
  String type() {
    return text(metadata, "type").orElse("");
  }

  /** The boxes; none where there are none. */
  List<JsonTree.Obj> annotations() {
    return value instanceof JsonTree.Obj object ? objects(object.get("annotations")) : List.of();
  }

  /** The image's size in the attribute, where it has one and not several. */
  Optional<JsonTree.Obj> imageSize() {
    return value instanceof JsonTree.Obj object
            && object.get("image_size") instanceof JsonTree.Arr(var sizes)
            && sizes.size() == 1
        ? objects(object.get("image_size")).stream().findFirst()
        : Optional.empty();
  }

  /** The elements of an array that are objects. */
  static List<JsonTree.Obj> objects(@Nullable JsonTree array) {
    List<JsonTree.Obj> objects = new ArrayList<>();
    if (array instanceof JsonTree.Arr(var items)) {
      for (JsonTree each : items) {
        if (each instanceof JsonTree.Obj object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  /** A member that is a string. */
  static Optional<String> text(JsonTree.Obj object, String name) {
    return object.get(name) instanceof JsonTree.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A member that is a number. */
  static Optional<Double> number(JsonTree.Obj object, String name) {
    return object.get(name) instanceof JsonTree.Num number
        ? Optional.of(number.value())
        : Optional.empty();
  }
}
