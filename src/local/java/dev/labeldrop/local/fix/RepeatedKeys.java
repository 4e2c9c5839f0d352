package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a line whose objects have a key twice with different values, if all of both can be kept:
 * boxes become one array, and a label attribute that is there twice is merged as if each stood on a
 * line of its own.
 *
 * <p>Worked example: {@code "annotations": [a], "annotations": [b]} beside two confidences becomes
 * {@code "annotations": [a, b]}.
 */
final class RepeatedKeys {

  private static final String BOXES = "annotations";
  private static final String CONFIDENCES = "objects";
  private static final String NAMES = "class-map";

  private RepeatedKeys() {}

  /** The line; empty where it is no object, or one of two values would be lost. */
  static Optional<JsonTree.Obj> read(String text) {
    JsonTree value;
    try {
      value = JsonReader.markingRepeats().read(text);
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
    return value instanceof JsonTree.Obj line ? merge(line) : Optional.empty();
  }

  private static Optional<JsonTree.Obj> merge(JsonTree.Obj line) {
    List<JsonTree.Obj> lines = split(line);
    for (JsonTree.Obj each : lines) {
      Pair.of(each).forEach(RepeatedKeys::join);
      Pair.of(each).forEach(pair -> joinNames(pair.metadata()));
      dropEqual(each);
    }
    return lines.stream().anyMatch(RepeatedKeys::hasRepeats)
        ? Optional.empty()
        : ImageMerge.mergeAll(lines);
  }

  /** A line for each time that a label attribute is there. */
  private static List<JsonTree.Obj> split(JsonTree.Obj line) {
    List<JsonTree.Obj> lines = new ArrayList<>(List.of(new JsonTree.Obj()));
    for (Map.Entry<String, JsonTree> each : line.members().entrySet()) {
      String name = plain(each.getKey());
      int time = name.equals(SourceRefFix.KEY) ? 0 : each.getKey().length() - name.length();
      while (lines.size() <= time) {
        lines.add(new JsonTree.Obj());
      }
      lines.get(time).with(time == 0 ? each.getKey() : name, each.getValue());
    }
    JsonTree image = line.get(SourceRefFix.KEY);
    if (image != null) {
      lines.forEach(each -> each.with(SourceRefFix.KEY, image));
    }
    return lines;
  }

  private static String plain(String name) {
    int end = name.length();
    while (name.startsWith(JsonReader.MARK, end - 1)) {
      end--;
    }
    return name.substring(0, end);
  }

  /** Puts the boxes of a pair together, and their confidences, as far as they belong together. */
  private static void join(Pair pair) {
    if (!(pair.value() instanceof JsonTree.Obj attribute)
        || attribute.get(BOXES + JsonReader.MARK) == null) {
      return;
    }
    List<JsonTree> boxes = all(attribute, BOXES);
    List<JsonTree> confidences = all(pair.metadata(), CONFIDENCES);
    boolean paired = boxes.size() == confidences.size();
    List<JsonTree> single = new ArrayList<>();
    List<JsonTree> theirs = new ArrayList<>();
    for (int index = 0; index < boxes.size(); index++) {
      if (!single.contains(boxes.get(index))) {
        single.add(boxes.get(index));
        if (paired) {
          theirs.add(confidences.get(index));
        }
      }
    }
    if (!paired) {
      theirs = confidences;
    }
    if (theirs.size() <= single.size()) {
      put(attribute, BOXES, single);
      put(pair.metadata(), CONFIDENCES, theirs);
    }
  }

  /** Puts the names of classes together, if no number has two. */
  private static void joinNames(JsonTree.Obj metadata) {
    Map<String, JsonTree> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonTree> each : metadata.members().entrySet()) {
      if (plain(each.getKey()).equals(NAMES)) {
        if (!(each.getValue() instanceof JsonTree.Obj map)) {
          return;
        }
        for (Map.Entry<String, JsonTree> name : map.members().entrySet()) {
          JsonTree before = names.put(name.getKey(), name.getValue());
          if (before != null && !before.equals(name.getValue())) {
            return;
          }
        }
      }
    }
    if (metadata.get(NAMES) != null) {
      metadata.members().keySet().removeIf(key -> isRepeat(key) && plain(key).equals(NAMES));
      metadata.with(NAMES, JsonTree.object(names));
    }
  }

  /** The elements of all arrays of that name. */
  private static List<JsonTree> all(JsonTree.Obj object, String name) {
    List<JsonTree> all = new ArrayList<>();
    object
        .members()
        .forEach((key, value) -> {
          if (plain(key).equals(name) && value instanceof JsonTree.Arr(var items)) {
            all.addAll(items);
          }
        });
    return all;
  }

  private static void put(JsonTree.Obj object, String name, List<JsonTree> elements) {
    boolean arrays =
        object.members().entrySet().stream()
            .filter(each -> plain(each.getKey()).equals(name))
            .allMatch(each -> each.getValue() instanceof JsonTree.Arr);
    if (arrays && object.get(name) != null) {
      object.members().keySet().removeIf(key -> !key.equals(name) && plain(key).equals(name));
      object.with(name, JsonTree.Arr.of(elements));
    }
  }

  /** Drops members that say the same as the first of their name. */
  private static void dropEqual(JsonTree value) {
    switch (value) {
      case JsonTree.Obj object -> {
        object.members().values().forEach(RepeatedKeys::dropEqual);
        object
            .members()
            .entrySet()
            .removeIf(each ->
                isRepeat(each.getKey())
                    && each.getValue().equals(object.get(plain(each.getKey()))));
      }
      case JsonTree.Arr(var items) -> items.forEach(RepeatedKeys::dropEqual);
      default -> {}
    }
  }

  private static boolean isRepeat(String name) {
    return name.endsWith(JsonReader.MARK);
  }

  private static boolean hasRepeats(JsonTree value) {
    return switch (value) {
      case JsonTree.Obj object ->
          object.members().keySet().stream().anyMatch(RepeatedKeys::isRepeat)
              || object.members().values().stream().anyMatch(RepeatedKeys::hasRepeats);
      case JsonTree.Arr(var items) -> items.stream().anyMatch(RepeatedKeys::hasRepeats);
      default -> false;
    };
  }
}
