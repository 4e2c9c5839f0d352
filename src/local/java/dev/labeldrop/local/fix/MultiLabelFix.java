package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the labels of a multi-label job, which are numbers in one array, into one label attribute
 * for each, as Custom Labels takes them (Developer Guide, md-gt-cl-transform). The names come from
 * the {@code class-map}, the confidences from the {@code confidence-map}. An empty array leaves the
 * image unlabelled.
 *
 * <p>Worked example: {@code "l": [0, 2]} with the names {@code {"0": "cat", "2": "dog"}} becomes
 * {@code "l-0": 0} with class-name cat and {@code "l-2": 2} with class-name dog.
 */
final class MultiLabelFix implements LineFix {

  static final String TYPE = "groundtruth/image-classification-multilabel";

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      if (each.type().equals(TYPE) && each.value() instanceof JsonTree.Arr(var numbers)) {
        labels(each, numbers)
            .filter(labels -> labels.keySet().stream().noneMatch(key -> line.get(key) != null))
            .ifPresent(labels -> {
              replace(line, each.name(), labels);
              changes.add(Change.MULTI_LABEL);
            });
      }
    }
  }

  /** The attributes and their metadata; empty where a number has no name. */
  private static Optional<Map<String, JsonTree>> labels(Pair pair, List<JsonTree> numbers) {
    Map<String, JsonTree> labels = new LinkedHashMap<>();
    for (JsonTree each : numbers) {
      if (!(each instanceof JsonTree.Num number)
          || !number.isInteger()
          || !(pair.metadata().get("class-map") instanceof JsonTree.Obj names)
          || !(names.get(number.literal()) instanceof JsonTree.Text(String label))) {
        return Optional.empty();
      }
      String key = pair.name() + "-" + number.literal();
      labels.put(key, number);
      labels.put(key + Pair.METADATA, metadata(pair.metadata(), label, number.literal()));
    }
    return Optional.of(labels);
  }

  private static JsonTree metadata(JsonTree.Obj all, String label, String number) {
    JsonTree confidence =
        all.get("confidence-map") instanceof JsonTree.Obj map ? map.get(number) : null;
    JsonTree.Obj metadata =
        new JsonTree.Obj()
            .with("class-name", label)
            .with("confidence", confidence == null ? new JsonTree.Num("1") : confidence);
    for (String each : List.of("job-name", "human-annotated", "creation-date")) {
      JsonTree value = all.get(each);
      if (value != null) {
        metadata.with(each, value);
      }
    }
    return metadata.with("type", "groundtruth/image-classification");
  }

  private static void replace(JsonTree.Obj line, String name, Map<String, JsonTree> labels) {
    List<Map.Entry<String, JsonTree>> members = new ArrayList<>(line.members().entrySet());
    line.members().clear();
    for (Map.Entry<String, JsonTree> each : members) {
      if (each.getKey().equals(name)) {
        line.members().putAll(labels);
      } else if (!each.getKey().equals(name + Pair.METADATA)) {
        line.members().put(each.getKey(), each.getValue());
      }
    }
  }
}
