package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.LineTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shape of a line that has no problem at all. What each value is for is looked up by the
 * names of the keys, once a shape instead of once a line.
 */
final class ShapeBuilder {

  /** Most pieces of a shape: a line with more is a rare one. */
  private static final int MOST_PIECES = 1000;

  private static final Map<String, Slot> CLASSIFICATION =
      Map.of("class-name", Slot.NAME, "confidence", Slot.CONFIDENCE);
  private static final Map<String, Slot> DETECTION =
      Map.of("objects", Slot.OBJECTS, "class-map", Slot.CLASS_MAP);
  private static final Map<String, Slot> BOTH =
      Map.of("type", Slot.FIXED, "human-annotated", Slot.YES_NO, "creation-date", Slot.DATE);
  private static final Map<String, Slot> BOX =
      Map.of(
          "class_id", Slot.CLASS_ID,
          "top", Slot.TOP,
          "left", Slot.LEFT,
          "width", Slot.WIDTH,
          "height", Slot.HEIGHT);
  private static final Map<String, Slot> SIZE =
      Map.of("width", Slot.FRAME_WIDTH, "height", Slot.FRAME_HEIGHT);

  private static final byte[] TYPE = "type".getBytes(UTF_8);
  private static final byte[] BOXES = "annotations".getBytes(UTF_8);
  private static final byte[] IMAGE_SIZE = "image_size".getBytes(UTF_8);
  private static final byte[] DETECTION_TYPE = "groundtruth/object-detection".getBytes(UTF_8);

  private final LineTape tape;
  private final LabelKeys keys;

  /** What the nodes are for that are not just any value. */
  private final Map<Integer, Slot> roles = new TreeMap<>();

  private @Nullable LineShape box;
  private @Nullable LineShape object;
  private int names;
  private int namesBeforeBoxes;

  ShapeBuilder(LineTape tape) {
    this.tape = tape;
    this.keys = new LabelKeys(tape);
  }

  /** The shape of the line on the tape; null where it has none that is worth while. */
  @Nullable LineShape build(int start, int end) {
    roles.clear();
    box = null;
    object = null;
    names = 0;
    namesBeforeBoxes = -1;
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (tape.equals(key, SourceRef.KEY.getBytes(UTF_8))) {
        roles.put(key + 1, Slot.SOURCE_REF);
      } else if (!keys.isPassedOver(key) && keys.isMetadata(key)) {
        int attribute = keys.partner(key);
        if (attribute != LineTape.NONE && !addPair(attribute + 1, key + 1)) {
          return null;
        }
      }
    }
    return shape(start, end, 0);
  }

  /**
   * Looks up what the values of a pair are for; false where an attribute of boxes is not the only
   * one, or has none.
   */
  private boolean addPair(int attribute, int metadata) {
    addRoles(metadata, BOTH);
    if (!tape.equals(tape.member(metadata, TYPE), DETECTION_TYPE)) {
      roles.put(attribute, Slot.INTEGER);
      addRoles(metadata, CLASSIFICATION);
      names++;
      return true;
    }
    int boxes = tape.member(attribute, BOXES);
    if (namesBeforeBoxes != -1 || tape.elements(boxes) == 0) {
      return false;
    }
    namesBeforeBoxes = names;
    addRoles(metadata, DETECTION);
    addRoles(tape.member(attribute, IMAGE_SIZE) + 1, SIZE);
    roles.put(boxes, Slot.BOXES);
    addRoles(boxes + 1, BOX);
    return true;
  }

  private void addRoles(int parent, Map<String, Slot> slots) {
    for (int key = parent + 1; key < tape.next(parent); key = tape.next(key + 1)) {
      Slot slot = slots.get(tape.text(key));
      if (slot != null) {
        roles.put(key + 1, slot);
      }
    }
  }

  /** The shape of a range of bytes that is a node, with white space around it. */
  private @Nullable LineShape shape(int start, int end, int container) {
    List<ShapePiece> pieces = new ArrayList<>();
    int from = start;
    int node = container + 1;
    while (node < tape.next(container) && pieces.size() < MOST_PIECES) {
      Slot slot = slot(node);
      int after = node + 1;
      if (slot != Slot.FIXED) {
        boolean elements = slot == Slot.BOXES || slot == Slot.OBJECTS;
        int to = tape.start(elements ? node + 1 : node);
        pieces.add(new ShapePiece(tape.bytes(), from, to, slot));
        from = elements ? lastElement(node, slot) : tape.end(node);
        after = tape.next(node);
      }
      node = after;
    }
    pieces.add(new ShapePiece(tape.bytes(), from, end, Slot.END));
    return pieces.size() > MOST_PIECES
        ? null
        : new LineShape(pieces, box, object, namesBeforeBoxes == -1 ? names : namesBeforeBoxes);
  }

  private Slot slot(int node) {
    Slot role = roles.get(node);
    return switch (tape.kind(node)) {
      case STRING -> role == null ? Slot.TEXT : role;
      case NUMBER -> role == null ? Slot.NUMBER : role;
      case START_ARRAY -> role != null && tape.elements(node) > 0 ? role : Slot.FIXED;
      case START_OBJECT -> role == Slot.CLASS_MAP ? role : Slot.FIXED;
      default -> Slot.FIXED;
    };
  }

  /** Takes the shape of an array's first element for that of all; returns where the last ends. */
  private int lastElement(int array, Slot slot) {
    int first = array + 1;
    LineShape shape = shape(tape.start(first), tape.end(first), first);
    if (slot == Slot.BOXES) {
      box = shape;
    } else {
      object = shape;
    }
    int last = first;
    for (int node = first; node < tape.next(array); node = tape.next(node)) {
      last = node;
    }
    return tape.end(last);
  }
}
