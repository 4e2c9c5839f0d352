package dev.labeldrop.image;

import dev.labeldrop.Count;
import dev.labeldrop.image.HeaderException.Why;
import java.util.Arrays;

/**
 * The part of an image that is in memory; what lies outside is read when it is asked for, one block
 * at a time, and not more often than allowed. So a header behind 100 MB of metadata costs as much
 * as any other, and is told.
 */
final class Window {

  /** Bytes that are read at once. */
  static final int BLOCK = 16 * 1024;

  private final ImageBytes source;
  private final long size;
  private int readsLeft;
  private byte[] block;
  private long start;

  /**
   * A window on its first bytes.
   *
   * @param reads how many further blocks may be read
   */
  Window(ImageBytes source, long size, byte[] first, int reads) {
    this.source = source;
    this.size = size;
    this.block = first;
    this.readsLeft = reads;
  }

  /** The byte at an offset, from 0 to 255. */
  int u8(long at) throws HeaderException {
    if (at < start || at >= start + block.length) {
      load(at);
    }
    return block[(int) (at - start)] & 0xFF;
  }

  /** Two bytes, the higher first. */
  int u16(long at) throws HeaderException {
    return u8(at) << 8 | u8(at + 1);
  }

  /** Four bytes, the highest first. */
  long u32(long at) throws HeaderException {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  /** Whether these characters stand at an offset. */
  boolean matches(long at, String characters) throws HeaderException {
    for (int index = 0; index < characters.length(); index++) {
      if (u8(at + index) != characters.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  private void load(long at) throws HeaderException {
    if (at >= size) {
      throw new HeaderException(Why.ENDS, "ends in its header, after " + Count.of(size, "byte"));
    }
    if (readsLeft == 0) {
      throw new HeaderException(Why.TOO_FAR, "has its size too far behind");
    }
    readsLeft--;
    byte[] read = source.read(at, BLOCK);
    if (read.length == 0) {
      throw new HeaderException(Why.ENDS, "ends in its header, after " + Count.of(at, "byte"));
    }
    block = Arrays.copyOf(read, Math.min(read.length, BLOCK));
    start = at;
  }
}
