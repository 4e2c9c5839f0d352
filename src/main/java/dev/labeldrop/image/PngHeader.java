package dev.labeldrop.image;

import dev.labeldrop.image.HeaderException.Why;
import dev.labeldrop.image.Seen.Image;

/**
 * The chunks of a PNG before its pixels. PNG Specification, Third Edition: a signature of 8 bytes;
 * then chunks of a length, a type of four letters, the content and a checksum of 4 bytes, of which
 * {@code IHDR} is the first; {@code acTL} before the pixels makes it animated.
 *
 * <p>Worked example: the bytes 16 to 23 of <code>… 00 00 00 0D IHDR 00 00 03 20 00 00 02 58 08 02
 * …</code> are a width of 800 and a height of 600, with 8 bits a channel and RGB.
 */
final class PngHeader {

  private static final int SIGNATURE = 8;
  private static final int IHDR_LENGTH = 13;
  private static final long LARGEST = Integer.MAX_VALUE;

  /** Length, type and checksum of a chunk. */
  private static final int AROUND = 12;

  private final Window bytes;
  private int orientation = ExifOrientation.AS_STORED;
  private boolean animated;
  private long pixels = Header.NOT_REACHED;

  PngHeader(Window bytes) {
    this.bytes = bytes;
  }

  Header read() throws HeaderException {
    if (bytes.u32(SIGNATURE) != IHDR_LENGTH || !bytes.matches(SIGNATURE + 4L, "IHDR")) {
      throw new HeaderException(Why.MALFORMED, "does not begin with the chunk IHDR");
    }
    long content = SIGNATURE + 8L;
    int width = side(content);
    int height = side(content + 4);
    int bits = bytes.u8(content + 8);
    boolean cut = endsBeforePixels(content + IHDR_LENGTH + 4);
    return new Header(
        new Image(FileKind.PNG, width, height, orientation, bits, false, animated, cut),
        pixels,
        FirstPicture.UNKNOWN);
  }

  private int side(long at) throws HeaderException {
    long side = bytes.u32(at);
    if (side == 0 || side > LARGEST) {
      throw new HeaderException(Why.MALFORMED, "has a side of %,d pixels".formatted(side));
    }
    return (int) side;
  }

  /** Goes on to the pixels, as far as is read. */
  private boolean endsBeforePixels(long firstChunk) {
    try {
      long at = firstChunk;
      long length = bytes.u32(at);
      while (!bytes.matches(at + 4, "IDAT") && !bytes.matches(at + 4, "IEND")) {
        animated |= bytes.matches(at + 4, "acTL");
        if (bytes.matches(at + 4, "eXIf")) {
          orientation = ExifOrientation.read(bytes, at + 8, at + 8 + length);
        }
        at += AROUND + length;
        length = bytes.u32(at);
      }
      pixels = at;
      return false;
    } catch (HeaderException e) {
      return e.why() == Why.ENDS;
    }
  }
}
