package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Swar;

/**
 * MurmurHash3 in its 128-bit form for 64-bit machines, with seed 0 (Austin Appleby's {@code
 * MurmurHash3_x64_128}, in the public domain). Not for secrets: somebody who wants two texts of the
 * same hash can find them.
 */
final class Murmur3 {

  private static final long C1 = 0x87C3_7B91_1142_53D5L;
  private static final long C2 = 0x4CF5_AD43_2745_937FL;
  private static final int BLOCK = 16;

  private long first;
  private long second;

  /** The first 64 bits of the last hash. */
  long first() {
    return first;
  }

  /** The other 64 bits of the last hash. */
  long second() {
    return second;
  }

  /** Hashes a range of bytes. */
  void hash(byte[] bytes, int start, int end) {
    first = 0;
    second = 0;
    int index = start;
    while (end - index >= BLOCK) {
      mixBlock(Swar.word(bytes, index), Swar.word(bytes, index + Swar.WORD));
      index += BLOCK;
    }
    int half = Math.min(index + Swar.WORD, end);
    first ^= scramble(little(bytes, index, half), C1, 31, C2);
    second ^= scramble(little(bytes, half, end), C2, 33, C1);
    finish(end - start);
  }

  private void mixBlock(long low, long high) {
    first = Long.rotateLeft(first ^ scramble(low, C1, 31, C2), 27) + second;
    first = first * 5 + 0x52DC_E729L;
    second = Long.rotateLeft(second ^ scramble(high, C2, 33, C1), 31) + first;
    second = second * 5 + 0x3849_5AB5L;
  }

  private void finish(int length) {
    first ^= length;
    second ^= length;
    first += second;
    second += first;
    first = avalanche(first);
    second = avalanche(second);
    first += second;
    second += first;
  }

  private static long scramble(long word, long before, int turn, long after) {
    return Long.rotateLeft(word * before, turn) * after;
  }

  /** Fewer than nine bytes as a number, the first one lowest. */
  private static long little(byte[] bytes, int start, int end) {
    long word = 0;
    for (int index = end - 1; index >= start; index--) {
      word = (word << 8) | (bytes[index] & 0xFF);
    }
    return word;
  }

  private static long avalanche(long word) {
    long mixed = (word ^ (word >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
