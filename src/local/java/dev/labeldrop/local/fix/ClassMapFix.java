package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts a {@code class-map} into its form, from numbers as strings to names: one that goes from
 * names to numbers, whose numbers are written in another way, or whose names are in objects. With
 * leave also an array of names, which count from 0.
 *
 * <p>Worked example: {@code {"cat": 0}}, {@code {"0.0": "cat"}}, {@code {"0": {"name": "cat"}}} and
 * {@code [{"id": 0, "name": "cat"}]} become {@code {"0": "cat"}}.
 */
final class ClassMapFix implements LineFix {

  private static final String KEY = "class-map";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern OTHER_FORM =
      Pattern.compile("\\s*0*(0|[1-9][0-9]{0,8})(\\.0+)?\\s*");
  private static final List<String> NAMES = List.of("name", "label", "class-name", "class_name");

  private final boolean lists;

  /**
   * A fix.
   *
   * @param lists whether arrays of names become maps
   */
  ClassMapFix(boolean lists) {
    this.lists = lists;
  }

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      JsonTree before = each.metadata().get(KEY);
      Optional<Map<String, JsonTree>> map =
          switch (before) {
            case JsonTree.Obj names -> ofObject(names);
            case JsonTree.Arr(var items) when lists -> ofNames(items, each);
            case JsonTree.Arr(var items) -> ofObjects(items);
            case null, default -> Optional.empty();
          };
      JsonTree now = map.<JsonTree>map(JsonTree::object).orElse(before);
      if (now != null && !now.equals(before)) {
        each.metadata().with(KEY, now);
        changes.add(lists ? Change.CLASS_LIST : Change.FORM);
      }
    }
  }

  private static Optional<Map<String, JsonTree>> ofObject(JsonTree.Obj names) {
    Map<String, JsonTree> map = new LinkedHashMap<>();
    boolean turned =
        names.members().keySet().stream().noneMatch(key -> NUMBER.matcher(key).matches())
            && names.members().values().stream().noneMatch(each -> number(each).isEmpty());
    for (Map.Entry<String, JsonTree> each : names.members().entrySet()) {
      String key = turned ? number(each.getValue()) : plain(each.getKey());
      JsonTree name = turned ? new JsonTree.Text(each.getKey()) : name(each.getValue());
      if (map.put(key, name) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(map);
  }

  private static String plain(String key) {
    var form = OTHER_FORM.matcher(key);
    return form.matches() ? form.group(1) : key;
  }

  private static JsonTree name(JsonTree value) {
    if (value instanceof JsonTree.Obj object) {
      for (String each : NAMES) {
        if (object.get(each) instanceof JsonTree.Text name) {
          return name;
        }
      }
    }
    return value;
  }

  private static String number(JsonTree value) {
    String text =
        switch (value) {
          case JsonTree.Num(String literal) -> literal;
          case JsonTree.Text(String string) -> string;
          default -> "";
        };
    return NUMBER.matcher(text).matches() ? text : "";
  }

  private static Optional<Map<String, JsonTree>> ofObjects(List<JsonTree> items) {
    Map<String, JsonTree> map = new LinkedHashMap<>();
    for (JsonTree each : items) {
      JsonTree id = each instanceof JsonTree.Obj object ? object.get("id") : null;
      JsonTree name = name(each);
      if (id == null
          || number(id).isEmpty()
          || !(name instanceof JsonTree.Text)
          || map.put(number(id), name) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(map);
  }

  /** The names of an array by their place, if all classes of the boxes have one. */
  private static Optional<Map<String, JsonTree>> ofNames(List<JsonTree> items, Pair pair) {
    Map<String, JsonTree> map = new LinkedHashMap<>();
    for (JsonTree each : items) {
      if (!(each instanceof JsonTree.Text)) {
        return Optional.empty();
      }
      map.put(Integer.toString(map.size()), each);
    }
    boolean complete =
        pair.annotations().stream()
            .allMatch(box ->
                box.get("class_id") instanceof JsonTree.Num(String id) && map.containsKey(id));
    return complete ? Optional.of(map) : Optional.empty();
  }
}
