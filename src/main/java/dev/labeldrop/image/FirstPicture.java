package dev.labeldrop.image;

/**
 * How long the first of the pictures of a JPEG is that has several, one behind the other: phones
 * and cameras add previews, depths and brighter pictures. CIPA DC-007, Multi-Picture Format, 5.2.3:
 * the tag MP Entry (B002) says where its list is, of 16 bytes for each picture: 4 of attributes, 4
 * of length, 4 of place, 4 of others.
 */
final class FirstPicture {

  /** The length if nothing is said. */
  static final long UNKNOWN = Long.MAX_VALUE;

  private static final int TAG = 0xB002;
  private static final int ENTRY = 16;

  private FirstPicture() {}

  /**
   * The length in bytes, from the start of the file; {@link #UNKNOWN} if it cannot be told.
   *
   * @param header where the TIFF header is
   * @param end where the data ends
   * @throws HeaderException if the file ends, or too much would be read
   */
  static long length(Window bytes, long header, long end) throws HeaderException {
    TiffDirectory directory = new TiffDirectory(bytes, header, end);
    long entry = directory.find(TAG);
    if (entry == TiffDirectory.NONE) {
      return UNKNOWN;
    }
    long list = header + directory.u32(entry + 8);
    long length = list + ENTRY > end ? 0 : directory.u32(list + 4);
    return length == 0 ? UNKNOWN : length;
  }
}
