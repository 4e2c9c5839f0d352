package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
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
  private static final byte[] WIDTH = "width".getBytes(UTF_8);
  private static final byte[] HEIGHT = "height".getBytes(UTF_8);
  private static final byte[] DETECTION_TYPE = "groundtruth/object-detection".getBytes(UTF_8);

  private final LineTape tape;
  private final LabelKeys keys;

  /** What the nodes are for that are not just any value. */
  private final Map<Integer, Slot> roles = new TreeMap<>();

  private @Nullable LineShape box;
  private @Nullable LineShape object;
  private int names;
  private int namesBeforeBoxes;
  private int width;
  private int height;

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
    return shape(start, end, 0, end, end);
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
    int size = tape.member(attribute, IMAGE_SIZE) + 1;
    addRoles(size, SIZE);
    width = number(tape.member(size, WIDTH));
    height = number(tape.member(size, HEIGHT));
    roles.put(boxes, Slot.BOXES);
    addRoles(boxes + 1, BOX);
    return true;
  }

  private int number(int node) {
    return SmallNumber.value(Swar.word(tape.bytes(), tape.start(node)));
  }

  private void addRoles(int parent, Map<String, Slot> slots) {
    for (int key = parent + 1; key < tape.next(parent); key = tape.next(key + 1)) {
      Slot slot = slots.get(tape.text(key));
      if (slot != null) {
        roles.put(key + 1, slot);
      }
    }
  }

  /**
   * The shape of a range of bytes that is a node, with white space around it.
   *
   * @param comma index of a comma as it stands between two such nodes
   * @param afterComma index of what would be the next node
   */
  private @Nullable LineShape shape(int start, int end, int container, int comma, int afterComma) {
    List<ShapePiece> pieces = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int from = start;
    int node = container + 1;
    while (node < tape.next(container) && pieces.size() < MOST_PIECES) {
      Slot slot = slot(node);
      int after = node + 1;
      if (slot != Slot.FIXED) {
        boolean elements = slot == Slot.BOXES || slot == Slot.OBJECTS;
        int to = tape.start(elements ? node + 1 : node);
        pieces.add(new ShapePiece(tape.bytes(), from, to, slot));
        starts.add(from);
        from = elements ? lastElement(node, slot) : tape.end(node);
        after = tape.next(node);
      }
      node = after;
    }
    pieces.add(new ShapePiece(tape.bytes(), from, end, Slot.END));
    starts.add(from);
    if (pieces.size() > MOST_PIECES) {
      return null;
    }
    ShapePiece joint =
        ShapePiece.joined(pieces.getLast(), tape.bytes(), comma, afterComma, pieces.getFirst());
    return new LineShape(
        pieces,
        runs(pieces, starts),
        joint,
        box,
        object,
        namesBeforeBoxes == -1 ? names : namesBeforeBoxes,
        width,
        height);
  }

  /** For each piece that has one, the run that starts there. */
  private LineShape.@Nullable Run[] runs(List<ShapePiece> pieces, List<Integer> starts) {
    LineShape.@Nullable Run[] runs = new LineShape.Run[pieces.size()];
    int last = pieces.size() - 1;
    for (int index = pieces.size() - 2; index >= 0; index--) {
      if (!pieces.get(index).slot().isSteady()) {
        last = index;
      } else if (index == 0 || !pieces.get(index - 1).slot().isSteady()) {
        ShapePiece end = pieces.get(last);
        int to = starts.get(last) + end.length();
        var whole = new ShapePiece(tape.bytes(), starts.get(index), to, end.slot());
        runs[index] = whole.ascii() ? new LineShape.Run(whole, last) : null;
      }
    }
    return runs;
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

  /** Index after the last byte of a value, the quote of a string included. */
  private int afterValue(int node) {
    return tape.end(node) + tape.start(node) - tape.place(node);
  }

  /**
   * Takes the shape of an array's first element for that of all; returns where the last ends. If
   * there is no other element, the line's first comma shows how they would be set apart.
   */
  private int lastElement(int array, Slot slot) {
    int first = array + 1;
    int second = tape.next(first);
    boolean several = second < tape.next(array);
    int comma = several ? tape.end(first) : afterValue(2);
    int afterComma = tape.place(several ? second : tape.next(2));
    LineShape shape = shape(tape.start(first), tape.end(first), first, comma, afterComma);
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
