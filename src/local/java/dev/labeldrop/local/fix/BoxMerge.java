package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the boxes of two lines of one image together. Numbers of classes are only those of a line,
 * so that a number which has another name in the second line gets a new one: the names decide. A
 * box that both lines have, with the same label and the same sides, stays once.
 *
 * <p>Worked example: {@code {"0": "cat"}} and {@code {"0": "dog"}} become {@code {"0": "cat", "1":
 * "dog"}}, and the second line's boxes of class 0 become boxes of class 1.
 */
final class BoxMerge {

  private final LinkedHashMap<String, JsonTree> names;
  private final List<JsonTree> boxes = new ArrayList<>();
  private final List<JsonTree> objects = new ArrayList<>();

  private BoxMerge(JsonTree.Obj classMap) {
    names = new LinkedHashMap<>(classMap.members());
  }

  /** One pair with the boxes of both; empty where a box cannot be told its confidence or name. */
  static Optional<Pair> merge(Pair first, Pair second) {
    if (!(first.metadata().get("class-map") instanceof JsonTree.Obj firstNames)
        || !(second.metadata().get("class-map") instanceof JsonTree.Obj secondNames)
        || !isComplete(first)
        || !isComplete(second)) {
      return Optional.empty();
    }
    BoxMerge merge = new BoxMerge(firstNames);
    merge.boxes.addAll(first.annotations());
    merge.objects.addAll(Pair.objects(first.metadata().get("objects")));
    if (!merge.add(second, secondNames)) {
      return Optional.empty();
    }
    JsonTree.Obj value = JsonTree.object(((JsonTree.Obj) first.value()).members());
    JsonTree.Obj metadata = JsonTree.object(first.metadata().members());
    value.with("annotations", JsonTree.Arr.of(merge.boxes));
    metadata
        .with("objects", JsonTree.Arr.of(merge.objects))
        .with("class-map", new JsonTree.Obj(merge.names));
    return Optional.of(new Pair(first.name(), value, metadata));
  }

  private static boolean isComplete(Pair pair) {
    return pair.value() instanceof JsonTree.Obj
        && pair.annotations().size() == Pair.objects(pair.metadata().get("objects")).size();
  }

  private boolean add(Pair second, JsonTree.Obj secondNames) {
    List<JsonTree.Obj> confidences = Pair.objects(second.metadata().get("objects"));
    List<JsonTree.Obj> added = second.annotations();
    for (int index = 0; index < added.size(); index++) {
      if (!(added.get(index).get("class_id") instanceof JsonTree.Num(String number))
          || !(secondNames.get(number) instanceof JsonTree.Text name)) {
        return false;
      }
      JsonTree.Obj box = JsonTree.object(added.get(index).members());
      box.with("class_id", new JsonTree.Num(number(number, name)));
      if (!boxes.contains(box)) {
        boxes.add(box);
        objects.add(confidences.get(index));
      }
    }
    return true;
  }

  /**
   * The number of a name: the one that it has, else its old one if that is free, else a new one.
   */
  private String number(String old, JsonTree.Text name) {
    for (Map.Entry<String, JsonTree> each : names.entrySet()) {
      if (each.getValue().equals(name)) {
        return each.getKey();
      }
    }
    String free = old;
    for (int next = 0; names.containsKey(free); next++) {
      free = Integer.toString(next);
    }
    names.put(free, name);
    return free;
  }
}
