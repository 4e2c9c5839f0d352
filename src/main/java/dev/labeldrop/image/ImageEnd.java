package dev.labeldrop.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;

/**
 * Whether an image surely ends before its end. Programs read an image up to its end and leave alone
 * what is behind it, of whatever length: phones put films and other pictures there. So only an end
 * that cannot be there counts as missing.
 *
 * <p>A PNG ends with the chunk {@code IEND}, in most files in the last bytes; if it is not there,
 * {@link PngEnd} looks for it. A JPEG ends with the marker FF D9, but nothing says where. If all
 * its pixels are in memory, the marker is among what follows on their start or nowhere. Else it
 * counts as missing if the last bytes are pixels: in those an FF is followed by 00 or by D0 to D7
 * (ITU-T T.81, B.1.1.2 and F.1.2.3), nearly each value stands somewhere, and 00 hardly anywhere
 * else. They can be the pixels of another picture; so nothing is missing if the file says that its
 * first picture ends before the file does. Zeros at the end, if there are many, are left out of
 * that: some programs make a file as long as it will be before they have its bytes.
 */
final class ImageEnd {

  /** Bytes that are looked at. */
  static final int LENGTH = 4 * 1024;

  /**
   * FF among the last bytes, and values that they have, if they are pixels; 00 that does not follow
   * on FF. Of 845 pieces of 174 JPEGs 95 % are within, most of the others flat areas; a table of a
   * film's frames, in which FF stands before 00 too, has far more 00.
   */
  private static final int FEWEST_MARKS = 2;

  private static final int FEWEST_VALUES = 192;
  private static final int MOST_ZEROS = LENGTH / 32;

  /** Zeros at the end of a file that no pixels have: it was filled up. */
  static final int FEWEST_ZEROS = 64;

  private static final String JPEG_END = "\u00FF\u00D9";
  private static final String JPEG_PIXELS = "\u00FF\u00DA";
  private static final char MARK = '\u00FF';
  private static final String PNG_END = "IEND";

  private final ImageBytes bytes;
  private final long size;
  private final byte[] first;
  private final Window window;

  /**
   * That of an image.
   *
   * @param first its first bytes, or all
   * @param window reads more of it, as often as it still may
   */
  ImageEnd(ImageBytes bytes, long size, byte[] first, Window window) {
    this.bytes = bytes;
    this.size = size;
    this.first = first;
    this.window = window;
  }

  /** Whether the end is missing. */
  boolean isMissing(Header header) {
    return header.image().kind() == FileKind.PNG
        ? !last().contains(PNG_END) && PngEnd.isMissing(window, size, header.pixels())
        : header.length() > size && isMissing(last(), header.pixels());
  }

  /** The last bytes; all of an image that is in memory. */
  private String last() {
    return text(size <= first.length ? first : bytes.read(Math.max(0, size - LENGTH), LENGTH));
  }

  private boolean isMissing(String last, long pixels) {
    long from = pixels - (size - last.length());
    if (pixels != Header.NOT_REACHED && from >= 0) {
      return last.indexOf(JPEG_END, (int) Math.min(from, last.length())) < 0;
    }
    long end = endOfContent(last);
    if (pixels != Header.NOT_REACHED && end <= first.length) {
      return text(first).indexOf(JPEG_END, (int) pixels) < 0;
    }
    int length = (int) Math.min(LENGTH, end);
    String whole = end == size ? last : text(bytes.read(end - length, length));
    int begin = whole.lastIndexOf(JPEG_PIXELS);
    return !whole.contains(JPEG_END)
        && isPixels(begin < 0 ? whole : whole.substring(begin + JPEG_PIXELS.length()));
  }

  /**
   * Where the zeros at the end begin, if there are many; else the size. More than were read are
   * looked for by halving: of 15 MB with twelve reads.
   */
  private long endOfContent(String last) {
    int content = contentLength(last);
    if (last.length() - content < FEWEST_ZEROS) {
      return size;
    }
    if (content > 0) {
      return size - last.length() + content;
    }
    long other = 0;
    long zeros = size - last.length();
    while (zeros - other > LENGTH) {
      long middle = (other + zeros) / 2;
      if (contentLength(text(bytes.read(middle, LENGTH))) == 0) {
        zeros = middle;
      } else {
        other = middle;
      }
    }
    long from = Math.max(0, zeros - LENGTH);
    return from + contentLength(text(bytes.read(from, LENGTH)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  /** How many bytes there are before the zeros at an end. */
  private static int contentLength(String bytes) {
    int end = bytes.length();
    while (end > 0 && bytes.charAt(end - 1) == 0) {
      end--;
    }
    return end;
  }

  private static boolean isPixels(String bytes) {
    int marks = 0;
    int zeros = 0;
    BitSet values = new BitSet();
    for (int at = 0; at < bytes.length(); at++) {
      char value = bytes.charAt(at);
      boolean marked = at > 0 && bytes.charAt(at - 1) == MARK;
      if (marked && !followsInPixels(value)) {
        return false;
      }
      marks += marked ? 1 : 0;
      zeros += value == 0 && !marked ? 1 : 0;
      values.set(value);
    }
    return marks >= FEWEST_MARKS
        && values.cardinality() >= FEWEST_VALUES
        && zeros * LENGTH / MOST_ZEROS <= bytes.length();
  }

  private static boolean followsInPixels(char next) {
    return next == 0 || (next >= '\u00D0' && next <= '\u00D7');
  }
}
