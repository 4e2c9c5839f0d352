package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Numbers;

/**
 * Whether the boxes of a line that leave their image could be thousandths of it: no edge of any box
 * is beyond 1000, one is far outside, and they would not all be inside if width and height were
 * their right and bottom edge, or if the image were turned.
 */
final class FarBoxes {

  private static final int WHOLE = 1000;

  private FarBoxes() {}

  /** Whether those of an array could; only if the image's size is known. */
  static boolean couldBeThousandths(LineTape tape, int annotations, Frame frame) {
    BoxUnits units = new BoxUnits(WHOLE);
    boolean corners = true;
    boolean turned = true;
    int[] nodes = new int[BoxUnits.EDGES.length];
    double[] box = new double[BoxUnits.EDGES.length];
    for (int node = annotations + 1; node < tape.next(annotations); node = tape.next(node)) {
      if (!read(tape, node, nodes, box)) {
        return false;
      }
      units.add(frame.width(), frame.height(), box[0], box[1], box[2], box[3]);
      corners &= BoxGuess.areCorners(frame, box[0], box[1], box[2], box[3]);
      turned &= BoxGuess.areTurned(frame, box[0], box[1], box[2], box[3]);
    }
    return units.leaveImages() && !corners && !turned;
  }

  private static boolean read(LineTape tape, int node, int[] nodes, double[] box) {
    if (!tape.numbers(node, BoxUnits.EDGES, nodes)) {
      return false;
    }
    for (int edge = 0; edge < nodes.length; edge++) {
      box[edge] = Numbers.value(tape.bytes(), tape.start(nodes[edge]), tape.end(nodes[edge]));
    }
    return true;
  }
}
