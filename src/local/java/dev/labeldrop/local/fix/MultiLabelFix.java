package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.Json;
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

  private static final String TYPE = "groundtruth/image-classification-multilabel";

  @Override
  public void apply(Json.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      if (each.type().equals(TYPE) && each.value() instanceof Json.Arr(var numbers)) {
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
  private static Optional<Map<String, Json>> labels(Pair pair, List<Json> numbers) {
    Map<String, Json> labels = new LinkedHashMap<>();
    for (Json each : numbers) {
      if (!(each instanceof Json.Num number)
          || !number.isInteger()
          || !(pair.metadata().get("class-map") instanceof Json.Obj names)
          || !(names.get(number.literal()) instanceof Json.Text(String label))) {
        return Optional.empty();
      }
      String key = pair.name() + "-" + number.literal();
      labels.put(key, number);
      labels.put(key + Pair.METADATA, metadata(pair.metadata(), label, number.literal()));
    }
    return Optional.of(labels);
  }

  private static Json metadata(Json.Obj all, String label, String number) {
    Json confidence = all.get("confidence-map") instanceof Json.Obj map ? map.get(number) : null;
    Json.Obj metadata =
        new Json.Obj()
            .with("class-name", label)
            .with("confidence", confidence == null ? new Json.Num("1") : confidence);
    for (String each : List.of("job-name", "human-annotated", "creation-date")) {
      Json value = all.get(each);
      if (value != null) {
        metadata.with(each, value);
      }
    }
    return metadata.with("type", "groundtruth/image-classification");
  }

  private static void replace(Json.Obj line, String name, Map<String, Json> labels) {
    List<Map.Entry<String, Json>> members = new ArrayList<>(line.members().entrySet());
    line.members().clear();
    for (Map.Entry<String, Json> each : members) {
      if (each.getKey().equals(name)) {
        line.members().putAll(labels);
      } else if (!each.getKey().equals(name + Pair.METADATA)) {
        line.members().put(each.getKey(), each.getValue());
      }
    }
  }
}
