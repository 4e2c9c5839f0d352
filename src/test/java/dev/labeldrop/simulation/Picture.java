package dev.labeldrop.simulation;

/** What there is under a line's source-ref. */
enum Picture {
  /** An image that training can use. */
  FINE,
  /** No object. */
  MISSING,
  /** An object that is no image. */
  TEXT,
  /** The first half of an image. */
  CUT,
  /** An object without a byte. */
  EMPTY,
  /** S3 asks for fewer requests, however often it is asked: what is there cannot be told. */
  BUSY;

  /** Whether training can use it for certain not. */
  boolean isBad() {
    return this != FINE && this != BUSY;
  }
}
