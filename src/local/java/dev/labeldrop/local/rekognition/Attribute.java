package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A label attribute of an entry with its metadata: the members {@code NAME} and {@code
 * NAME-metadata} (Developer Guide, md-create-manifest-file-classification).
 *
 * @param value the value of {@code NAME}
 * @param metadata the value of {@code NAME-metadata}
 */
record Attribute(JsonTree value, JsonTree metadata) {

  static final String SERVICE_METADATA = "cl-metadata";

  private static final String SUFFIX = "-metadata";

  /** The label attributes of an entry, in the order of their metadata. */
  static List<Attribute> of(JsonTree.Obj entry) {
    List<Attribute> attributes = new ArrayList<>();
    entry
        .members()
        .forEach((name, metadata) -> {
          JsonTree value =
              name.endsWith(SUFFIX) && !name.equals(SERVICE_METADATA)
                  ? entry.get(name.substring(0, name.length() - SUFFIX.length()))
                  : null;
          if (value != null) {
            attributes.add(new Attribute(value, metadata));
          }
        });
    return attributes;
  }

  /** The annotations of a bounding box attribute; none where it has no list of objects. */
  List<JsonTree.Obj> annotations() {
    return value instanceof JsonTree.Obj object
        ? Fields.objects(object.get("annotations"))
        : List.of();
  }

  /** The label of a class id, if the class-map has one. */
  static @Nullable JsonTree label(JsonTree.Obj metadata, JsonTree.Num classId) {
    return metadata.get("class-map") instanceof JsonTree.Obj map
        ? map.get(classId.literal())
        : null;
  }
}
