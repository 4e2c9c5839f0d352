package dev.labeldrop.run.ledger;

import java.nio.ByteBuffer;

/**
 * The records of a ledger, sorted by the fingerprint of the source-ref, unsigned. A record is found
 * by its place, from 0.
 *
 * <p>A record has 64 bytes, big endian: fingerprint of the source-ref 16, fingerprint of the
 * content 16, labels 8, number of the source 4, state 4, offset 8, length 4, zeros 4.
 */
final class LedgerRecords {

  /** Bytes of a record. */
  static final int RECORD = 64;

  /** Where in a record the number of its source is. */
  static final int SOURCE = 40;

  /** Where in a record its state is. */
  static final int STATE = 44;

  /**
   * How often the search estimates before it halves. Fingerprints are evenly spread, so two or
   * three estimates find a record among a million; what needs more was made to be slow.
   */
  private static final int ESTIMATES = 8;

  private final ByteBuffer records;

  /**
   * Takes records.
   *
   * @param records whole records from its byte 0 to its capacity; not copied
   */
  LedgerRecords(ByteBuffer records) {
    this.records = records;
  }

  int size() {
    return records.capacity() / RECORD;
  }

  long refHigh(int place) {
    return records.getLong(place * RECORD);
  }

  long refLow(int place) {
    return records.getLong(place * RECORD + 8);
  }

  long contentHigh(int place) {
    return records.getLong(place * RECORD + 16);
  }

  long contentLow(int place) {
    return records.getLong(place * RECORD + 24);
  }

  long labels(int place) {
    return records.getLong(place * RECORD + 32);
  }

  int source(int place) {
    return records.getInt(place * RECORD + SOURCE);
  }

  int state(int place) {
    return records.getInt(place * RECORD + STATE);
  }

  long offset(int place) {
    return records.getLong(place * RECORD + 48);
  }

  int length(int place) {
    return records.getInt(place * RECORD + 56);
  }

  /** The bytes of one record. */
  ByteBuffer record(int place) {
    return records.slice(place * RECORD, RECORD);
  }

  /** The bytes of all records, from position 0. */
  ByteBuffer bytes() {
    return records.asReadOnlyBuffer().clear();
  }

  /** As {@link #compare}, of one record. */
  int compare(int place, long high, long low) {
    return compare(refHigh(place), refLow(place), high, low);
  }

  /** Compares two fingerprints as unsigned numbers of 128 bits. */
  static int compare(long high, long low, long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order != 0 ? order : Long.compareUnsigned(low, otherLow);
  }

  /**
   * Looks for a source-ref where it should be, going by its value, and again in the part that is
   * left.
   *
   * <p>Worked example, with fingerprints from 0 to 99: the ten records 3, 11, 24, 31, 47, 52, 60,
   * 75, 83, 96 are asked for 60. Between 3 and 96, the value 60 lies at 57/93 of the way, which is
   * place 5 of 0 to 9: there is 52, too small. Of places 6 to 9, with 60 to 96, the value lies at
   * 0/36: place 6, found after two looks, where halving takes three.
   *
   * @return the place of its record, or -1 where it has none
   */
  int find(long high, long low) {
    int from = 0;
    int to = size() - 1;
    for (int round = 0; from <= to; round++) {
      int place = round < ESTIMATES ? estimate(from, to, high) : (from + to) >>> 1;
      int order = compare(place, high, low);
      if (order == 0) {
        return place;
      }
      if (order < 0) {
        from = place + 1;
      } else {
        to = place - 1;
      }
    }
    return -1;
  }

  /** Where a value should be, between two places, both included. */
  private int estimate(int from, int to, long high) {
    double first = asDouble(refHigh(from));
    double last = asDouble(refHigh(to));
    double share = (asDouble(high) - first) / (last - first);
    // No share where both ends are the same: then NaN, which becomes place 0 of the range.
    int step = (int) (share * (to - from));
    return Math.clamp((long) from + step, from, to);
  }

  private static double asDouble(long unsigned) {
    return (double) (unsigned >>> 1);
  }
}
