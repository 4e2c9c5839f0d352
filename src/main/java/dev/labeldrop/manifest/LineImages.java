package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonPath;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what lines say of their images, one line after the other. */
public final class LineImages {

  private static final byte[] IMAGE_SIZE = "image_size".getBytes(UTF_8);
  private static final byte[] ANNOTATIONS = "annotations".getBytes(UTF_8);
  private static final byte[][] SIDES = {"width".getBytes(UTF_8), "height".getBytes(UTF_8)};
  private static final byte[][] EDGES = {
    "left".getBytes(UTF_8), "top".getBytes(UTF_8), SIDES[0], SIDES[1]
  };

  private final EntryScan entry = new EntryScan(Limits.SERVICE.nesting());
  private final LineTape tape = entry.tape();
  private final int[] nodes = new int[EDGES.length];

  /**
   * What a line says.
   *
   * @param number its number in its file
   * @param line all its bytes, without its line end
   * @return empty if the line is not one JSON object with a source-ref
   */
  public Optional<LineImage> of(long number, byte[] line) {
    entry.read(LineTape.padded(line), 0, line.length);
    String sourceRef = entry.sourceRef();
    return sourceRef == null || !entry.complete()
        ? Optional.empty()
        : Optional.of(new LineImage(number, line, sourceRef, sizes()));
  }

  private List<LineImage.Size> sizes() {
    List<LineImage.Size> sizes = new ArrayList<>();
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      int attribute = key + 1;
      int size =
          tape.is(attribute, JsonToken.START_OBJECT)
              ? tape.member(attribute, IMAGE_SIZE)
              : LineTape.NONE;
      if (tape.is(size, JsonToken.START_ARRAY) && tape.elements(size) > 0) {
        double[] sides = numbers(size + 1, SIDES);
        if (sides.length > 0) {
          List<LineImage.Box> boxes = boxes(attribute, sides);
          sizes.add(new LineImage.Size(place(size + 1), sides[0], sides[1], boxes));
        }
      }
    }
    return sizes;
  }

  private List<LineImage.Box> boxes(int attribute, double[] sides) {
    int annotations = tape.member(attribute, ANNOTATIONS);
    List<LineImage.Box> boxes = new ArrayList<>();
    if (tape.is(annotations, JsonToken.START_ARRAY)) {
      for (int box = annotations + 1; box < tape.next(annotations); box = tape.next(box)) {
        double[] edges = numbers(box, EDGES);
        if (edges.length > 0) {
          boxes.add(
              new LineImage.Box(
                  place(box),
                  new BoxSketch(sides[0], sides[1], edges[0], edges[1], edges[2], edges[3])));
        }
      }
    }
    return boxes;
  }

  /** The numbers of an object under some keys; none if one of them is missing. */
  private double[] numbers(int object, byte[][] keys) {
    if (!tape.is(object, JsonToken.START_OBJECT)) {
      return new double[0];
    }
    tape.members(object, keys, nodes);
    double[] numbers = new double[keys.length];
    for (int key = 0; key < keys.length; key++) {
      if (!tape.is(nodes[key], JsonToken.NUMBER)) {
        return new double[0];
      }
      numbers[key] = Numbers.value(tape.bytes(), tape.start(nodes[key]), tape.end(nodes[key]));
    }
    return numbers;
  }

  private LineImage.Place place(int node) {
    return new LineImage.Place(JsonPath.of(tape, node), tape.place(node), tape.place(node) + 1);
  }
}
