package dev.labeldrop.run.ledger;

import java.util.Arrays;

/**
 * The places of an index in the order of the source-refs' fingerprints.
 *
 * <p>Sorted are numbers of 64 bits, which hold the first bits of a fingerprint and, in the bits
 * that are left, the place. Worked example, with 8 bits: four lines need 2 bits for the place, so 6
 * bits are of the fingerprint. The fingerprints 1010_0111, 0100_0000, 1010_0101 and 1111_0000
 * become 101001_00, 010000_01, 101001_10 and 111100_11; sorted, the places are 1, 0, 2, 3. The
 * first six bits of places 0 and 2 are the same: those two are compared in full, and change places.
 */
final class SortedRefs {

  private final LineIndex lines;

  private SortedRefs(LineIndex lines) {
    this.lines = lines;
  }

  /** All places of an index; those of the same source-ref in their own order. */
  static int[] of(LineIndex lines) {
    return new SortedRefs(lines).places();
  }

  private int[] places() {
    int size = lines.size();
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
    long ofPlace = (1L << bits) - 1;
    long[] keys = new long[size];
    for (int place = 0; place < size; place++) {
      // Without its sign bit turned, a number with the first bit set would count as negative.
      keys[place] = ((lines.refHigh(place) ^ Long.MIN_VALUE) & ~ofPlace) | place;
    }
    Arrays.sort(keys);
    int[] places = new int[size];
    for (int at = 0; at < size; at++) {
      places[at] = (int) (keys[at] & ofPlace);
      sink(places, at);
    }
    return places;
  }

  /** Brings the last of some places to where it belongs; it belongs near the end. */
  private void sink(int[] places, int last) {
    int moved = places[last];
    int at = last;
    while (at > 0 && compare(places[at - 1], moved) > 0) {
      places[at] = places[at - 1];
      at--;
    }
    places[at] = moved;
  }

  private int compare(int place, int other) {
    int order =
        LedgerRecords.compare(
            lines.refHigh(place), lines.refLow(place), lines.refHigh(other), lines.refLow(other));
    return order != 0 ? order : Integer.compare(place, other);
  }
}
