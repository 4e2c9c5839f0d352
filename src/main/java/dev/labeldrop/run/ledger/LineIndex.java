package dev.labeldrop.run.ledger;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.ValidLine;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The lines of one file, as {@link LineIndexWriter} wrote them: {@code lines.idx}. A line is found
 * by its place in the index, from 0; the getters make no object.
 *
 * <p>A record has 56 bytes, big endian: fingerprint of the source-ref 16, fingerprint of the
 * content 16, labels 8, offset 8, length 4, line number 4 (unsigned). For example, the record of
 * place 2 starts at byte 112. An index of 250,000 lines is 14 MB.
 */
public final class LineIndex {

  /** Bytes of a record. */
  public static final int RECORD = 56;

  private final byte[] bytes;
  private final ByteBuffer records;

  private LineIndex(byte[] bytes) {
    this.bytes = bytes;
    this.records = ByteBuffer.wrap(bytes);
  }

  /**
   * Reads an index.
   *
   * @param bytes whole records; not copied
   * @throws PermanentException with code ERROR_INVALID_INPUT where the last record is cut off
   */
  public static LineIndex of(byte[] bytes) {
    if (bytes.length % RECORD != 0) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT,
          "An index of lines has "
              + bytes.length
              + " bytes, which is no multiple of "
              + RECORD
              + ": its end is missing. Drop the file again.");
    }
    return new LineIndex(bytes);
  }

  /** How many lines it has. */
  public int size() {
    return bytes.length / RECORD;
  }

  /** The first half of the fingerprint of a line's source-ref. */
  public long refHigh(int place) {
    return records.getLong(place * RECORD);
  }

  /** The second half of the fingerprint of a line's source-ref. */
  public long refLow(int place) {
    return records.getLong(place * RECORD + 8);
  }

  /** The first half of the fingerprint of a line's content. */
  public long contentHigh(int place) {
    return records.getLong(place * RECORD + 16);
  }

  /** The second half of the fingerprint of a line's content. */
  public long contentLow(int place) {
    return records.getLong(place * RECORD + 24);
  }

  /** 64 bits over what training reads of a line. */
  public long labels(int place) {
    return records.getLong(place * RECORD + 32);
  }

  /** A line's first byte in its file, from 0. */
  public long offset(int place) {
    return records.getLong(place * RECORD + 40);
  }

  /** A line's bytes, without the line end. */
  public int length(int place) {
    return records.getInt(place * RECORD + 48);
  }

  /** A line's number in its file, from 1, blank lines counted. */
  public long number(int place) {
    return Integer.toUnsignedLong(records.getInt(place * RECORD + 52));
  }

  /** The fingerprint of a line's source-ref. */
  public Fingerprint sourceRef(int place) {
    return new Fingerprint(refHigh(place), refLow(place));
  }

  /** The fingerprint of a line's content. */
  public Fingerprint content(int place) {
    return new Fingerprint(contentHigh(place), contentLow(place));
  }

  /** All of a line. */
  public ValidLine line(int place) {
    return new ValidLine(
        number(place),
        offset(place),
        length(place),
        sourceRef(place),
        content(place),
        labels(place));
  }

  /**
   * Some of the lines, in the same order, each with the place in the file that it had.
   *
   * @param kept says of a place whether its line is among them
   */
  public LineIndex subset(IntPredicate kept) {
    BitSet chosen = new BitSet(size());
    for (int place = 0; place < size(); place++) {
      chosen.set(place, kept.test(place));
    }
    byte[] some = new byte[chosen.cardinality() * RECORD];
    int at = 0;
    for (int place = chosen.nextSetBit(0); place >= 0; place = chosen.nextSetBit(place + 1)) {
      System.arraycopy(bytes, place * RECORD, some, at, RECORD);
      at += RECORD;
    }
    return new LineIndex(some);
  }

  /** The records, as they are written; not copied. */
  public byte[] bytes() {
    return bytes;
  }
}
