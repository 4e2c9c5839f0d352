package dev.labeldrop.image;

import java.util.Arrays;

/** An image in memory that counts how often it is read. */
final class CountedBytes implements ImageBytes {

  private final byte[] all;
  private int reads;

  CountedBytes(byte[] all) {
    this.all = all;
  }

  @Override
  public byte[] read(long from, int length) {
    reads++;
    int start = (int) Math.min(from, all.length);
    return Arrays.copyOfRange(all, start, Math.min(all.length, start + length));
  }

  int reads() {
    return reads;
  }

  Seen seen() {
    return ImageReader.read(
        this, all.length, Arrays.copyOf(all, Math.min(all.length, ImageReader.FIRST_BYTES)));
  }

  static Seen seen(byte[] all) {
    return new CountedBytes(all).seen();
  }
}
