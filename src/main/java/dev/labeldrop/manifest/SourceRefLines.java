package dev.labeldrop.manifest;

/**
 * Which line has which {@code source-ref}, in 24 bytes a place: of each, its {@link Fingerprint}
 * and the line's number are kept in a table with open addressing, at most half full.
 *
 * <p>Worked example: 250,000 lines lie in a table of 524,288 places, 12.6 MB; 500,000 lines, the
 * most that a manifest may have, in one of 1,048,576 places, 25.2 MB. After that nothing is added,
 * because the manifest is refused anyway.
 *
 * <p>Two source-refs with the same fingerprint would be taken for the same; a hash for tables would
 * let somebody make such a pair, and a good line would be rejected.
 */
final class SourceRefLines {

  private static final int FIRST_PLACES = 1024;

  /**
   * Longs of a place: two of hash, and one with the line's number in its lower bits and a checksum
   * of its bytes above; 0 where the place is free.
   */
  private static final int STRIDE = 3;

  /** Bits of a line number: files of 64 GB, if every line were blank. */
  private static final int NUMBER_BITS = 36;

  private static final long NUMBER = (1L << NUMBER_BITS) - 1;

  private final int most;
  private final Sha256 hash = new Sha256();

  private long[] table = new long[FIRST_PLACES * STRIDE];
  private int count;

  /** Index in the table of the place that the last search ended at. */
  private int found;

  /**
   * An empty table.
   *
   * @param most how many lines it takes; those beyond are not kept
   */
  SourceRefLines(int most) {
    this.most = most;
  }

  /**
   * Looks for the line that has a source-ref, given as its text in UTF-8.
   *
   * @return the line's number, or 0 where none is known to have it
   */
  long lineOf(byte[] bytes, int start, int end) {
    hash.hash(bytes, start, end);
    found = placeOf(hash.first(), hash.second());
    return table[found + 2] & NUMBER;
  }

  /** Whether the line that the last search found has that checksum, in the bits that are kept. */
  boolean hasChecksum(int checksum) {
    return table[found + 2] >>> NUMBER_BITS == (long) checksum << NUMBER_BITS >>> NUMBER_BITS;
  }

  /** The fingerprint of the source-ref that was just looked for. */
  Fingerprint last() {
    return hash.fingerprint();
  }

  /**
   * Keeps that the source-ref that was just looked for, in vain, is on a line.
   *
   * @param line its number, less than 2^36
   * @param checksum of its bytes, to tell lines that are the same from others
   */
  void putLast(long line, int checksum) {
    if (count == most) {
      return;
    }
    table[found] = hash.first();
    table[found + 1] = hash.second();
    table[found + 2] = ((long) checksum << NUMBER_BITS) | (line & NUMBER);
    count++;
    if (count * 2 > table.length / STRIDE) {
      grow();
    }
  }

  /** The place of a hash: its own, or the free one where it would go. */
  private int placeOf(long first, long second) {
    int places = table.length / STRIDE;
    int place = (int) first & (places - 1);
    int index = place * STRIDE;
    while (table[index + 2] != 0 && (table[index] != first || table[index + 1] != second)) {
      place = (place + 1) & (places - 1);
      index = place * STRIDE;
    }
    return index;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    for (int index = 0; index < old.length; index += STRIDE) {
      if (old[index + 2] != 0) {
        System.arraycopy(old, index, table, placeOf(old[index], old[index + 1]), STRIDE);
      }
    }
  }
}
