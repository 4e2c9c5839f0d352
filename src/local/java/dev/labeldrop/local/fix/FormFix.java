package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts parts of labels into their form where what is there says the same: an {@code image_size} or
 * a box without its array, confidences without their objects, the name of a class for its number,
 * numbers in quotes.
 *
 * <p>Worked example: a {@code class_id} of {@code "cat"} becomes 0 if the {@code class-map} has
 * {@code {"0": "cat"}}.
 */
final class FormFix implements LineFix {

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,15})?");
  private static final Pattern CLASS = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final List<String> SIDES = List.of("top", "left", "width", "height");
  private static final String CLASS_ID = "class_id";
  private static final String BOXES = "annotations";
  private static final String CONFIDENCES = "objects";
  private static final String CONFIDENCE = "confidence";
  private static final Pattern PIXELS = Pattern.compile("\\s*(px|pixels?)$");

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      boolean form = putSizeIntoArray(each);
      form |= putBoxIntoArray(each);
      form |= putConfidencesIntoObjects(each.metadata());
      boolean quotes = unquote(each.metadata(), List.of(CONFIDENCE));
      for (JsonTree.Obj object : Pair.objects(each.metadata().get(CONFIDENCES))) {
        quotes |= unquote(object, List.of(CONFIDENCE));
      }
      for (JsonTree.Obj box : each.annotations()) {
        quotes |= unquote(box, SIDES);
      }
      note(Change.QUOTES, quotes, changes);
      form |= numberClasses(each);
      form |= numberLabel(line, each);
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
      String text = PIXELS.matcher(Pair.text(object, each).orElse("").strip()).replaceFirst("");
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

  /** A single box without the array around it. */
  private static boolean putBoxIntoArray(Pair pair) {
    if (pair.value() instanceof JsonTree.Obj attribute
        && attribute.get(BOXES) instanceof JsonTree.Obj box
        && box.get(CLASS_ID) != null) {
      attribute.with(BOXES, JsonTree.Arr.of(List.of(box)));
      return true;
    }
    return false;
  }

  /** Confidences as numbers, or a single one, without what must be around them. */
  private static boolean putConfidencesIntoObjects(JsonTree.Obj metadata) {
    JsonTree given = metadata.get(CONFIDENCES);
    List<JsonTree> objects = new ArrayList<>();
    if (given instanceof JsonTree.Obj single && single.get(CONFIDENCE) != null) {
      objects.add(single);
    } else if (given instanceof JsonTree.Arr(var items)
        && !items.isEmpty()
        && items.stream().allMatch(JsonTree.Num.class::isInstance)) {
      items.forEach(each -> objects.add(new JsonTree.Obj().with(CONFIDENCE, each)));
    }
    if (!objects.isEmpty()) {
      metadata.with(CONFIDENCES, JsonTree.Arr.of(objects));
    }
    return !objects.isEmpty();
  }

  /** A label of an image that stands also where any integer may stand. */
  private static boolean numberLabel(JsonTree.Obj line, Pair pair) {
    String name = Pair.text(pair.metadata(), "class-name").orElse("");
    boolean named =
        !name.isBlank()
            && pair.type().equals("groundtruth/image-classification")
            && pair.value() instanceof JsonTree.Text(String text)
            && text.equalsIgnoreCase(name);
    if (named) {
      line.with(pair.name(), 0);
    }
    return named;
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
