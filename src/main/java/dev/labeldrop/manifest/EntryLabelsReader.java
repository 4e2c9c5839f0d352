package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the labels of entries or lines, one after the other. It takes what a line that can be sent
 * has, and passes over the rest: an attribute of another type, a box that is no object. A side of a
 * box that is no number is 0.
 */
public final class EntryLabelsReader {

  private static final byte[] TYPE = "type".getBytes(UTF_8);
  private static final byte[] CLASSIFICATION = "groundtruth/image-classification".getBytes(UTF_8);
  private static final byte[] DETECTION = "groundtruth/object-detection".getBytes(UTF_8);
  private static final byte[] CLASS_NAME = "class-name".getBytes(UTF_8);
  private static final byte[] CLASS_MAP = "class-map".getBytes(UTF_8);
  private static final byte[] ANNOTATIONS = "annotations".getBytes(UTF_8);
  private static final byte[] CLASS_ID = "class_id".getBytes(UTF_8);
  private static final byte[] LEFT = "left".getBytes(UTF_8);
  private static final byte[] TOP = "top".getBytes(UTF_8);
  private static final byte[] WIDTH = "width".getBytes(UTF_8);
  private static final byte[] HEIGHT = "height".getBytes(UTF_8);

  private final EntryScan entry = new EntryScan(Limits.SERVICE.nesting());
  private final LineTape tape = entry.tape();
  private final LabelKeys keys = new LabelKeys(tape);

  /** Those of one entry, as text. */
  public Optional<EntryLabels> of(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /**
   * Those of one entry, or of one line without its line end; empty where it is not one JSON object
   * with a source-ref.
   *
   * @param start index of its first byte
   * @param end index after its last byte
   */
  public Optional<EntryLabels> of(byte[] bytes, int start, int end) {
    entry.read(LineTape.padded(bytes, start, end), 0, end - start);
    String sourceRef = entry.sourceRef();
    if (sourceRef == null || !entry.complete()) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    List<LabelledBox> boxes = new ArrayList<>();
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!keys.isPassedOver(key) && keys.isMetadata(key)) {
        int attribute = keys.partner(key);
        if (attribute != LineTape.NONE) {
          pair(attribute + 1, key + 1, labels, boxes);
        }
      }
    }
    return Optional.of(new EntryLabels(sourceRef, labels, boxes));
  }

  private void pair(int attribute, int metadata, List<String> labels, List<LabelledBox> boxes) {
    int type = member(metadata, TYPE);
    if (!tape.is(type, JsonToken.STRING)) {
      return;
    }
    if (tape.equals(type, CLASSIFICATION)) {
      int name = member(metadata, CLASS_NAME);
      if (tape.is(name, JsonToken.STRING)) {
        labels.add(tape.text(name));
      }
    } else if (tape.equals(type, DETECTION)) {
      int annotations = member(attribute, ANNOTATIONS);
      int classMap = member(metadata, CLASS_MAP);
      if (tape.is(annotations, JsonToken.START_ARRAY)) {
        for (int box = annotations + 1; box < tape.next(annotations); box = tape.next(box)) {
          if (tape.is(box, JsonToken.START_OBJECT)) {
            boxes.add(box(box, classMap));
          }
        }
      }
    }
  }

  private LabelledBox box(int box, int classMap) {
    return new LabelledBox(
        className(member(box, CLASS_ID), classMap),
        number(box, LEFT),
        number(box, TOP),
        number(box, WIDTH),
        number(box, HEIGHT));
  }

  private String className(int id, int classMap) {
    if (!tape.is(id, JsonToken.NUMBER)) {
      return "";
    }
    double value = Numbers.value(tape.bytes(), tape.start(id), tape.end(id));
    String whole = value == Math.rint(value) ? Long.toString((long) value) : tape.text(id);
    int name = member(classMap, whole.getBytes(UTF_8));
    return tape.is(name, JsonToken.STRING) ? tape.text(name) : whole;
  }

  private double number(int box, byte[] side) {
    int node = member(box, side);
    return tape.is(node, JsonToken.NUMBER)
        ? Numbers.value(tape.bytes(), tape.start(node), tape.end(node))
        : 0;
  }

  private int member(int object, byte[] key) {
    return tape.is(object, JsonToken.START_OBJECT) ? tape.member(object, key) : LineTape.NONE;
  }
}
