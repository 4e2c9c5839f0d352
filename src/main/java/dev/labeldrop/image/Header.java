package dev.labeldrop.image;

/**
 * What stands before the pixels of an image.
 *
 * @param image what it is
 * @param pixels where its pixels begin: the first chunk with pixels of a PNG, what follows on the
 *     first start of a scan of a JPEG; {@link #NOT_REACHED} if that is not known
 * @param length how many bytes the picture has by its own words, though more may follow; {@link
 *     FirstPicture#UNKNOWN} if it says nothing
 */
record Header(Seen.Image image, long pixels, long length) {

  /** The place of pixels that were not reached. */
  static final long NOT_REACHED = -1;
}
