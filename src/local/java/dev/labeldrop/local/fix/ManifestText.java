package dev.labeldrop.local.fix;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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

  /**
   * Decodes the bytes of a manifest.
   *
   * @param said the encoding that the user named; null where it is to be told by the bytes
   * @throws IOException where the bytes are no text in that encoding, or in none of Unicode's
   */
  static ManifestText of(byte[] bytes, @Nullable Charset said) throws IOException {
    Charset charset = said == null ? told(bytes) : said;
    String text;
    try {
      text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(
          "it is no text in "
              + charset
              + ". If you know its encoding, name it: --encoding windows-1252",
          e);
    }
    boolean marked = text.startsWith(MARK);
    return new ManifestText(marked ? text.substring(1) : text, marked || !charset.equals(UTF_8));
  }

  /** By the byte order mark, else by where the first characters have their zeros. */
  private static Charset told(byte[] bytes) {
    int pattern = 0;
    for (int index = 0; index < 4; index++) {
      pattern = (pattern << 8) | (index < bytes.length ? bytes[index] & 0xFF : 1);
    }
    if (pattern == 0xFFFE0000 || zeros(pattern) == 0b0111) {
      return UTF_32LE;
    }
    if (pattern == 0x0000FEFF || zeros(pattern) == 0b1110) {
      return UTF_32BE;
    }
    if (pattern >>> 16 == 0xFFFE || zeros(pattern) == 0b0101) {
      return UTF_16LE;
    }
    return pattern >>> 16 == 0xFEFF || zeros(pattern) == 0b1010 ? UTF_16BE : UTF_8;
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
