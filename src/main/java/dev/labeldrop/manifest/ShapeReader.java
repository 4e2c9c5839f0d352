package dev.labeldrop.manifest;

import org.jspecify.annotations.Nullable;

/** Reads lines by the shapes that are known, the one that was met last first. */
final class ShapeReader {

  private final ShapedLine reader;

  /** Those known, the one met last first. */
  private final @Nullable LineShape[] shapes;

  /**
   * A reader that knows none.
   *
   * @param hash tells source-refs apart
   * @param most how many shapes are known at once
   */
  ShapeReader(SipHash hash, int most) {
    this.reader = new ShapedLine(hash);
    this.shapes = new LineShape[most];
  }

  /**
   * Reads a line, without knowing where it ends.
   *
   * @param start index of its first byte
   * @param filled index after the last byte that is there, where a line feed stands
   * @param facts takes what was found of it
   * @return index of the line feed that ends the line; -1 where the line is of no shape that is
   *     known, may have a problem, or is not all there
   */
  int read(byte[] bytes, int start, int filled, LineFacts facts) {
    for (int place = 0; place < shapes.length; place++) {
      LineShape shape = shapes[place];
      int end = shape == null ? -1 : reader.read(shape, bytes, start, filled, facts);
      int feed = end >= 0 && bytes[end] == '\r' ? end + 1 : end;
      if (feed >= 0 && feed < filled && bytes[feed] == '\n') {
        facts.putPlace(start, feed);
        moveToFront(place);
        return feed;
      }
    }
    return -1;
  }

  /** Whether a line, to its end, is of a shape. */
  boolean isOf(LineShape shape, byte[] bytes, int start, int end) {
    return reader.read(shape, bytes, start, end, new LineFacts()) == end;
  }

  /** Takes a shape in place of the one that was met longest ago. */
  void put(LineShape shape) {
    shapes[shapes.length - 1] = shape;
    moveToFront(shapes.length - 1);
  }

  /** How many shapes are known at once. */
  int most() {
    return shapes.length;
  }

  /** Those known, in an array of its own. */
  @Nullable LineShape[] shapes() {
    return shapes.clone();
  }

  /** Takes the shapes of another reader. */
  void use(@Nullable LineShape[] others) {
    System.arraycopy(others, 0, shapes, 0, shapes.length);
  }

  private void moveToFront(int place) {
    if (place > 0) {
      LineShape shape = shapes[place];
      System.arraycopy(shapes, 0, shapes, 1, place);
      shapes[0] = shape;
    }
  }
}
