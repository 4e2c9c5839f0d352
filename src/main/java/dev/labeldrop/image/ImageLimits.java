package dev.labeldrop.image;

/**
 * What an image may be for training. Custom Labels Developer Guide, guidelines and quotas: PNG or
 * JPEG; at most 15 MB in S3; sides of 64 to 4096 pixels; the longer side at most 20 times the
 * shorter one. The same guide's page of JSON line errors raises {@code ERROR_INVALID_IMAGE} from 20
 * times on.
 */
final class ImageLimits {

  /** Most bytes by the smaller megabyte, inclusive. */
  static final long BYTES = 15_000_000;

  /** Most bytes by the larger megabyte, inclusive. */
  static final long LARGEST_BYTES = 15 * 1024 * 1024;

  /** Shortest side in pixels, inclusive. */
  static final int SHORTEST_SIDE = 64;

  /** Longest side in pixels, inclusive. */
  static final int LONGEST_SIDE = 4096;

  /** So many times its shorter side is too long for the longer one. */
  static final int TOO_MANY_TIMES = 20;

  /** Pixels from which on a header is hardly that of an image for training: 10,000 x 10,000. */
  static final long HUGE = 100_000_000;

  /**
   * Pixels of one byte that no photo comes near: JPEGs of one colour have about 100, PNGs of one
   * colour up to 1,000 with 8 bits a pixel.
   */
  static final long PIXELS_OF_A_BYTE = 1_000;

  /** Bits a channel that every program reads. */
  static final int USUAL_BITS = 8;

  private ImageLimits() {}
}
