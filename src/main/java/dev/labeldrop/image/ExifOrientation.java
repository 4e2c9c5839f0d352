package dev.labeldrop.image;

/**
 * How an image is turned when it is shown: the tag Orientation (274) of the first directory of its
 * EXIF data. Exif 2.32, 4.6.4 and 4.6.5.
 *
 * <p>What is not as it must be counts as not said: an image with broken EXIF data is still one.
 */
final class ExifOrientation {

  /** Shown as it is stored. */
  static final int AS_STORED = 1;

  private static final int LARGEST = 8;
  private static final int TAG = 274;
  private static final int SHORT = 3;

  private ExifOrientation() {}

  /**
   * The orientation.
   *
   * @param header where the TIFF header is
   * @param end where the EXIF data ends
   * @return 1 to 8
   * @throws HeaderException if the file ends, or too much would be read
   */
  static int read(Window bytes, long header, long end) throws HeaderException {
    TiffDirectory directory = new TiffDirectory(bytes, header, end);
    long entry = directory.find(TAG);
    int value =
        entry == TiffDirectory.NONE || directory.u16(entry + 2) != SHORT
            ? AS_STORED
            : directory.u16(entry + 8);
    return value >= AS_STORED && value <= LARGEST ? value : AS_STORED;
  }
}
