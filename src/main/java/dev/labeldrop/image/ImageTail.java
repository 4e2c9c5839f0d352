package dev.labeldrop.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Whether an image ends before its end, by its last bytes.
 *
 * <p>A PNG ends with the chunk {@code IEND}. A JPEG ends with the marker FF D9; but cameras and
 * telephones put things behind it. So it counts as cut off only where the last bytes are all
 * pixels: in those an FF is followed by 00, by another FF, or by D0 to D7 (ITU-T T.81, B.1.1.2 and
 * F.1.2.3), which of other data of this length hardly any is; bytes without any FF say nothing.
 * Where the pixels begin in the last bytes, only what follows is looked at.
 */
final class ImageTail {

  /** Bytes that are looked at. In pixels they have some 16 FF. */
  static final int LENGTH = 4 * 1024;

  private static final String JPEG_END = "\u00FF\u00D9";
  private static final String JPEG_PIXELS = "\u00FF\u00DA";
  private static final char MARK = '\u00FF';
  private static final String PNG_END = "IEND";

  private ImageTail() {}

  /**
   * Whether the end is missing.
   *
   * @param kind PNG or JPEG
   * @param bytes has the last bytes at its end; at most the last 4 KiB are looked at
   */
  static boolean isCut(FileKind kind, byte[] bytes) {
    int from = Math.max(0, bytes.length - LENGTH);
    String tail = new String(bytes, from, bytes.length - from, ISO_8859_1);
    if (kind == FileKind.PNG) {
      return !tail.contains(PNG_END);
    }
    int begin = tail.lastIndexOf(JPEG_PIXELS);
    String pixels = begin < 0 ? tail : tail.substring(begin + JPEG_PIXELS.length());
    boolean telling = begin >= 0 || pixels.indexOf(MARK) >= 0;
    return !tail.contains(JPEG_END) && telling && isPixels(pixels);
  }

  private static boolean isPixels(String bytes) {
    for (int at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
      if (at + 1 < bytes.length() && !followsInPixels(bytes.charAt(at + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean followsInPixels(char next) {
    return next == 0 || next == MARK || (next >= '\u00D0' && next <= '\u00D7');
  }
}
