package dev.labeldrop.image;

/**
 * Says what an image is from its first bytes, and from a few others where those do not suffice. It
 * decodes no pixel and inflates nothing, so an image that claims to be enormous costs what any
 * other does.
 */
public final class ImageReader {

  /** How many bytes of an image to have ready: most headers are in them. */
  public static final int FIRST_BYTES = Window.BLOCK;

  /**
   * Blocks of 16 KiB that are read beside the first: enough for a header behind a megabyte of
   * metadata in segments of 64 KB, and few enough that one behind 100 MB slows nothing down.
   */
  static final int MOST_READS = 16;

  private ImageReader() {}

  /**
   * Looks at an image.
   *
   * @param bytes reads more of it; what it throws goes through
   * @param size how many bytes it has
   * @param first its first {@link #FIRST_BYTES}, or all
   */
  public static Seen read(ImageBytes bytes, long size, byte[] first) {
    return read(bytes, size, first, MOST_READS);
  }

  /** The same of one that is too large anyway, by its first bytes alone. */
  public static Seen readFirst(long size, byte[] first) {
    return read((_, _) -> new byte[0], size, first, 0);
  }

  private static Seen read(ImageBytes bytes, long size, byte[] first, int mostReads) {
    if (size == 0 || first.length == 0) {
      return new Seen.Empty();
    }
    FileKind kind = FileKind.of(first);
    if (kind != FileKind.PNG && kind != FileKind.JPEG) {
      return new Seen.NotAnImage(kind);
    }
    Window window = new Window(bytes, size, first, mostReads);
    try {
      Header header =
          kind == FileKind.PNG ? new PngHeader(window).read() : new JpegHeader(window).read();
      boolean looks = !header.image().cut() && (mostReads > 0 || size <= first.length);
      return looks && new ImageEnd(bytes, size, first, window).isMissing(header)
          ? header.image().cutOff()
          : header.image();
    } catch (HeaderException e) {
      return e.why() == HeaderException.Why.TOO_FAR
          ? new Seen.Unsized(kind)
          : new Seen.Broken(kind, e.clause());
    }
  }
}
