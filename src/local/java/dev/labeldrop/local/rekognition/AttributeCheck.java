package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonTree.Obj;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the shape of one label attribute: which members it has, of what types, and whether they
 * fit together. Developer Guide, md-create-manifest-file-classification and
 * md-create-manifest-file-object-detection.
 */
final class AttributeCheck {

  private final Findings findings;
  private final Behaviour behaviour;
  private final Obj entry;

  AttributeCheck(Findings findings, Behaviour behaviour, Obj entry) {
    this.findings = findings;
    this.behaviour = behaviour;
    this.entry = entry;
  }

  /** Whether it is of a supported format. Writes down what is wrong. */
  boolean passes(Attribute attribute) {
    if (!(attribute.metadata() instanceof Obj metadata)) {
      findings.error(entry, EntryCode.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT);
      return false;
    }
    return switch (metadata.get("type")) {
      case JsonTree.Text(String type) when type.equals("groundtruth/image-classification") ->
          imageLevel(attribute, metadata);
      case JsonTree.Text(String type) when type.equals("groundtruth/object-detection") ->
          boundingBoxes(attribute, metadata);
      case JsonTree.Text other -> {
        findings.error(metadata, EntryCode.ERROR_UNSUPPORTED_USE_CASE_TYPE);
        yield false;
      }
      case null, default -> {
        findings.error(metadata, EntryCode.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT);
        yield false;
      }
    };
  }

  private boolean imageLevel(Attribute attribute, Obj metadata) {
    boolean shaped = shape(attribute, Fields.isInteger(attribute.value()));
    boolean described =
        metadata(
            metadata,
            Fields.isText(metadata.get("class-name"))
                && Fields.isShare(metadata.get("confidence")));
    return shaped && described;
  }

  private boolean boundingBoxes(Attribute attribute, Obj metadata) {
    boolean shaped =
        shape(
            attribute,
            attribute.value() instanceof Obj value
                && hasImageSize(value)
                && Fields.onlyObjects(value.get("annotations"))
                    .filter(boxes -> boxes.stream().allMatch(this::isBox))
                    .isPresent());
    boolean described = metadata(metadata, hasObjectsAndClassMap(metadata));
    if (shaped && described) {
      confidences(attribute, metadata);
      classIds(attribute, metadata);
      warnings(attribute, metadata);
    }
    return shaped && described;
  }

  private boolean shape(Attribute attribute, boolean right) {
    if (!right) {
      // An attribute that is no object cannot hold its errors: they are put on the entry.
      Obj place = attribute.value() instanceof Obj value ? value : entry;
      findings.error(place, EntryCode.ERROR_INVALID_LABEL_ATTRIBUTE_FORMAT);
    }
    return right;
  }

  private boolean metadata(Obj metadata, boolean ofItsKindRight) {
    boolean right =
        ofItsKindRight
            && Fields.isYesOrNo(metadata.get("human-annotated"))
            && Fields.isText(metadata.get("creation-date"));
    if (!right) {
      findings.error(metadata, EntryCode.ERROR_INVALID_LABEL_ATTRIBUTE_METADATA_FORMAT);
    }
    return right;
  }

  private static boolean hasImageSize(Obj value) {
    return Fields.onlyObjects(value.get("image_size"))
        .filter(sizes -> sizes.size() == 1)
        .filter(sizes ->
            Stream.of("width", "height", "depth")
                .allMatch(side -> Fields.isInteger(sizes.getFirst().get(side))))
        .isPresent();
  }

  private boolean isBox(Obj annotation) {
    boolean whole = behaviour.has(Quirk.FRACTIONAL_COORDINATES_ARE_ERRORS);
    return Fields.isInteger(annotation.get("class_id"))
        && Stream.of("top", "left", "width", "height")
            .map(annotation::get)
            .allMatch(side -> whole ? Fields.isInteger(side) : Fields.isNumber(side));
  }

  private static boolean hasObjectsAndClassMap(Obj metadata) {
    Optional<List<Obj>> objects = Fields.onlyObjects(metadata.get("objects"));
    return objects.isPresent()
        && objects.get().stream()
            .map(object -> object.get("confidence"))
            .allMatch(confidence -> confidence == null || Fields.isNumber(confidence))
        && metadata.get("class-map") instanceof Obj map
        && map.members().values().stream().allMatch(Fields::isText);
  }

  private void confidences(Attribute attribute, Obj metadata) {
    long confidences =
        Fields.objects(metadata.get("objects")).stream()
            .filter(object -> object.get("confidence") != null)
            .count();
    if (confidences < attribute.annotations().size()) {
      findings.error(metadata, EntryCode.ERROR_MISSING_BOUNDING_BOX_CONFIDENCE);
    }
  }

  private void classIds(Attribute attribute, Obj metadata) {
    for (Obj annotation : attribute.annotations()) {
      if (annotation.get("class_id") instanceof JsonTree.Num classId
          && Attribute.label(metadata, classId) == null) {
        findings.error(annotation, EntryCode.ERROR_MISSING_CLASS_MAP_ID);
      }
    }
  }

  private void warnings(Attribute attribute, Obj metadata) {
    if (attribute.annotations().isEmpty()
        && attribute.value() instanceof Obj value
        && metadata.get("human-annotated") instanceof JsonTree.Text(String answer)
        && answer.equals("yes")) {
      findings.warning(entry, EntryCode.WARNING_NO_ANNOTATIONS);
      findings.warning(value, EntryCode.WARNING_NO_ATTRIBUTE_ANNOTATIONS);
    }
  }
}
