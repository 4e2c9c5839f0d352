package dev.labeldrop.image;

/**
 * How an image is turned when it is shown: the tag Orientation (274) of the first directory of its
 * EXIF data. Exif 2.32, 4.6.4 and 4.6.5: a TIFF header (II or MM, 42, where the directory is), the
 * number of its entries, and for each 2 bytes of tag, 2 of type, 4 of count and 4 of value.
 *
 * <p>What is not as it must be counts as not said: an image with broken EXIF data is still one.
 */
final class ExifOrientation {

  /** Shown as it is stored. */
  static final int AS_STORED = 1;

  private static final int LARGEST = 8;
  private static final int TAG = 274;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;
  private static final int MAGIC = 42;

  /** More than any camera writes; a number read from a file bounds no loop of ours. */
  private static final int MOST_ENTRIES = 200;

  private final Window bytes;
  private final long header;
  private final long end;
  private final boolean littleEndian;

  private ExifOrientation(Window bytes, long header, long end) throws HeaderException {
    this.bytes = bytes;
    this.header = header;
    this.end = end;
    this.littleEndian = bytes.matches(header, "II");
  }

  /**
   * The orientation.
   *
   * @param header where the TIFF header is
   * @param end where the EXIF data ends
   * @return 1 to 8
   * @throws HeaderException where the file ends, or too much would be read
   */
  static int read(Window bytes, long header, long end) throws HeaderException {
    return header + ENTRY > end ? AS_STORED : new ExifOrientation(bytes, header, end).find();
  }

  private int find() throws HeaderException {
    if ((!littleEndian && !bytes.matches(header, "MM")) || u16(header + 2) != MAGIC) {
      return AS_STORED;
    }
    long directory = header + u32(header + 4);
    if (directory + 2 > end) {
      return AS_STORED;
    }
    int entries = Math.min(u16(directory), MOST_ENTRIES);
    for (int entry = 0; entry < entries; entry++) {
      long at = directory + 2 + (long) entry * ENTRY;
      if (at + ENTRY > end) {
        return AS_STORED;
      }
      if (u16(at) == TAG) {
        int value = u16(at + 2) == SHORT ? u16(at + 8) : 0;
        return value >= AS_STORED && value <= LARGEST ? value : AS_STORED;
      }
    }
    return AS_STORED;
  }

  private int u16(long at) throws HeaderException {
    int value = bytes.u16(at);
    return littleEndian ? Short.toUnsignedInt(Short.reverseBytes((short) value)) : value;
  }

  private long u32(long at) throws HeaderException {
    long value = bytes.u32(at);
    return littleEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) value)) : value;
  }
}
