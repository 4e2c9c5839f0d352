package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;

/**
 * The rules of labelled boxes (Developer Guide, md-create-manifest-file-object-detection): the
 * image's size, the annotations, and in the metadata their confidences and the names of their
 * classes. Annotations and confidences belong together by index.
 */
final class DetectionRules {

  private static final byte[][] MEMBERS = {
    "image_size".getBytes(UTF_8), "annotations".getBytes(UTF_8),
  };
  private static final byte[][] METADATA_MEMBERS = {
    "objects".getBytes(UTF_8),
    "class-map".getBytes(UTF_8),
    "human-annotated".getBytes(UTF_8),
    "creation-date".getBytes(UTF_8),
  };
  private static final byte[] CONFIDENCE = "confidence".getBytes(UTF_8);

  private final Findings findings;
  private final LineTape tape;
  private final LineLabels labels;
  private final MetadataRules common;
  private final Frame frame;
  private final BoxRules boxes;
  private final int[] values = new int[MEMBERS.length];
  private final int[] metadataValues = new int[METADATA_MEMBERS.length];

  DetectionRules(Findings findings, LineTape tape, LineLabels labels, MetadataRules common) {
    this.findings = findings;
    this.tape = tape;
    this.labels = labels;
    this.common = common;
    this.frame = new Frame(findings, tape);
    this.boxes = new BoxRules(findings, tape, labels, frame);
  }

  /**
   * Checks a pair; whether its format is right. Annotations that are not usable do not make it
   * wrong: the service trains without them.
   */
  boolean check(int attribute, int metadata) {
    long errors = findings.errors();
    tape.members(metadata, METADATA_MEMBERS, metadataValues);
    int classMap = classMap(metadata);
    common.checkHumanAnnotated(metadata, metadataValues[2]);
    common.checkCreationDate(metadata, metadataValues[3]);
    if (!tape.is(attribute, JsonToken.START_OBJECT)) {
      malformed(
          attribute, LabelFault.BOXES, "but must be an object with image_size and annotations");
      return false;
    }
    tape.members(attribute, MEMBERS, values);
    frame.read(attribute, values[0]);
    int annotations = values[1];
    boolean formatRight = findings.errors() == errors;
    if (annotations == LineTape.NONE) {
      findings.missing(attribute, "annotations", LabelFault.BOXES, LabelFault.ATTRIBUTE_KEY);
      formatRight = false;
    } else if (!tape.is(annotations, JsonToken.START_ARRAY)) {
      malformed(annotations, LabelFault.ANNOTATIONS, "but must be an array");
      formatRight = false;
    } else {
      formatRight &= boxes.check(annotations, classMap);
      checkNumber(attribute, annotations);
      formatRight &= checkObjects(metadata, metadataValues[0], boxes.number());
    }
    return formatRight;
  }

  private void malformed(int node, LabelFault fault, String but) {
    boolean json = tape.is(node, JsonToken.STRING) && tape.text(node).matches("\\s*[\\[{](?s:.*)");
    findings.value(node, json ? LabelFault.ATTRIBUTE_STRING : fault, but);
  }

  /** The class-map, if it is an object. */
  private int classMap(int metadata) {
    int classMap = metadataValues[1];
    if (classMap == LineTape.NONE) {
      findings.missing(metadata, "class-map", classMapFault(metadata), LabelFault.METADATA_KEY);
      return LineTape.NONE;
    }
    if (!tape.is(classMap, JsonToken.START_OBJECT)) {
      findings.value(
          classMap,
          tape.is(classMap, JsonToken.START_ARRAY)
              ? LabelFault.CLASS_MAP_LIST
              : tape.is(classMap, JsonToken.STRING)
                  ? LabelFault.METADATA_STRING
                  : LabelFault.CLASS_MAP,
          "but must be an object");
      return LineTape.NONE;
    }
    for (int key = classMap + 1; key < tape.next(classMap); key = tape.next(key + 1)) {
      if (tape.is(key + 1, JsonToken.STRING)) {
        LineLabels.checkName(findings, tape, key + 1);
      } else {
        findings.value(
            key + 1,
            tape.is(key + 1, JsonToken.NUMBER) && !BoxGuess.isNumber(tape.text(key))
                ? LabelFault.CLASS_MAP_TURNED
                : LabelFault.CLASS_MAP,
            "but must be a string");
      }
    }
    return classMap;
  }

  /** What is missing if there is no class-map: a label of the whole image has none. */
  private LabelFault classMapFault(int metadata) {
    return KeyNames.hasAny(tape, metadata, "classname")
        ? LabelFault.BOX_TYPE
        : LabelFault.CLASS_MAP;
  }

  private void checkNumber(int attribute, int annotations) {
    int number = boxes.number();
    labels.addBoxes(number);
    if (number == 0 && common.isYes(metadataValues[2])) {
      findings.line(
          Code.WARNING_NO_ANNOTATIONS, "The line was annotated by a human, and has no boxes.");
      findings.about(attribute, Code.WARNING_NO_ATTRIBUTE_ANNOTATIONS, "has no boxes");
    }
    if (number > 0 && boxes.invalid() == number) {
      findings.within(
          annotations, Code.ERROR_NO_VALID_ANNOTATIONS, "None of the annotations in", "is valid");
    }
  }

  /** Whether the objects are of the right form, apart from confidences that are not there. */
  private boolean checkObjects(int metadata, int objects, int annotations) {
    if (objects == LineTape.NONE) {
      findings.missing(metadata, "objects", LabelFault.OBJECTS, LabelFault.METADATA_KEY);
      return false;
    }
    if (!tape.is(objects, JsonToken.START_ARRAY)) {
      findings.value(objects, LabelFault.OBJECTS, "but must be an array");
      return false;
    }
    long errors = findings.errors();
    int number = 0;
    int confidences = 0;
    for (int node = objects + 1; node < tape.next(objects); node = tape.next(node)) {
      number++;
      confidences += hasConfidence(node) ? 1 : 0;
    }
    boolean right = findings.errors() == errors;
    if (confidences < annotations) {
      findings.about(
          objects,
          BoxFault.CONFIDENCE,
          "has %d confidences for %d annotations".formatted(confidences, annotations));
    } else if (number > annotations) {
      findings.about(
          objects,
          Code.WARNING_OBJECTS_WITHOUT_ANNOTATIONS,
          "has %s for %s"
              .formatted(Count.of(number, "element"), Count.of(annotations, "annotation")));
    }
    return right;
  }

  private boolean hasConfidence(int object) {
    if (!tape.is(object, JsonToken.START_OBJECT)) {
      findings.value(object, LabelFault.OBJECTS, "but must be an object with a confidence");
      return false;
    }
    int confidence = tape.member(object, CONFIDENCE);
    if (confidence != LineTape.NONE && !tape.is(confidence, JsonToken.NUMBER)) {
      findings.value(
          confidence,
          tape.is(confidence, JsonToken.STRING)
              ? LabelFault.QUOTED_CONFIDENCE
              : LabelFault.CONFIDENCE,
          "but must be a number");
      return true;
    }
    return confidence != LineTape.NONE;
  }
}
