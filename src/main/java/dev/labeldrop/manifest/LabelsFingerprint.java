package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.CanonicalForm;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;
import java.util.Arrays;

/**
 * 64 bits over what training reads in a line: its labels and boxes, for services that give lines
 * back written in another way. Of a label of the whole image that is its class name; of boxes, the
 * image's width and height, and of each box its class name and its place. Names of attributes,
 * confidences, dates and jobs do not count (Developer Guide, md-create-manifest-file: what the
 * service uses). Numbers count by their value.
 *
 * <p>Neither labels nor boxes have an order: each box says itself of which class it is and where,
 * and only the confidences, which training does not use, belong to boxes by index. So the hashes of
 * the single ones are sorted before they are hashed together; what is there twice counts twice.
 */
final class LabelsFingerprint {

  private static final byte[] TYPE = "type".getBytes(UTF_8);
  private static final byte[] CLASSIFICATION = "groundtruth/image-classification".getBytes(UTF_8);
  private static final byte[] DETECTION = "groundtruth/object-detection".getBytes(UTF_8);
  private static final byte[] CLASS_NAME = "class-name".getBytes(UTF_8);
  private static final byte[] CLASS_MAP = "class-map".getBytes(UTF_8);
  private static final byte[] IMAGE_SIZE = "image_size".getBytes(UTF_8);
  private static final byte[] ANNOTATIONS = "annotations".getBytes(UTF_8);
  private static final byte[] CLASS_ID = "class_id".getBytes(UTF_8);
  private static final byte[][] SIDES = {"width".getBytes(UTF_8), "height".getBytes(UTF_8)};
  private static final byte[][] PLACES = {
    "left".getBytes(UTF_8), "top".getBytes(UTF_8), SIDES[0], SIDES[1]
  };

  // What is hashed starts with its kind, so that no two things of another kind have the same bytes.
  private static final int LINE = 1;
  private static final int IMAGE_LABEL = 2;
  private static final int BOXES = 3;
  private static final int BOX = 4;
  private static final int NUMBER = 5;
  private static final int OTHER = 6;
  private static final int NOTHING = 7;

  private final LineTape tape;
  private final LabelKeys keys;
  private final CanonicalForm form;

  /** Its key is no secret: to compare two entries, 64 bits are as good as they can be without. */
  private final SipHash hash = new SipHash(0, 0);

  /** Hashes of the attributes so far, then those of the boxes of the one that is read. */
  private long[] hashes = new long[64];

  private int count;

  LabelsFingerprint(LineTape tape) {
    this.tape = tape;
    this.keys = new LabelKeys(tape);
    this.form = new CanonicalForm(tape);
  }

  /** That of the line on the tape, which is one JSON object. */
  long ofLine() {
    count = 0;
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (!keys.isPassedOver(key) && keys.isMetadata(key)) {
        int attribute = keys.partner(key);
        if (attribute != LineTape.NONE) {
          pair(attribute + 1, key + 1);
        }
      }
    }
    start(LINE);
    return hashFrom(0);
  }

  private void pair(int attribute, int metadata) {
    int type = member(metadata, TYPE);
    if (!tape.is(type, JsonToken.STRING)) {
      return;
    }
    if (tape.equals(type, CLASSIFICATION)) {
      start(IMAGE_LABEL);
      value(member(metadata, CLASS_NAME));
      add(hashFrom(count));
    } else if (tape.equals(type, DETECTION)) {
      boxes(attribute, metadata);
    }
  }

  private void boxes(int attribute, int metadata) {
    int first = count;
    int annotations = member(attribute, ANNOTATIONS);
    int classMap = member(metadata, CLASS_MAP);
    boolean array = tape.is(annotations, JsonToken.START_ARRAY);
    for (int box = annotations + 1; array && box < tape.next(annotations); box = tape.next(box)) {
      start(BOX);
      value(className(member(box, CLASS_ID), classMap));
      numbers(box, PLACES);
      add(hashFrom(count));
    }
    start(BOXES);
    if (!array) {
      value(annotations);
    }
    int size = member(attribute, IMAGE_SIZE);
    numbers(tape.is(size, JsonToken.START_ARRAY) ? size + 1 : size, SIDES);
    long boxes = hashFrom(first);
    count = first;
    add(boxes);
  }

  /** Where the name of a class is; where it has none, its id. */
  private int className(int id, int classMap) {
    if (!tape.is(id, JsonToken.NUMBER) || !tape.is(classMap, JsonToken.START_OBJECT)) {
      return id;
    }
    double value = Numbers.value(tape.bytes(), tape.start(id), tape.end(id));
    String whole = value == Math.rint(value) ? Long.toString((long) value) : tape.text(id);
    int name = tape.member(classMap, whole.getBytes(UTF_8));
    return name == LineTape.NONE ? id : name;
  }

  private int member(int object, byte[] key) {
    return tape.is(object, JsonToken.START_OBJECT) ? tape.member(object, key) : LineTape.NONE;
  }

  private void start(int kind) {
    form.clear();
    form.word(kind);
  }

  /** Some numbers of an object by their value; one that is none as it is written. */
  private void numbers(int object, byte[][] members) {
    if (!tape.is(object, JsonToken.START_OBJECT)) {
      value(object);
      return;
    }
    for (byte[] key : members) {
      int node = tape.member(object, key);
      boolean number = tape.is(node, JsonToken.NUMBER);
      form.word(number ? NUMBER : OTHER);
      if (number) {
        form.number(Numbers.value(tape.bytes(), tape.start(node), tape.end(node)));
      } else {
        value(node);
      }
    }
  }

  private void value(int node) {
    if (node == LineTape.NONE) {
      form.word(NOTHING);
    } else {
      form.word(OTHER);
      form.value(node);
    }
  }

  private void add(long hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    hashes[count] = hash;
    count++;
  }

  /** Hashes what was written since the start, and the hashes from an index on, sorted. */
  private long hashFrom(int first) {
    Arrays.sort(hashes, first, count);
    for (int index = first; index < count; index++) {
      form.word(hashes[index]);
    }
    hash.hash(form.bytes(), 0, form.length());
    return hash.first();
  }
}
