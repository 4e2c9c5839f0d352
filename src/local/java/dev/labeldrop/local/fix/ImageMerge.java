package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges lines of the same image: label attributes that only one has are taken over, boxes of the
 * same attribute are put together. Lines that contradict each other stay as they are: another image
 * size, another label under the same attribute, another type.
 */
final class ImageMerge {

  private ImageMerge() {}

  /** One line that says what both say; empty where they contradict each other. */
  static Optional<JsonTree.Obj> merge(JsonTree.Obj first, JsonTree.Obj second) {
    JsonTree.Obj merged = JsonTree.object(first.members());
    for (Pair pair : Pair.of(second)) {
      JsonTree value = first.get(pair.name());
      JsonTree metadata = first.get(pair.name() + Pair.METADATA);
      if (value == null && metadata == null) {
        merged.with(pair.name(), pair.value()).with(pair.name() + Pair.METADATA, pair.metadata());
      } else if (value == null || !(metadata instanceof JsonTree.Obj ofFirst)) {
        return Optional.empty();
      } else if (!mergeInto(merged, new Pair(pair.name(), value, ofFirst), pair)) {
        return Optional.empty();
      }
    }
    for (Map.Entry<String, JsonTree> each : second.members().entrySet()) {
      JsonTree present = merged.get(each.getKey());
      if (present == null) {
        merged.with(each.getKey(), each.getValue());
      } else if (!isOfPair(second, each.getKey()) && !present.equals(each.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(merged);
  }

  private static boolean isOfPair(JsonTree.Obj line, String key) {
    return Pair.of(line).stream()
        .anyMatch(pair -> key.equals(pair.name()) || key.equals(pair.name() + Pair.METADATA));
  }

  /** Merges an attribute that both have; whether that could be done. */
  private static boolean mergeInto(JsonTree.Obj merged, Pair first, Pair second) {
    if (!first.type().equals(second.type())) {
      return false;
    }
    return switch (first.type()) {
      case "groundtruth/image-classification" ->
          Pair.text(first.metadata(), "class-name")
              .equals(Pair.text(second.metadata(), "class-name"));
      case "groundtruth/object-detection" ->
          first.imageSize().isPresent()
              && first.imageSize().equals(second.imageSize())
              && BoxMerge.merge(first, second)
                  .map(pair -> {
                    merged
                        .with(pair.name(), pair.value())
                        .with(pair.name() + Pair.METADATA, pair.metadata());
                    return true;
                  })
                  .orElse(false);
      default -> first.value().equals(second.value());
    };
  }

  /** Merges all; empty where two contradict each other. */
  static Optional<JsonTree.Obj> mergeAll(List<JsonTree.Obj> lines) {
    Optional<JsonTree.Obj> merged = Optional.of(lines.getFirst());
    for (JsonTree.Obj each : lines.subList(1, lines.size())) {
      merged = merged.flatMap(before -> merge(before, each));
    }
    return merged;
  }
}
