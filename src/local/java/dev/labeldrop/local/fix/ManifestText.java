package dev.labeldrop.local.fix;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of a manifest, whatever encoding of Unicode it is in.
 *
 * @param text without a byte order mark
 * @param changed whether its bytes were another encoding than UTF-8 without a mark
 */
record ManifestText(String text, boolean changed) {

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final String MARK = "\uFEFF";

  /** A mark whose bytes are in the order that the text has not. */
  private static final String SWAPPED_MARK = "\uFFFE";

  /** A text has at least this number of bytes for each one that is no UTF-8. */
  private static final int MOST_INVALID = 5;

  /**
   * Decodes the bytes of a manifest. Single bytes that are no UTF-8 are kept as they are, for their
   * lines to be named; with an encoding that was said, they are read in that one.
   *
   * @param said the encoding that the user named; null where it is to be told by the bytes
   * @throws IOException where the bytes are no text in that encoding, or in none of Unicode's
   */
  static ManifestText of(byte[] bytes, @Nullable Charset said) throws IOException {
    Charset charset = said == null ? told(bytes) : said;
    if (charset.equals(UTF_8)) {
      int mark = mark(bytes);
      LenientUtf8 read = LenientUtf8.of(Arrays.copyOfRange(bytes, mark, bytes.length));
      if (read.invalid() > bytes.length / MOST_INVALID) {
        throw noText(charset, null);
      }
      return of(read.text(), mark > 0 || read.pairs());
    }
    if (said != null && isMixed(bytes)) {
      return of(eachLine(bytes, charset), true);
    }
    return of(decoded(isWide(charset) ? even(bytes) : bytes, charset), true);
  }

  private static ManifestText of(String text, boolean changed) {
    boolean marked = text.startsWith(MARK) || text.startsWith(SWAPPED_MARK);
    return marked ? new ManifestText(text.substring(1), true) : new ManifestText(text, changed);
  }

  private static boolean isWide(Charset charset) {
    return charset.equals(UTF_16LE) || charset.equals(UTF_16BE);
  }

  /** Without a line feed of one byte that another program has put behind text of two each. */
  private static byte[] even(byte[] bytes) {
    return bytes.length % 2 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length - 1);
  }

  private static String decoded(byte[] bytes, Charset charset) throws IOException {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw noText(charset, e);
    }
  }

  private static IOException noText(Charset charset, @Nullable CharacterCodingException cause) {
    return new IOException(
        "it is not text in "
            + charset
            + ". If you know its encoding, name it: --encoding windows-1252",
        cause);
  }

  /** Whether most lines that are not ASCII are UTF-8: then only the others are another encoding. */
  private static boolean isMixed(byte[] bytes) {
    long utf8 = 0;
    long others = 0;
    for (String line : LenientUtf8.of(bytes).text().split("\n", -1)) {
      if (LenientUtf8.hasBytes(line)) {
        others++;
      } else {
        utf8 += line.chars().anyMatch(each -> each >= 0x80) ? 1 : 0;
      }
    }
    return utf8 > others;
  }

  private static String eachLine(byte[] bytes, Charset charset) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : LenientUtf8.of(bytes).text().split("(?<=\n)", -1)) {
      text.append(LenientUtf8.hasBytes(line) ? decoded(LenientUtf8.encode(line), charset) : line);
    }
    return text.toString();
  }

  /**
   * By where the first characters have their zeros; else, if the text does not start as JSON in
   * UTF-8 does, by the byte order mark. Some programs put a mark before whatever follows.
   */
  private static Charset told(byte[] bytes) {
    int mark = mark(bytes);
    Charset real = ofZeros(four(bytes, mark));
    int start = mark < bytes.length ? bytes[mark] : 0;
    boolean json = (start == '{' || start == '[') && mark + 1 < bytes.length && bytes[mark + 1] > 0;
    if (real != null || mark == 0 || json) {
      return real == null ? UTF_8 : real;
    }
    return switch (four(bytes, 0)) {
      case 0xFFFE0000 -> UTF_32LE;
      case 0x0000FEFF -> UTF_32BE;
      default -> bytes[0] == (byte) 0xFF ? UTF_16LE : UTF_16BE;
    };
  }

  private static @Nullable Charset ofZeros(int pattern) {
    return switch (zeros(pattern)) {
      case 0b0111 -> UTF_32LE;
      case 0b1110 -> UTF_32BE;
      case 0b0101 -> UTF_16LE;
      case 0b1010 -> UTF_16BE;
      default -> null;
    };
  }

  /** How many bytes the byte order mark of UTF-16 or UTF-32 has; 0 where there is none. */
  private static int mark(byte[] bytes) {
    int pattern = four(bytes, 0);
    if (pattern == 0xFFFE0000 || pattern == 0x0000FEFF) {
      return 4;
    }
    return pattern >>> 16 == 0xFFFE || pattern >>> 16 == 0xFEFF ? 2 : 0;
  }

  /** Four bytes from an index, the first as the highest; behind the end they are 1. */
  private static int four(byte[] bytes, int from) {
    int pattern = 0;
    for (int index = from; index < from + 4; index++) {
      pattern = (pattern << 8) | (index < bytes.length ? bytes[index] & 0xFF : 1);
    }
    return pattern;
  }

  /** Which of four bytes are zero, a bit each. */
  private static int zeros(int pattern) {
    int zeros = 0;
    for (int shift = 24; shift >= 0; shift -= 8) {
      zeros = (zeros << 1) | (((pattern >>> shift) & 0xFF) == 0 ? 1 : 0);
    }
    return zeros;
  }
}
