package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Swar;
import dev.labeldrop.manifest.json.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lines of the same kind have in common: fixed bytes, and between them slots with what can
 * differ. It is a row of pieces, each some fixed bytes and the slot behind them; the last has the
 * slot {@link Slot#END}.
 *
 * <p>Worked example: <code>{"source-ref":"s3://b/1","n":7}</code> has the pieces <code>
 * {"source-ref":"</code> SOURCE_REF, <code>","n":</code> NUMBER, <code>}</code> END.
 */
final class LineShape {

  /** The fixed bytes of all pieces, one after the other, and at least eight more. */
  private final byte[] text;

  /** By piece: where its bytes start in the text; one more, for where the last end. */
  private final int[] starts;

  /** By piece: its first eight bytes, or as many as it has. */
  private final long[] heads;

  /** By piece: which bits of its head count. */
  private final long[] masks;

  private final Slot[] slots;

  /** By piece: {@link Slot#place()} of its slot. */
  private final int[] places;

  private final boolean ascii;
  private final @Nullable LineShape box;
  private final @Nullable LineShape object;
  private final int namesBeforeBoxes;

  /** A piece: so many of the text's bytes, and a slot. */
  record Piece(int length, Slot slot) {}

  /**
   * A shape of pieces.
   *
   * @param text the fixed bytes of all pieces, and at least eight more
   * @param box the shape of an element of {@link Slot#BOXES}, where there are any
   * @param object the shape of an element of {@link Slot#OBJECTS}, where there are any
   * @param namesBeforeBoxes how many {@link Slot#NAME} come before the boxes' labels
   */
  LineShape(
      byte[] text,
      List<Piece> pieces,
      @Nullable LineShape box,
      @Nullable LineShape object,
      int namesBeforeBoxes) {
    this.text = text;
    this.starts = new int[pieces.size() + 1];
    this.heads = new long[pieces.size()];
    this.masks = new long[pieces.size()];
    this.slots = new Slot[pieces.size()];
    this.places = new int[pieces.size()];
    this.ascii = Utf8.isAscii(text);
    for (int piece = 0; piece < pieces.size(); piece++) {
      int length = pieces.get(piece).length();
      slots[piece] = pieces.get(piece).slot();
      places[piece] = slots[piece].place();
      masks[piece] = Swar.low(-1, Math.min(length, Swar.WORD));
      heads[piece] = Swar.word(text, starts[piece]) & masks[piece];
      starts[piece + 1] = starts[piece] + length;
    }
    this.box = box;
    this.object = object;
    this.namesBeforeBoxes = namesBeforeBoxes;
  }

  /** Whether the fixed bytes are ASCII. */
  boolean ascii() {
    return ascii;
  }

  /** The place of a piece's slot in a box, or -1. */
  int place(int piece) {
    return places[piece];
  }

  /** The slot behind a piece's bytes. */
  Slot slot(int piece) {
    return slots[piece];
  }

  /**
   * Index behind a piece's bytes, or -1 where others stand there. Most pieces are short, so that
   * one comparison says it.
   *
   * @param at where they should start, up to the line's end
   * @param end index after the line's last byte
   */
  int after(int piece, byte[] bytes, int at, int end) {
    if ((Swar.word(bytes, at) & masks[piece]) != heads[piece]) {
      return -1;
    }
    int from = starts[piece];
    int length = starts[piece + 1] - from;
    int after = at + length;
    boolean same =
        length <= Swar.WORD
            || (after <= end
                && Swar.equal(bytes, at + Swar.WORD, text, from + Swar.WORD, length - Swar.WORD));
    return same ? after : -1;
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
