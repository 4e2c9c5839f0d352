package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of an entry, read as far as they can be, whatever else is wrong with the entry.
 *
 * @param declared all that it names, those of a class-map that no box uses among them
 * @param used those that the image or a box has
 * @param boxed those that a box has
 */
record Labels(Set<String> declared, Set<String> used, Set<String> boxed) {

  Labels {
    declared = Set.copyOf(declared);
    used = Set.copyOf(used);
    boxed = Set.copyOf(boxed);
  }

  static Labels of(List<Attribute> attributes) {
    Set<String> declared = new HashSet<>();
    Set<String> used = new HashSet<>();
    Set<String> boxed = new HashSet<>();
    for (Attribute attribute : attributes) {
      if (attribute.metadata() instanceof JsonTree.Obj metadata) {
        add(used, metadata.get("class-name"));
        if (metadata.get("class-map") instanceof JsonTree.Obj map) {
          map.members().values().forEach(label -> add(declared, label));
        }
        for (JsonTree.Obj annotation : attribute.annotations()) {
          if (annotation.get("class_id") instanceof JsonTree.Num classId) {
            add(boxed, Attribute.label(metadata, classId));
          }
        }
      }
    }
    used.addAll(boxed);
    declared.addAll(used);
    return new Labels(declared, used, boxed);
  }

  private static void add(Set<String> labels, @Nullable JsonTree label) {
    if (label instanceof JsonTree.Text(String name)) {
      labels.add(name);
    }
  }
}
