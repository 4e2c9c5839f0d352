package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Swar;

/**
 * SipHash-1-3 with 128 bits (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF";
 * the 128 bits are those of the authors' reference code). Without the key no one can make two texts
 * of the same hash. Unlike SHA-256 it needs no class of the JDK that is slow to load.
 */
final class SipHash {

  private static final int FINAL_ROUNDS = 3;

  private final long key0;
  private final long key1;

  private long first;
  private long second;

  /** Hashes with a key. */
  SipHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** Another one with the same key, for another thread. */
  SipHash copy() {
    return new SipHash(key0, key1);
  }

  /** The first 64 bits of the last hash. */
  long first() {
    return first;
  }

  /** The other 64 bits of the last hash. */
  long second() {
    return second;
  }

  /** Hashes a range of bytes; behind its end at least eight more can be read. */
  void hash(byte[] bytes, int start, int end) {
    int length = end - start;
    long v0 = key0 ^ 0x736F_6D65_7073_6575L;
    long v1 = key1 ^ 0x646F_7261_6E64_6F6DL ^ 0xEE;
    long v2 = key0 ^ 0x6C79_6765_6E65_7261L;
    long v3 = key1 ^ 0x7465_6462_7974_6573L;
    for (int index = start; index <= end; index += Swar.WORD) {
      long word = word(bytes, index, end, length);
      v3 ^= word;
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32) + v3;
      v2 += v1;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= word;
    }
    v2 ^= 0xEE;
    for (int round = 0; round < FINAL_ROUNDS; round++) {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32) + v3;
      v2 += v1;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
    first = v0 ^ v1 ^ v2 ^ v3;
    v1 ^= 0xDD;
    for (int round = 0; round < FINAL_ROUNDS; round++) {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32) + v3;
      v2 += v1;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
    second = v0 ^ v1 ^ v2 ^ v3;
  }

  /** The next eight bytes; the last word has the length in its highest. */
  private static long word(byte[] bytes, int index, int end, int length) {
    int left = end - index;
    long word = Swar.word(bytes, index);
    return left >= Swar.WORD ? word : Swar.low(word, left) | ((long) length << 56);
  }
}
