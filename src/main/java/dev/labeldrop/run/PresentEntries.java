package dev.labeldrop.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Which source-refs a dataset has entries for, in eight bytes each: the first of their SHA-256. Of
 * 250,000 entries and as many lines, one missing line is taken for present with a chance of 1 in
 * 300 million.
 */
final class PresentEntries {

  private static final int FIRST_CAPACITY = 1_024;

  private final MessageDigest digest = sha256();
  private long[] hashes;
  private int count;
  private boolean sorted;

  private PresentEntries(long[] hashes, int count) {
    this.hashes = hashes;
    this.count = count;
  }

  /** No entries yet. */
  static PresentEntries none() {
    return new PresentEntries(new long[FIRST_CAPACITY], 0);
  }

  /** Those that {@link #toBytes} wrote. */
  static PresentEntries read(byte[] bytes) {
    long[] hashes = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
    return new PresentEntries(hashes, hashes.length);
  }

  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
    bytes.asLongBuffer().put(hashes, 0, count);
    return bytes.array();
  }

  void add(String sourceRef) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(FIRST_CAPACITY, 2 * count));
    }
    hashes[count++] = hash(sourceRef);
    sorted = false;
  }

  boolean has(String sourceRef) {
    if (!sorted) {
      Arrays.sort(hashes, 0, count);
      sorted = true;
    }
    return Arrays.binarySearch(hashes, 0, count, hash(sourceRef)) >= 0;
  }

  private long hash(String sourceRef) {
    return ByteBuffer.wrap(digest.digest(sourceRef.getBytes(UTF_8))).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
