package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import dev.labeldrop.manifest.json.Utf8;

/**
 * A piece of a {@link LineShape}: some fixed bytes and the slot behind them. Its first eight bytes
 * and its last eight are compared as words; only those of more than sixteen have any between.
 *
 * <p>Worked example: of the 12 bytes <code>{"class_id":</code> the words are <code>{"class_</code>
 * and <code>ss_id":</code> with the quote before them: two comparisons, although they overlap. Of
 * the 7 bytes <code>,"top":</code> the first word is compared without its eighth byte.
 */
final class ShapePiece {

  private final byte[] text;
  private final int length;
  private final long mask;
  private final long first;
  private final long last;
  private final Slot slot;
  private final int place;

  /** A piece of the bytes from one index to another, with a slot behind them. */
  ShapePiece(byte[] bytes, int start, int end, Slot slot) {
    this.text = LineTape.padded(bytes, start, end);
    this.length = end - start;
    this.mask = Swar.low(-1, Math.min(length, Swar.WORD));
    this.first = Swar.word(text, 0) & mask;
    this.last = length > Swar.WORD ? Swar.word(text, length - Swar.WORD) : 0;
    this.slot = slot;
    this.place = slot.place();
  }

  /** A piece of the bytes of two others, and some bytes between them. */
  static ShapePiece joined(ShapePiece one, byte[] bytes, int start, int end, ShapePiece other) {
    int between = end - start;
    byte[] text = new byte[one.length + between + other.length];
    System.arraycopy(one.text, 0, text, 0, one.length);
    System.arraycopy(bytes, start, text, one.length, between);
    System.arraycopy(other.text, 0, text, one.length + between, other.length);
    return new ShapePiece(text, 0, text.length, other.slot);
  }

  /** How many bytes there are. */
  int length() {
    return length;
  }

  /** The slot behind the bytes. */
  Slot slot() {
    return slot;
  }

  /** The place of the slot in a box, or -1. */
  int place() {
    return place;
  }

  /** Whether the bytes are ASCII. */
  boolean ascii() {
    return Utf8.isAscii(text);
  }

  /**
   * Index behind these bytes, or -1 where others stand there.
   *
   * @param at where they should start, up to the line's end
   * @param end index after the line's last byte; at least eight more can be read
   */
  int after(byte[] bytes, int at, int end) {
    if ((Swar.word(bytes, at) & mask) != first) {
      return -1;
    }
    int after = at + length;
    boolean same =
        length <= Swar.WORD
            || (after <= end
                && Swar.word(bytes, after - Swar.WORD) == last
                && isBetween(bytes, at));
    return same ? after : -1;
  }

  /** Whether the bytes between the first word and the last are these. */
  private boolean isBetween(byte[] bytes, int at) {
    for (int index = Swar.WORD; index < length - Swar.WORD; index += Swar.WORD) {
      if (Swar.word(bytes, at + index) != Swar.word(text, index)) {
        return false;
      }
    }
    return true;
  }
}
