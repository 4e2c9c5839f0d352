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

  private final ShapePiece[] pieces;
  private final boolean ascii;
  private final @Nullable LineShape box;
  private final @Nullable LineShape object;
  private final int namesBeforeBoxes;

  /**
   * A shape of pieces.
   *
   * @param box the shape of an element of {@link Slot#BOXES}, where there are any
   * @param object the shape of an element of {@link Slot#OBJECTS}, where there are any
   * @param namesBeforeBoxes how many {@link Slot#NAME} come before the boxes' labels
   */
  LineShape(
      List<ShapePiece> pieces,
      @Nullable LineShape box,
      @Nullable LineShape object,
      int namesBeforeBoxes) {
    this.pieces = pieces.toArray(new ShapePiece[0]);
    boolean ascii = true;
    for (ShapePiece piece : pieces) {
      ascii &= piece.ascii();
    }
    this.ascii = ascii;
    this.box = box;
    this.object = object;
    this.namesBeforeBoxes = namesBeforeBoxes;
  }

  /** A piece, counted from 0. */
  ShapePiece piece(int index) {
    return pieces[index];
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

  /** How many labels of the image come before those of boxes. */
  int namesBeforeBoxes() {
    return namesBeforeBoxes;
  }
}
