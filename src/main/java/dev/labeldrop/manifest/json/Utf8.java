package dev.labeldrop.manifest.json;

/**
 * The rules of UTF-8 over a range of bytes (RFC 3629): no overlong forms, no surrogates, nothing
 * above U+10FFFF.
 */
public final class Utf8 {

  /** Most bytes that one character takes. */
  public static final int LONGEST_SEQUENCE = 4;

  private Utf8() {}

  /**
   * Looks for the first byte that does not start or continue a character as it should.
   *
   * @return index of the first byte of the broken sequence, or -1 where the range is valid
   */
  public static int firstFault(byte[] bytes, int start, int end) {
    int index = start;
    while (index < end) {
      if (end - index >= Swar.WORD && (Swar.word(bytes, index) & Swar.TOP_BITS) == 0) {
        index += Swar.WORD;
      } else if (bytes[index] >= 0) {
        index++;
      } else {
        int length = sequenceLength(bytes, index, end);
        if (length == 0) {
          return index;
        }
        index += length;
      }
    }
    return -1;
  }

  /** Whether all bytes are characters of ASCII. */
  public static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many characters (Unicode code points) a range has. Every byte that does not continue a
   * character counts, so that a number comes out of invalid bytes too.
   */
  public static int codePoints(byte[] bytes, int start, int end) {
    int count = 0;
    for (int index = start; index < end; index++) {
      count += isContinuation(bytes[index]) ? 0 : 1;
    }
    return count;
  }

  /** Whether a byte is the second, third or fourth of a character. */
  public static boolean isContinuation(byte value) {
    return (value & 0xC0) == 0x80;
  }

  /** Length of the sequence at a lead byte that is not ASCII: 2 to 4, or 0 where it is broken. */
  private static int sequenceLength(byte[] bytes, int index, int end) {
    int lead = bytes[index] & 0xFF;
    int length = lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
    if (length == 0 || end - index < length) {
      return 0;
    }
    int codePoint = lead & (0x7F >> length);
    for (int next = index + 1; next < index + length; next++) {
      if (!isContinuation(bytes[next])) {
        return 0;
      }
      codePoint = (codePoint << 6) | (bytes[next] & 0x3F);
    }
    boolean wellFormed =
        switch (length) {
          case 2 -> codePoint >= 0x80;
          case 3 -> codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF);
          default -> codePoint >= 0x1_0000 && codePoint <= 0x10_FFFF;
        };
    return wellFormed ? length : 0;
  }
}
