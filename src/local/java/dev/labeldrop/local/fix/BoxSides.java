package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.manifest.BoxUnits;
import java.util.Optional;

/**
 * The sides of a box, as numbers.
 *
 * @param left from the image's left edge
 * @param top from its top edge
 * @param right the right edge, from the image's left edge
 * @param bottom the bottom edge, from the image's top edge
 */
record BoxSides(double left, double top, double right, double bottom) {

  /** Those of an annotation; empty where it has not four numbers. */
  static Optional<BoxSides> of(JsonTree.Obj box) {
    Optional<Double> left = Pair.number(box, "left");
    Optional<Double> top = Pair.number(box, "top");
    Optional<Double> width = Pair.number(box, "width");
    Optional<Double> height = Pair.number(box, "height");
    if (left.isEmpty() || top.isEmpty() || width.isEmpty() || height.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BoxSides(left.get(), top.get(), left.get() + width.get(), top.get() + height.get()));
  }

  /** Counts it among boxes of images of that size. */
  void addTo(BoxUnits units, JsonTree.Obj size) {
    units.add(
        Pair.number(size, "width").orElse(0.0),
        Pair.number(size, "height").orElse(0.0),
        left,
        top,
        right - left,
        bottom - top);
  }

  /** The greatest of the four numbers. */
  double most() {
    return Math.max(Math.max(left, right), Math.max(top, bottom));
  }

  /** The smallest of the four numbers. */
  double least() {
    return Math.min(Math.min(left, right), Math.min(top, bottom));
  }

  /** Whether all four are whole. */
  boolean whole() {
    return isWhole(left) && isWhole(top) && isWhole(right) && isWhole(bottom);
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  /** With each edge at the nearest whole number. */
  BoxSides rounded() {
    return new BoxSides(Math.rint(left), Math.rint(top), Math.rint(right), Math.rint(bottom));
  }

  /** With each edge times a factor. */
  BoxSides scaled(double x, double y) {
    return new BoxSides(left * x, top * y, right * x, bottom * y);
  }

  /** With left before right, and top above bottom. */
  BoxSides inOrder() {
    return new BoxSides(
        Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom));
  }

  /** What of it is inside an image. */
  BoxSides inside(double width, double height) {
    return new BoxSides(
        Math.clamp(left, 0, width),
        Math.clamp(top, 0, height),
        Math.clamp(right, 0, width),
        Math.clamp(bottom, 0, height));
  }

  /** Whether training could use it: larger than 1 x 1 pixel. */
  boolean large() {
    return right - left > 1 && bottom - top > 1;
  }

  /** Whether width and height are its right and bottom edge, by the looks of it. */
  boolean areCorners(double imageWidth, double imageHeight) {
    double width = right - left;
    double height = bottom - top;
    BoxSides inside = inside(imageWidth, imageHeight);
    return left > 0
        && top > 0
        && width > left
        && height > top
        && width <= imageWidth
        && height <= imageHeight
        && inside.area() * 2 < area();
  }

  /** Whether it leaves its image, and would not if width and height were the other two edges. */
  boolean couldBeCorners(double imageWidth, double imageHeight) {
    double width = right - left;
    double height = bottom - top;
    return (right > imageWidth || bottom > imageHeight)
        && left > 0
        && top > 0
        && width > left
        && height > top
        && width <= imageWidth
        && height <= imageHeight;
  }

  /** Width times height. */
  double area() {
    return (right - left) * (bottom - top);
  }

  /** Writes it into an annotation. */
  void put(JsonTree.Obj box) {
    box.with("left", number(left))
        .with("top", number(top))
        .with("width", number(right - left))
        .with("height", number(bottom - top));
  }

  private static JsonTree number(double value) {
    return new JsonTree.Num(isWhole(value) ? Long.toString((long) value) : Double.toString(value));
  }
}
