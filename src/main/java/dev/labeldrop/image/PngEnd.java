package dev.labeldrop.image;

/**
 * Looks for the end of a PNG, from chunk to chunk. An image can have thousands of them, and a read
 * for each would be too many; but programs write its pixels in chunks of one length, all but the
 * last. So the last chunk of that length is searched for by halving, and the way goes on from
 * there.
 *
 * <p>Worked example: pixels begin at 33 in chunks of 8,192, 8,204 bytes with what is around them; a
 * file of 2,000,000 bytes has room for 243. If the 243rd is one, the file ends in it or in the
 * next. If it is not, because 500 kB stand behind the image, eight looks find that the 182nd is the
 * last.
 */
final class PngEnd {

  /** Length, type and checksum of a chunk. */
  private static final int AROUND = 12;

  /** Length and type of a chunk. */
  private static final int HEAD = 8;

  private static final int LARGEST = Integer.MAX_VALUE;

  /** Chunks behind those of one length; a number read from a file bounds no loop of ours. */
  private static final int MOST_CHUNKS = 1_000;

  private final Window bytes;
  private final long size;

  private PngEnd(Window bytes, long size) {
    this.bytes = bytes;
    this.size = size;
  }

  /**
   * Whether the file surely ends before the image does.
   *
   * @param pixels where the first chunk with pixels is; {@link Header#NOT_REACHED} if that is not
   *     known
   */
  static boolean isMissing(Window bytes, long size, long pixels) {
    try {
      PngEnd end = new PngEnd(bytes, size);
      return pixels != Header.NOT_REACHED && end.isMissingFrom(end.lastOfLength(pixels));
    } catch (HeaderException _) {
      return false; // It is further behind than is read, or the file has changed.
    }
  }

  /** The last chunk with as many pixels as the first has. */
  private long lastOfLength(long first) throws HeaderException {
    long length = bytes.u32(first);
    long step = AROUND + length;
    long good = 0;
    long most = (size - HEAD - first) / step;
    // A file that breaks off ends in one of these, or in the last one, which is shorter.
    for (int looks = 0; good < most; looks++) {
      long next = looks < 2 ? most : (good + most + 1) / 2;
      if (isPixels(first + next * step, length)) {
        good = next;
      } else {
        most = next - 1;
      }
    }
    return first + good * step;
  }

  private boolean isPixels(long at, long length) throws HeaderException {
    return bytes.u32(at) == length && bytes.matches(at + 4, "IDAT");
  }

  private boolean isMissingFrom(long chunk) throws HeaderException {
    long at = chunk;
    for (int chunks = 0; chunks < MOST_CHUNKS; chunks++) {
      long length = bytes.u32(at);
      if (length > LARGEST || !isType(at + 4) || bytes.matches(at + 4, "IEND")) {
        return length == 0 && bytes.u32(at + 4) == 0 && isFilledUp();
      }
      at += AROUND + length;
      if (at + HEAD > size) {
        return true;
      }
    }
    return false;
  }

  /** Whether the file ends in zeros, as one whose room is there before its bytes are. */
  private boolean isFilledUp() throws HeaderException {
    if (size < ImageEnd.FEWEST_ZEROS) {
      return false;
    }
    for (long at = size - ImageEnd.FEWEST_ZEROS; at < size; at++) {
      if (bytes.u8(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether four letters stand somewhere. */
  private boolean isType(long at) throws HeaderException {
    for (int index = 0; index < 4; index++) {
      int letter = bytes.u8(at + index) | 0x20;
      if (letter < 'a' || letter > 'z') {
        return false;
      }
    }
    return true;
  }
}
