package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonTree.Obj;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks what label attributes of the right shape say: names and boxes. Developer Guide, limits,
 * debugging-datasets-non-terminal-errors and tm-debugging-json-line-errors.
 */
final class ContentCheck {

  private static final int LONGEST_LABEL = 256;
  private static final int MOST_BOXES = 50;
  private static final int SMALLEST_SIDE = 64;
  private static final int LARGEST_SIDE = 4096;

  /** Training scales an image down until no side is longer than this, in pixels. */
  private static final double TRAINING_SIDE = 1280;

  private final Findings findings;
  private final Behaviour behaviour;
  private final Obj entry;

  ContentCheck(Findings findings, Behaviour behaviour, Obj entry) {
    this.findings = findings;
    this.behaviour = behaviour;
    this.entry = entry;
  }

  /** Writes down what is wrong with those attributes of one entry. */
  void check(List<Attribute> attributes) {
    attributes.forEach(this::names);
    numberOfBoxes(attributes.stream().map(attribute -> attribute.annotations().size()).toList());
    attributes.forEach(this::imageSize);
    List<Boolean> boxes = attributes.stream().flatMap(this::boxes).toList();
    if (!boxes.isEmpty() && !boxes.contains(true)) {
      findings.error(entry, EntryCode.ERROR_NO_VALID_ANNOTATIONS);
    }
  }

  private void names(Attribute attribute) {
    if (attribute.metadata() instanceof Obj metadata
        && Labels.of(List.of(attribute)).declared().stream().anyMatch(ContentCheck::isMisnamed)) {
      findings.error(metadata, EntryCode.ERROR_INVALID_LABEL_NAME_LENGTH);
    }
  }

  /** API model DatasetLabel: at least 1 character; Developer Guide, limits: at most 256. */
  private static boolean isMisnamed(String label) {
    return label.isEmpty() || label.codePointCount(0, label.length()) > LONGEST_LABEL;
  }

  private void numberOfBoxes(List<Integer> boxes) {
    boolean tooMany =
        behaviour.has(Quirk.BOXES_COUNTED_PER_LINE)
            ? boxes.stream().mapToInt(Integer::intValue).sum() > MOST_BOXES
            : boxes.stream().anyMatch(count -> count > MOST_BOXES);
    if (tooMany) {
      findings.error(entry, EntryCode.ERROR_TOO_MANY_BOUNDING_BOXES);
    }
  }

  private void imageSize(Attribute attribute) {
    if (!attribute.annotations().isEmpty()
        && Stream.of(side(attribute, "width"), side(attribute, "height"))
            .anyMatch(side -> side < SMALLEST_SIDE || side > LARGEST_SIDE)) {
      findings.error(entry, EntryCode.ERROR_INVALID_IMAGE_DIMENSION);
    }
  }

  /** Whether each box is right. */
  private Stream<Boolean> boxes(Attribute attribute) {
    double width = side(attribute, "width");
    double height = side(attribute, "height");
    return attribute.annotations().stream().map(box -> isInside(box, width, height));
  }

  /**
   * Checks one box. In an image of 2560 x 100, which training halves, a box of 2 x 50 is 1 x 25 and
   * thereby too small.
   */
  private boolean isInside(Obj box, double imageWidth, double imageHeight) {
    double left = Fields.number(box.get("left"));
    double top = Fields.number(box.get("top"));
    double width = Fields.number(box.get("width"));
    double height = Fields.number(box.get("height"));
    boolean inside =
        left >= 0
            && top >= 0
            && width >= 0
            && height >= 0
            && left + width <= imageWidth
            && top + height <= imageHeight;
    double scale = Math.min(1, TRAINING_SIDE / Math.max(imageWidth, imageHeight));
    boolean largeEnough = width * scale > 1 && height * scale > 1;
    if (!inside) {
      findings.error(box, EntryCode.ERROR_INVALID_BOUNDING_BOX);
    }
    if (!largeEnough) {
      findings.error(box, EntryCode.ERROR_BOUNDING_BOX_TOO_SMALL);
    }
    return inside && largeEnough;
  }

  private static double side(Attribute attribute, String name) {
    List<Obj> sizes =
        attribute.value() instanceof Obj value
            ? Fields.objects(value.get("image_size"))
            : List.of();
    JsonTree side = sizes.isEmpty() ? null : sizes.getFirst().get(name);
    return Fields.number(side);
  }
}
