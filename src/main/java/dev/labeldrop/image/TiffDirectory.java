package dev.labeldrop.image;

/**
 * The first directory of data in the form of TIFF, as EXIF and MPF have it. TIFF 6.0, section 2: a
 * header (II or MM, 42, where the directory is), the number of its entries, and for each 2 bytes of
 * tag, 2 of type, 4 of count and 4 of value or of where the values are.
 */
final class TiffDirectory {

  /** The place of an entry that is not there. */
  static final long NONE = -1;

  private static final int ENTRY = 12;
  private static final int MAGIC = 42;

  /** More than any camera writes; a number read from a file bounds no loop of ours. */
  private static final int MOST_ENTRIES = 200;

  private final Window bytes;
  private final long header;
  private final long end;
  private final boolean littleEndian;

  /**
   * A directory.
   *
   * @param header where the TIFF header is
   * @param end where the data ends
   */
  TiffDirectory(Window bytes, long header, long end) throws HeaderException {
    this.bytes = bytes;
    this.header = header;
    this.end = end;
    this.littleEndian = header + ENTRY <= end && bytes.matches(header, "II");
  }

  /**
   * Where the entry of a tag is; {@link #NONE} if there is none, or the data is not as it must be.
   *
   * @throws HeaderException if the file ends, or too much would be read
   */
  long find(int tag) throws HeaderException {
    if (header + ENTRY > end
        || (!littleEndian && !bytes.matches(header, "MM"))
        || u16(header + 2) != MAGIC) {
      return NONE;
    }
    long directory = header + u32(header + 4);
    if (directory + 2 > end) {
      return NONE;
    }
    int entries = Math.min(u16(directory), MOST_ENTRIES);
    for (int entry = 0; entry < entries; entry++) {
      long at = directory + 2 + (long) entry * ENTRY;
      if (at + ENTRY > end) {
        return NONE;
      }
      if (u16(at) == tag) {
        return at;
      }
    }
    return NONE;
  }

  /** Two bytes in the order of the data. */
  int u16(long at) throws HeaderException {
    int value = bytes.u16(at);
    return littleEndian ? Short.toUnsignedInt(Short.reverseBytes((short) value)) : value;
  }

  /** Four bytes in the order of the data. */
  long u32(long at) throws HeaderException {
    long value = bytes.u32(at);
    return littleEndian ? Integer.toUnsignedLong(Integer.reverseBytes((int) value)) : value;
  }
}
