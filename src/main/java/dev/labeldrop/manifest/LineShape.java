package dev.labeldrop.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lines of the same kind have in common: fixed bytes, and between them slots with what can
 * differ. It is a row of pieces; the last has the slot {@link Slot#END}.
 *
 * <p>Worked example: <code>{"source-ref":"s3://b/1","n":7}</code> has the pieces <code>
 * {"source-ref":"</code> SOURCE_REF, <code>","n":</code> NUMBER, <code>}</code> END.
 */
final class LineShape {

  /** How often a run may be missed, before its pieces are looked at one by one. */
  private static final int MOST_MISSES = 16;

  /**
   * Several pieces and the values between them, as the line had them that gave the shape: values
   * that stay the same are fine as long as they do.
   *
   * <p>Worked example: <code>"width":1920,"height":1080,"depth":3}]</code> is one comparison of
   * bytes, as long as all images have that size; else there are three numbers to read.
   */
  static final class Run {

    /** All of it, and the slot behind it. */
    final ShapePiece whole;

    /** Number of its last piece. */
    final int last;

    private int misses;

    Run(ShapePiece whole, int last) {
      this.whole = whole;
      this.last = last;
    }
  }

  private final ShapePiece[] pieces;
  private final @Nullable Run[] runs;
  private final ShapePiece joint;
  private final boolean ascii;
  private final @Nullable LineShape box;
  private final @Nullable LineShape object;
  private final int namesBeforeBoxes;
  private final int width;
  private final int height;

  /**
   * A shape of pieces.
   *
   * @param runs by piece, the run that starts with it, or null
   * @param joint what stands between the last value of one such object and the first of the next
   * @param box the shape of an element of {@link Slot#BOXES}, where there are any
   * @param object the shape of an element of {@link Slot#OBJECTS}, where there are any
   * @param namesBeforeBoxes how many {@link Slot#NAME} come before the boxes' labels
   * @param width of the image, in the line that gave the shape, if it has boxes
   * @param height the same
   */
  LineShape(
      List<ShapePiece> pieces,
      @Nullable Run[] runs,
      ShapePiece joint,
      @Nullable LineShape box,
      @Nullable LineShape object,
      int namesBeforeBoxes,
      int width,
      int height) {
    this.pieces = pieces.toArray(new ShapePiece[0]);
    this.runs = runs;
    this.joint = joint;
    boolean ascii = true;
    for (ShapePiece piece : pieces) {
      ascii &= piece.ascii();
    }
    this.ascii = ascii;
    this.box = box;
    this.object = object;
    this.namesBeforeBoxes = namesBeforeBoxes;
    this.width = width;
    this.height = height;
  }

  /** A piece, counted from 0. */
  ShapePiece piece(int index) {
    return pieces[index];
  }

  /** The run that starts with a piece; null if there is none, or it was missed too often. */
  @Nullable Run run(int index) {
    return runs[index];
  }

  /**
   * A run was not there, though its first piece was. Two threads may say so at the same time: then
   * a miss can be lost, which costs time and changes nothing of what is found.
   */
  void missed(int index, Run run) {
    run.misses++;
    if (run.misses >= MOST_MISSES) {
      runs[index] = null;
    }
  }

  /** The last piece. */
  ShapePiece end() {
    return pieces[pieces.length - 1];
  }

  /**
   * The bytes from the last value of an object to the first of the next one in an array, as they
   * usually are: the last piece, a comma, and the first piece.
   */
  ShapePiece joint() {
    return joint;
  }

  /** Whether the fixed bytes are ASCII. */
  boolean ascii() {
    return ascii;
  }

  /** The shape of a box; null where the line has none. */
  @Nullable LineShape box() {
    return box;
  }

  /** The shape of a confidence; null where the line has none. */
  @Nullable LineShape object() {
    return object;
  }

  /** Width of the image, in the line that gave the shape. */
  int width() {
    return width;
  }

  /** Height of the image, in the line that gave the shape. */
  int height() {
    return height;
  }

  /** How many labels of the image come before those of boxes. */
  int namesBeforeBoxes() {
    return namesBeforeBoxes;
  }
}
