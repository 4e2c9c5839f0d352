package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.manifest.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The labels of a file, and which of them look alike: but for upper case, white space, characters
 * that cannot be seen, and forms that Unicode takes for the same, they are the same.
 */
final class LabelNames {

  /** How many images and boxes have each label, in the order in which the labels came. */
  private final Map<String, Long> counts = new LinkedHashMap<>();

  /** What a label looks like. */
  static String look(String label) {
    return Look.of(label);
  }

  /** Counts the labels of a line. */
  void add(JsonTree.Obj line) {
    of(line).forEach(label -> counts.putIfAbsent(label, 0L));
    for (Pair each : Pair.of(line)) {
      Pair.text(each.metadata(), "class-name").ifPresent(this::add);
      if (each.metadata().get("class-map") instanceof JsonTree.Obj names) {
        for (JsonTree.Obj box : each.annotations()) {
          Pair.number(box, "class_id")
              .flatMap(id -> Pair.text(names, Integer.toString(id.intValue())))
              .ifPresent(this::add);
        }
      }
    }
  }

  /** The labels of a line, of the image and of its classes of boxes. */
  static List<String> of(JsonTree.Obj line) {
    List<String> labels = new ArrayList<>();
    for (Pair each : Pair.of(line)) {
      Pair.text(each.metadata(), "class-name").ifPresent(labels::add);
      if (each.metadata().get("class-map") instanceof JsonTree.Obj names) {
        for (JsonTree name : names.members().values()) {
          if (name instanceof JsonTree.Text(String label)) {
            labels.add(label);
          }
        }
      }
    }
    return labels;
  }

  private void add(String label) {
    counts.merge(label, 1L, Long::sum);
  }

  /**
   * Groups of labels that look alike, the most frequent of each first, then the one that came
   * first; before them no label with what cannot be seen.
   */
  List<List<String>> alike() {
    Map<String, List<String>> looks = new LinkedHashMap<>();
    counts.keySet().stream()
        .filter(label -> !look(label).isEmpty())
        .forEach(label -> looks.computeIfAbsent(look(label), _ -> new ArrayList<>()).add(label));
    List<List<String>> alike = new ArrayList<>();
    for (List<String> each : looks.values()) {
      if (each.size() > 1) {
        each.sort(
            Comparator.comparing((String label) -> !LabelTextFix.isPlain(label))
                .thenComparing(this::count, Comparator.reverseOrder()));
        alike.add(each);
      }
    }
    return alike;
  }

  /** How many images and boxes have a label. */
  private long count(String label) {
    return counts.getOrDefault(label, 0L);
  }

  /** Replaces labels of a line; whether it has any of them. */
  static boolean replace(JsonTree.Obj line, Map<String, String> replacements) {
    boolean found = false;
    for (Pair each : Pair.of(line)) {
      found |= replace(each.metadata(), Set.of("class-name"), replacements);
      if (each.metadata().get("class-map") instanceof JsonTree.Obj names) {
        found |= replace(names, Set.copyOf(names.members().keySet()), replacements);
      }
    }
    return found;
  }

  private static boolean replace(
      JsonTree.Obj object, Set<String> keys, Map<String, String> replacements) {
    boolean found = false;
    for (String each : keys) {
      String replacement = Pair.text(object, each).map(replacements::get).orElse(null);
      if (replacement != null) {
        object.with(each, replacement);
        found = true;
      }
    }
    return found;
  }
}
