package dev.labeldrop.manifest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells UTF-16 and UTF-32 by the byte order mark, or without one by where the first characters,
 * which are ASCII, have their zeros.
 *
 * <p>Worked example: <code>{"</code> is 7B 00 22 00 in UTF-16, low bytes first, and 7B 00 00 00 22
 * 00 00 00 in UTF-32.
 */
final class WideEncoding {

  private static final byte FF = (byte) 0xFF;
  private static final byte FE = (byte) 0xFE;

  private WideEncoding() {}

  /** The encoding; null where it is neither. */
  static @Nullable FileFault of(byte[] bytes, int start, int end) {
    byte[] head = Arrays.copyOfRange(bytes, start, Math.min(end, start + 4));
    if (head.length < 2 || markOfOtherText(bytes, start, end) > 0) {
      return null;
    }
    int mark = mark(head);
    if (mark > 0 && end - start >= mark + 4) {
      FileFault real = ofZeros(zeros(Arrays.copyOfRange(bytes, start + mark, start + mark + 4)));
      if (real != null) {
        return real;
      }
    }
    boolean four = head.length == 4;
    if (four && (is(head, FF, FE, 0, 0) || zeros(head) == 0b0111)) {
      return FileFault.UTF32_LITTLE_ENDIAN;
    }
    if (four && (is(head, 0, 0, FE, FF) || zeros(head) == 0b1110)) {
      return FileFault.UTF32_BIG_ENDIAN;
    }
    if (head[0] == FF && head[1] == FE) {
      return FileFault.UTF16_LITTLE_ENDIAN;
    }
    if (head[0] == FE && head[1] == FF) {
      return FileFault.UTF16_BIG_ENDIAN;
    }
    if ((head[0] == 0) == (head[1] == 0)) {
      return null;
    }
    return head[0] == 0 ? FileFault.UTF16_BIG_ENDIAN : FileFault.UTF16_LITTLE_ENDIAN;
  }

  /** What the zeros of four bytes tell of UTF-16; null where nothing. */
  private static @Nullable FileFault ofZeros(int zeros) {
    return switch (zeros) {
      case 0b0101 -> FileFault.UTF16_LITTLE_ENDIAN;
      case 0b1010 -> FileFault.UTF16_BIG_ENDIAN;
      default -> null;
    };
  }

  /**
   * How many bytes a byte order mark of UTF-16 or UTF-32 has that stands before UTF-8, as programs
   * write it that put one before whatever follows; 0 where there is none. The text is UTF-8 if it
   * starts as JSON does and the next byte is ASCII too.
   */
  static int markOfOtherText(byte[] bytes, int start, int end) {
    int mark = mark(Arrays.copyOfRange(bytes, start, Math.min(end, start + 4)));
    boolean json =
        mark > 0
            && start + mark + 1 < end
            && (bytes[start + mark] == '{' || bytes[start + mark] == '[')
            && bytes[start + mark + 1] > 0;
    return json ? mark : 0;
  }

  private static int mark(byte[] head) {
    if (head.length == 4 && (is(head, FF, FE, 0, 0) || is(head, 0, 0, FE, FF))) {
      return 4;
    }
    boolean two = head.length > 1 && (is(head, FF, FE) || is(head, FE, FF));
    return two ? 2 : 0;
  }

  private static boolean is(byte[] head, int... bytes) {
    for (int index = 0; index < bytes.length; index++) {
      if (head[index] != (byte) bytes[index]) {
        return false;
      }
    }
    return true;
  }

  /** Which bytes are zero, a bit each. */
  private static int zeros(byte[] head) {
    int zeros = 0;
    for (byte each : head) {
      zeros = (zeros << 1) | (each == 0 ? 1 : 0);
    }
    return zeros;
  }
}
