package dev.labeldrop.manifest;

/** What was found of a line of a known shape that has no problem by itself. */
final class LineFacts {

  private final LineLabels labels = new LineLabels();
  private int start;
  private int feed;
  private int refStart;
  private int refEnd;
  private boolean ascii;
  private long first;
  private long second;

  /** Takes where the line is: its first byte, and the line feed that ends it. */
  void putPlace(int start, int feed) {
    this.start = start;
    this.feed = feed;
  }

  /** Takes where the text of the source-ref is, and what hash it has. */
  void putSourceRef(int start, int end, SipHash hash) {
    this.refStart = start;
    this.refEnd = end;
    this.first = hash.first();
    this.second = hash.second();
  }

  /** Takes whether no byte is outside ASCII. */
  void putAscii(boolean ascii) {
    this.ascii = ascii;
  }

  /** Index of the line's first byte. */
  int start() {
    return start;
  }

  /** Index of the line feed that ends the line. */
  int feed() {
    return feed;
  }

  /** Index of the first byte of the source-ref's text. */
  int refStart() {
    return refStart;
  }

  /** Index after the last byte of the source-ref's text. */
  int refEnd() {
    return refEnd;
  }

  /** Whether no byte is outside ASCII. */
  boolean ascii() {
    return ascii;
  }

  /** The first 64 bits of the source-ref's hash. */
  long first() {
    return first;
  }

  /** The other 64 bits of the source-ref's hash. */
  long second() {
    return second;
  }

  /** What the image is labelled with. */
  LineLabels labels() {
    return labels;
  }
}
