package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.Json;
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
record Attribute(Json value, Json metadata) {

  static final String SERVICE_METADATA = "cl-metadata";

  private static final String SUFFIX = "-metadata";

  /** The label attributes of an entry, in the order of their metadata. */
  static List<Attribute> of(Json.Obj entry) {
    List<Attribute> attributes = new ArrayList<>();
    entry
        .members()
        .forEach((name, metadata) -> {
          Json value =
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
  List<Json.Obj> annotations() {
    return value instanceof Json.Obj object ? Fields.objects(object.get("annotations")) : List.of();
  }

  /** The label of a class id, if the class-map has one. */
  static @Nullable Json label(Json.Obj metadata, Json.Num classId) {
    return metadata.get("class-map") instanceof Json.Obj map ? map.get(classId.literal()) : null;
  }
}
