package dev.labeldrop.image;

/** What came of looking at an image. */
public sealed interface ImageAnswer {

  /** It is there. */
  final class Found implements ImageAnswer {

    private final long size;
    private final String etag;
    private final byte[] first;

    /**
     * An image.
     *
     * @param size how many bytes it has
     * @param etag stands for its bytes; empty if it is not known
     * @param first its first {@link ImageReader#FIRST_BYTES}, or all; not copied
     */
    public Found(long size, String etag, byte[] first) {
      this.size = size;
      this.etag = etag;
      this.first = first;
    }

    /** How many bytes it has. */
    public long size() {
      return size;
    }

    /** Stands for its bytes; empty if it is not known. */
    public String etag() {
      return etag;
    }

    /** Its first bytes, not copied. */
    public byte[] first() {
      return first;
    }
  }

  /** It is there, and has the ETag that it had. */
  record Unchanged() implements ImageAnswer {}

  /**
   * It cannot be looked at.
   *
   * @param refusal why
   * @param words why, in the words of the one who said so
   */
  record Refused(Refusal refusal, String words) implements ImageAnswer {}
}
