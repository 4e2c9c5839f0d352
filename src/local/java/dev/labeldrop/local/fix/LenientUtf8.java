package dev.labeldrop.local.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Text of bytes that are UTF-8 for the most part: a byte that belongs to no character becomes a
 * character of its own, which {@link #encode} turns back into the byte, so that nothing is lost.
 * Pairs of halves, three bytes each, as Java and older databases write characters beyond U+FFFF,
 * become the character (Unicode Technical Report 26, CESU-8).
 *
 * <p>Worked example: {@code 63 F4} is c and U+DCF4, and 63 F4 again; ED A0 BD ED B0 B6 is U+1F436.
 *
 * @param text the text
 * @param invalid how many bytes belong to no character
 * @param pairs whether there were pairs of halves
 */
record LenientUtf8(String text, int invalid, boolean pairs) {

  private static final int ESCAPE = 0xDC00;
  private static final int LENGTH_OF_PAIR = 6;

  /** Decodes bytes. */
  static LenientUtf8 of(byte[] bytes) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    int invalid = 0;
    boolean pairs = false;
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      if (isPair(bytes, in.position())) {
        out.put(half(bytes, in.position())).put(half(bytes, in.position() + 3));
        in.position(in.position() + LENGTH_OF_PAIR);
        pairs = true;
      } else {
        out.put((char) (ESCAPE | (in.get() & 0xFF)));
        invalid++;
      }
      decoder.reset();
      result = decoder.decode(in, out, true);
    }
    return new LenientUtf8(out.flip().toString(), invalid, pairs);
  }

  private static boolean isPair(byte[] bytes, int index) {
    return index + LENGTH_OF_PAIR <= bytes.length
        && isHalf(bytes, index, 0xA0)
        && isHalf(bytes, index + 3, 0xB0);
  }

  private static boolean isHalf(byte[] bytes, int index, int second) {
    return (bytes[index] & 0xFF) == 0xED
        && (bytes[index + 1] & 0xF0) == second
        && (bytes[index + 2] & 0xC0) == 0x80;
  }

  private static char half(byte[] bytes, int index) {
    return (char) (0xD000 | ((bytes[index + 1] & 0x3F) << 6) | (bytes[index + 2] & 0x3F));
  }

  /** Whether a text has bytes that belong to no character. */
  static boolean hasBytes(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (isByte(text, index)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isByte(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index))
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  /** The bytes of a text, with those that belong to no character. */
  static byte[] encode(String text) {
    if (!hasBytes(text)) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int start = 0;
    for (int index = 0; index < text.length(); index++) {
      if (isByte(text, index)) {
        bytes.writeBytes(text.substring(start, index).getBytes(UTF_8));
        bytes.write(text.charAt(index));
        start = index + 1;
      }
    }
    bytes.writeBytes(text.substring(start).getBytes(UTF_8));
    return bytes.toByteArray();
  }
}
