package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the lines that came last. A manifest is written by one program, so that most of its
 * lines have a shape that was there before: then nothing of it needs to be looked up by name again.
 *
 * <p>A line without a problem and of no known shape gives one, in place of the one that was met
 * longest ago. In a file in which no shape comes twice that would be work in vain, so that after
 * each shape that was not met again twice as many lines give none.
 */
final class LineShapes {

  /** As many as a file with a few kinds of lines has. */
  static final int MOST = 4;

  private static final int LONGEST_PAUSE = 1024;

  private final ShapeBuilder builder;
  private final ShapedLine reader = new ShapedLine();

  /** Those known, the one met last first. */
  private final @Nullable LineShape[] shapes;

  private @Nullable LineShape last;
  private int pause;
  private int wait;

  /**
   * No shapes yet.
   *
   * @param tape has a line that is to be learnt
   * @param most how many shapes are known at once; with 0, every line is left to the rules
   */
  LineShapes(LineTape tape, int most) {
    this.builder = new ShapeBuilder(tape);
    this.shapes = new LineShape[most];
  }

  /** The line that was read last. */
  ShapedLine reader() {
    return reader;
  }

  /** The shape of the line that was read last; null where it has none that is known. */
  @Nullable LineShape last() {
    return last;
  }

  /**
   * Reads on from the start of a line, without knowing where it ends.
   *
   * @param start index of its first byte
   * @param filled index after the last byte that is there, where a line feed stands
   * @return index of the line feed that ends the line; -1 where the line is of no shape that is
   *     known, may have a problem, or is not all there
   */
  int read(byte[] bytes, int start, int filled) {
    for (int place = 0; place < shapes.length; place++) {
      last = shapes[place];
      int end = last == null ? -1 : reader.read(last, bytes, start, filled);
      int feed = end >= 0 && bytes[end] == '\r' ? end + 1 : end;
      if (feed >= 0 && feed < filled && bytes[feed] == '\n') {
        pause = 0;
        moveToFront(place);
        return feed;
      }
    }
    last = null;
    return -1;
  }

  /** Takes the shape of a line that has no problem, and that {@link #read} did not know. */
  void learn(byte[] bytes, int start, int end) {
    if (wait > 0 || shapes.length == 0) {
      wait--;
      return;
    }
    wait = pause;
    pause = Math.min(LONGEST_PAUSE, pause * 2 + 1);
    LineShape shape = builder.build(start, end);
    if (shape != null && reader.read(shape, bytes, start, end) == end) {
      shapes[shapes.length - 1] = shape;
      moveToFront(shapes.length - 1);
    }
  }

  private void moveToFront(int place) {
    if (place > 0) {
      LineShape shape = shapes[place];
      System.arraycopy(shapes, 0, shapes, 1, place);
      shapes[0] = shape;
    }
  }
}
