package dev.labeldrop.local.convert;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** One line of YOLO's labels: a box, a box with its confidence or key points, or an outline. */
final class YoloLine {

  private static final int BOX = 5;
  private static final int BOX_WITH_CONFIDENCE = 6;

  /** A class and three corners. */
  private static final int SHORTEST_OUTLINE = 7;

  private YoloLine() {}

  /** The box of a line; empty, and the reason told, where it has none. */
  static Optional<Box> read(String line, YoloNames names, Size size, Consumer<String> reasons) {
    String[] words = line.strip().split("\\s+");
    double[] numbers;
    try {
      numbers = Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException _) {
      reasons.accept("It has something that is no number.");
      return Optional.empty();
    }
    String label = names.names().get((int) numbers[0]);
    if (label == null || numbers[0] != Math.rint(numbers[0])) {
      reasons.accept("There is no name for class " + words[0] + ".");
      return Optional.empty();
    }
    Optional<double[]> edges = edges(numbers, names.points());
    if (edges.isEmpty()) {
      reasons.accept("It has %d numbers: neither a box nor an outline.".formatted(words.length));
      return Optional.empty();
    }
    double confidence = words.length == BOX_WITH_CONFIDENCE ? numbers[BOX] : 1;
    return Optional.of(box(label, edges.get(), size, confidence));
  }

  /** Left, top, right and bottom in fractions. */
  private static Optional<double[]> edges(double[] numbers, boolean points) {
    int count = numbers.length;
    if (count == BOX || count == BOX_WITH_CONFIDENCE || (points && count > BOX)) {
      double halfWidth = numbers[3] / 2;
      double halfHeight = numbers[4] / 2;
      return Optional.of(
          new double[] {
            numbers[1] - halfWidth,
            numbers[2] - halfHeight,
            numbers[1] + halfWidth,
            numbers[2] + halfHeight,
          });
    }
    return count >= SHORTEST_OUTLINE && count % 2 == 1
        ? Optional.of(around(numbers))
        : Optional.empty();
  }

  /** The box around an outline. */
  private static double[] around(double[] numbers) {
    double[] edges = {numbers[1], numbers[2], numbers[1], numbers[2]};
    for (int x = 3; x < numbers.length; x += 2) {
      edges[0] = Math.min(edges[0], numbers[x]);
      edges[1] = Math.min(edges[1], numbers[x + 1]);
      edges[2] = Math.max(edges[2], numbers[x]);
      edges[3] = Math.max(edges[3], numbers[x + 1]);
    }
    return edges;
  }

  private static Box box(String label, double[] edges, Size size, double confidence) {
    return new Box(
        label,
        edges[0] * size.width(),
        edges[1] * size.height(),
        (edges[2] - edges[0]) * size.width(),
        (edges[3] - edges[1]) * size.height(),
        confidence);
  }
}
