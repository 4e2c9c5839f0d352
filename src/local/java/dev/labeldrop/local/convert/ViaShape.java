package dev.labeldrop.local.convert;

import dev.labeldrop.local.json.JsonTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes that the VGG Image Annotator draws, and the boxes around them. */
final class ViaShape {

  private ViaShape() {}

  /** The box around a shape, without a label; empty where it is a point or cannot be read. */
  static Optional<Box> box(JsonTree.Obj shape) {
    String name = shape.get("name") instanceof JsonTree.Text(String text) ? text : "";
    return switch (name) {
      case "rect" -> ofNumbers(shape, "x", "y", "width", "height");
      case "circle" -> ofNumbers(shape, "cx", "cy", "r", "r").map(ViaShape::around);
      case "ellipse" -> ofNumbers(shape, "cx", "cy", "rx", "ry").map(ViaShape::around);
      case "polygon", "polyline" -> ofPoints(shape);
      default -> Optional.empty();
    };
  }

  private static Optional<Box> ofNumbers(
      JsonTree.Obj shape, String left, String top, String width, String height) {
    List<Double> numbers =
        List.of(left, top, width, height).stream()
            .flatMap(each ->
                shape.get(each) instanceof JsonTree.Num number
                    ? Optional.of(number.value()).stream()
                    : Optional.<Double>empty().stream())
            .toList();
    return numbers.size() == 4
        ? Optional.of(
            new Box("", numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), 1))
        : Optional.empty();
  }

  /** The box around an ellipse: its middle and half its sides are in a box's places. */
  private static Box around(Box ellipse) {
    return Box.between(
        "",
        ellipse.left() - ellipse.width(),
        ellipse.top() - ellipse.height(),
        ellipse.left() + ellipse.width(),
        ellipse.top() + ellipse.height());
  }

  private static Optional<Box> ofPoints(JsonTree.Obj shape) {
    List<Double> x = numbers(shape.get("all_points_x"));
    List<Double> y = numbers(shape.get("all_points_y"));
    return x.isEmpty() || y.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Box.between(
                "",
                x.stream().min(Double::compare).orElse(0.0),
                y.stream().min(Double::compare).orElse(0.0),
                x.stream().max(Double::compare).orElse(0.0),
                y.stream().max(Double::compare).orElse(0.0)));
  }

  private static List<Double> numbers(@Nullable JsonTree array) {
    return array instanceof JsonTree.Arr(var items)
        ? items.stream()
            .filter(JsonTree.Num.class::isInstance)
            .map(each -> ((JsonTree.Num) each).value())
            .toList()
        : List.of();
  }
}
