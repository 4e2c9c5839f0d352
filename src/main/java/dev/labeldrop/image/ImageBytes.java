package dev.labeldrop.image;

/** The bytes of one image, read where they are needed. */
@FunctionalInterface
public interface ImageBytes {

  /**
   * Reads a part.
   *
   * @param from its first byte, from 0
   * @param length how many bytes are wanted, at least 1
   * @return the bytes; fewer where the image ends before, none where it ends before the first
   */
  byte[] read(long from, int length);
}
