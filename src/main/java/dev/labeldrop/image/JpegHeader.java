package dev.labeldrop.image;

import dev.labeldrop.image.HeaderException.Why;
import dev.labeldrop.image.Seen.Image;

/**
 * The segments of a JPEG before its pixels. ITU-T T.81, annex B: each begins with FF and the marker
 * of what it is, and its length with itself; a frame header (C0 to CF, except C4, C8 and CC) has
 * the size; DA begins the pixels.
 *
 * <p>Worked example: <code>FF D8 | FF E0 00 10 … | FF C0 00 11 08 02 58 03 20 03 …</code> is a JPEG
 * with 16 bytes of JFIF, then a frame of 8 bits, a height of 600, a width of 800 and 3 channels.
 */
final class JpegHeader {

  private static final int FIRST_SEGMENT = 2;
  private static final int FILL = 0xFF;
  private static final int TABLES = 0xC4;
  private static final int RESERVED = 0xC8;
  private static final int CONDITIONING = 0xCC;
  private static final int END = 0xD9;
  private static final int PIXELS = 0xDA;
  private static final int EXIF = 0xE1;
  private static final String EXIF_NAME = "Exif\0\0";
  private static final int PICTURES = 0xE2;
  private static final String PICTURES_NAME = "MPF\0";
  private static final int CMYK_CHANNELS = 4;

  private final Window bytes;
  private int orientation = ExifOrientation.AS_STORED;
  private long at = FIRST_SEGMENT;
  private long content;
  private long pixels = Header.NOT_REACHED;
  private long length = FirstPicture.UNKNOWN;

  JpegHeader(Window bytes) {
    this.bytes = bytes;
  }

  Header read() throws HeaderException {
    int marker = next();
    while (!isFrame(marker)) {
      if (marker == PIXELS || marker == END) {
        throw new HeaderException(Why.MALFORMED, "has no frame header before its pixels");
      }
      metadata(marker);
      marker = next();
    }
    int bits = bytes.u8(content);
    int height = bytes.u16(content + 1);
    int width = bytes.u16(content + 3);
    boolean cmyk = bytes.u8(content + 5) == CMYK_CHANNELS;
    if (width == 0 || height == 0) {
      throw new HeaderException(Why.MALFORMED, "has a side of 0 pixels in its frame header");
    }
    boolean cut = endsBeforePixels();
    return new Header(
        new Image(FileKind.JPEG, width, height, orientation, bits, cmyk, false, cut),
        pixels,
        length);
  }

  private void metadata(int marker) throws HeaderException {
    if (marker == EXIF && orientation == ExifOrientation.AS_STORED && isNamed(EXIF_NAME)) {
      orientation = ExifOrientation.read(bytes, content + EXIF_NAME.length(), at);
    } else if (marker == PICTURES && isNamed(PICTURES_NAME)) {
      length = FirstPicture.length(bytes, content + PICTURES_NAME.length(), at);
    }
  }

  private boolean isNamed(String name) throws HeaderException {
    return at - content > name.length() && bytes.matches(content, name);
  }

  /** Goes on to the pixels, as far as is read. */
  private boolean endsBeforePixels() {
    try {
      int marker = next();
      while (marker != PIXELS && marker != END) {
        metadata(marker);
        marker = next();
      }
      pixels = at;
      return marker == END;
    } catch (HeaderException e) {
      return e.why() == Why.ENDS;
    }
  }

  /**
   * The next segment's marker; its content begins at {@code content}, the one after at {@code at}.
   */
  private int next() throws HeaderException {
    long place = at;
    if (bytes.u8(place) != FILL) {
      throw new HeaderException(Why.MALFORMED, "has no marker at byte %,d".formatted(place));
    }
    int marker = bytes.u8(++place);
    while (marker == FILL) {
      marker = bytes.u8(++place);
    }
    content = place + 1;
    if (isAlone(marker)) {
      at = content;
      return marker;
    }
    int length = bytes.u16(content);
    if (length < 2) {
      throw new HeaderException(Why.MALFORMED, "has a segment without a length");
    }
    at = content + length;
    content += 2;
    return marker;
  }

  /** Whether a marker has no length behind it: TEM, RST0 to RST7, SOI and EOI. */
  private static boolean isAlone(int marker) {
    return marker <= 0x01 || (marker >= 0xD0 && marker <= END);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0
        && marker <= 0xCF
        && marker != TABLES
        && marker != RESERVED
        && marker != CONDITIONING;
  }
}
