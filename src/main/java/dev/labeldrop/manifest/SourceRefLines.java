package dev.labeldrop.manifest;

import java.util.Arrays;

/**
 * Which line has which {@code source-ref}, in some 32 bytes a line. A row for each line, in the
 * order in which they come, has 128 bits of hash, the line's number and a checksum of it. A table
 * with open addressing, at most half full, says in which row to look: each of its places has the
 * number of a row, and in the bits above that as many of a hash as fit. So a source-ref that was
 * not there before, the usual case, is looked for in that small table alone.
 *
 * <p>Worked example: 500,000 lines, the most that a manifest may have, need 19 bits for the number
 * of a row; 13 bits of hash tell nearly all others apart. They lie in 1,048,576 places of 4 bytes,
 * 4.2 MB, and 524,288 rows of 24 bytes, 12.6 MB. After that nothing is added, because the manifest
 * is refused anyway.
 *
 * <p>Two source-refs with the same hash would be taken for the same, and a good line be rejected.
 * Without the key, which is another for each manifest, no one can make such a pair; by chance,
 * 500,000 lines have one with odds of 500,000² / 2 / 2^128, or about 4 in 10^28.
 */
final class SourceRefLines {

  private static final int FIRST_PLACES = 1024;

  private static final int MOST_ROWS = 0xFF_FFFF;

  /** Bits of a line number: files of 64 GB, if every line were blank. */
  private static final int NUMBER_BITS = 36;

  private static final long NUMBER = (1L << NUMBER_BITS) - 1;

  private final int most;
  private final SipHash hash;

  /** The bits of a place that are the number of a row, from 1; 0 where the place is free. */
  private final int rowBits;

  private int[] places = new int[FIRST_PLACES];
  private long[] firsts = new long[FIRST_PLACES / 2];
  private long[] seconds = new long[FIRST_PLACES / 2];
  private long[] lines = new long[FIRST_PLACES / 2];
  private int count;

  /** The hash of the last search. */
  private long first;

  private long second;

  /** Takes what was read: else the compiler would leave the reading out. */
  @SuppressWarnings("UnusedVariable") // What it is does not matter.
  private int near;

  /** What the last search ended at: the row of what it found, or else the free place. */
  private int found;

  /**
   * An empty table.
   *
   * @param most how many lines it takes, up to 16 million; those beyond are not kept
   * @param hash with a key that the manifest's author cannot know
   */
  SourceRefLines(int most, SipHash hash) {
    this.most = Math.min(most, MOST_ROWS);
    this.rowBits = Integer.highestOneBit(this.most) * 2 - 1;
    this.hash = hash;
  }

  /**
   * Looks for the line that has a source-ref, given as its text in UTF-8.
   *
   * @param start index of its first byte
   * @param end index after its last byte; at least eight more can be read
   * @return the line's number, or 0 where none is known to have it
   */
  long lineOf(byte[] bytes, int start, int end) {
    hash.hash(bytes, start, end);
    return lineOf(hash.first(), hash.second());
  }

  /** The same of a source-ref given as the two halves of its hash. */
  long lineOf(long firstHalf, long secondHalf) {
    first = firstHalf;
    second = secondHalf;
    int place = (int) first & (places.length - 1);
    int entry = places[place];
    while (entry != 0) {
      int row = entry & rowBits;
      if (entry == place(first, row) && isInRow(row - 1)) {
        found = row - 1;
        return lines[found] & NUMBER;
      }
      place = (place + 1) & (places.length - 1);
      entry = places[place];
    }
    found = place;
    return 0;
  }

  /**
   * Brings the place of a hash into the processor's cache. A search after a search waits for memory
   * each time, 16 of these wait for it together.
   */
  void bringNear(long firstHalf) {
    near ^= places[(int) firstHalf & (places.length - 1)];
  }

  /** Whether the line that the last search found has that checksum, in the bits that are kept. */
  boolean hasChecksum(int checksum) {
    return lines[found] >>> NUMBER_BITS == (long) checksum << NUMBER_BITS >>> NUMBER_BITS;
  }

  private boolean isInRow(int row) {
    return firsts[row] == first && seconds[row] == second;
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
    if (count == lines.length) {
      grow();
    }
    firsts[count] = first;
    seconds[count] = second;
    lines[count] = ((long) checksum << NUMBER_BITS) | (line & NUMBER);
    count++;
    places[found] = place(first, count);
  }

  /** What the place of a row has: its number, and above that as many bits of the hash as fit. */
  private int place(long firstHalf, int row) {
    return ((int) (firstHalf >>> 32) & ~rowBits) | row;
  }

  private void grow() {
    int rows = count * 2;
    firsts = Arrays.copyOf(firsts, rows);
    seconds = Arrays.copyOf(seconds, rows);
    lines = Arrays.copyOf(lines, rows);
    places = new int[rows * 2];
    for (int row = 1; row <= count; row++) {
      places[free(firsts[row - 1])] = place(firsts[row - 1], row);
    }
    found = free(first);
  }

  private int free(long firstHalf) {
    int place = (int) firstHalf & (places.length - 1);
    while (places[place] != 0) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }
}
