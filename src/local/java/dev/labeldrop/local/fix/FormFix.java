package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts parts of boxes and metadata into their form where what is there says the same: an {@code
 * image_size} without its array, a {@code class-map} from names to numbers, the name of a class for
 * its number, numbers in quotes.
 *
 * <p>Worked example: {@code {"cat": 0}} becomes {@code {"0": "cat"}}, and a {@code class_id} of
 * {@code "cat"} becomes 0.
 */
final class FormFix implements LineFix {

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,15})?");
  private static final Pattern CLASS = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final List<String> SIDES = List.of("top", "left", "width", "height");
  private static final String CLASS_ID = "class_id";

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      boolean quotes = unquote(each.metadata(), List.of("confidence"));
      for (JsonTree.Obj object : Pair.objects(each.metadata().get("objects"))) {
        quotes |= unquote(object, List.of("confidence"));
      }
      for (JsonTree.Obj box : each.annotations()) {
        quotes |= unquote(box, SIDES);
      }
      note(Change.QUOTES, quotes, changes);
      boolean form = putSizeIntoArray(each);
      form |= turnClassMap(each);
      form |= numberClasses(each);
      note(Change.FORM, form, changes);
    }
  }

  private static void note(Change change, boolean made, Set<Change> changes) {
    if (made) {
      changes.add(change);
    }
  }

  private static boolean unquote(JsonTree.Obj object, List<String> names) {
    boolean found = false;
    for (String each : names) {
      String text = Pair.text(object, each).orElse("").strip();
      if (NUMBER.matcher(text).matches()) {
        object.with(each, new JsonTree.Num(text));
        found = true;
      }
    }
    return found;
  }

  private static boolean putSizeIntoArray(Pair pair) {
    if (pair.value() instanceof JsonTree.Obj attribute
        && attribute.get("image_size") instanceof JsonTree.Obj size) {
      attribute.with("image_size", JsonTree.Arr.of(List.of(size)));
      return true;
    }
    return false;
  }

  /** Turns a map from names to numbers around, if no two names have the same number. */
  private static boolean turnClassMap(Pair pair) {
    if (!(pair.metadata().get("class-map") instanceof JsonTree.Obj names)
        || names.members().isEmpty()
        || names.members().keySet().stream().anyMatch(key -> CLASS.matcher(key).matches())) {
      return false;
    }
    Map<String, JsonTree> turned = new LinkedHashMap<>();
    for (Map.Entry<String, JsonTree> each : names.members().entrySet()) {
      String number = number(each.getValue());
      if (number.isEmpty() || turned.put(number, new JsonTree.Text(each.getKey())) != null) {
        return false;
      }
    }
    pair.metadata().with("class-map", JsonTree.object(turned));
    return true;
  }

  private static String number(JsonTree value) {
    String text =
        switch (value) {
          case JsonTree.Num(String literal) -> literal;
          case JsonTree.Text(String string) -> string;
          default -> "";
        };
    return CLASS.matcher(text).matches() ? text : "";
  }

  /** Writes numbers for names of classes that the class-map has once. */
  private static boolean numberClasses(Pair pair) {
    boolean found = false;
    if (pair.metadata().get("class-map") instanceof JsonTree.Obj names) {
      for (JsonTree.Obj box : pair.annotations()) {
        if (!(box.get(CLASS_ID) instanceof JsonTree.Text name)) {
          continue;
        }
        List<String> numbers =
            names.members().entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .filter(key -> CLASS.matcher(key).matches())
                .toList();
        if (numbers.size() == 1 && !CLASS.matcher(name.value()).matches()) {
          box.with(CLASS_ID, new JsonTree.Num(numbers.getFirst()));
          found = true;
        }
      }
    }
    return found;
  }
}
