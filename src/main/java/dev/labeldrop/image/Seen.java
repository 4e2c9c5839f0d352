package dev.labeldrop.image;

/** What the bytes of an image say of it. */
public sealed interface Seen {

  /** It has no byte. */
  record Empty() implements Seen {}

  /**
   * It is neither PNG nor JPEG.
   *
   * @param kind what it is
   */
  record NotAnImage(FileKind kind) implements Seen {}

  /**
   * It begins as a PNG or JPEG does, and its header cannot be read.
   *
   * @param kind PNG or JPEG
   * @param why as a clause after "it"
   */
  record Broken(FileKind kind, String why) implements Seen {}

  /**
   * It may be a PNG or JPEG, but its size in pixels comes later than is read.
   *
   * @param kind PNG or JPEG
   */
  record Unsized(FileKind kind) implements Seen {}

  /**
   * It is a PNG or JPEG.
   *
   * @param kind PNG or JPEG
   * @param width pixels in a row, as stored
   * @param height rows, as stored
   * @param orientation how it is turned when it is shown, 1 to 8, by EXIF's tag of that name; 1 is
   *     as stored, 5 to 8 swap width and height
   * @param bits bits a channel
   * @param cmyk whether it has the four channels of printing
   * @param animated whether it has more than one picture
   * @param cut whether its end is missing
   */
  record Image(
      FileKind kind,
      int width,
      int height,
      int orientation,
      int bits,
      boolean cmyk,
      boolean animated,
      boolean cut)
      implements Seen {

    /** The first orientation that swaps width and height. Exif 2.32, tag 274. */
    private static final int FIRST_SWAPPED = 5;

    /** Whether it is shown with width and height swapped. */
    public boolean turned() {
      return orientation >= FIRST_SWAPPED;
    }

    Image cutOff() {
      return new Image(kind, width, height, orientation, bits, cmyk, animated, true);
    }
  }
}
