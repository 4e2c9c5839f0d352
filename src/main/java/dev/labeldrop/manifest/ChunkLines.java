package dev.labeldrop.manifest;

import java.io.IOException;
import java.io.InputStream;

/**
 * The sent lines of a chunk, read again from its byte range, one at a time: neither blank lines nor
 * those that the chunk skips. What the cursor says holds until it moves on.
 */
final class ChunkLines {

  private static final int READ_SIZE = 64 * 1024;

  private final LineReader lines;
  private final Chunk chunk;

  /** How many of the lines to skip have come. */
  private int skipped;

  /**
   * Stands before the first line.
   *
   * @param range the chunk's {@code length} bytes from its {@code offset}
   */
  ChunkLines(InputStream range, Chunk chunk) {
    this.lines = new LineReader(range, READ_SIZE, chunk.bytes(), read -> {});
    this.chunk = chunk;
  }

  /**
   * Moves to the next line that is sent; false at the end.
   *
   * @throws IOException only where the stream throws it
   */
  boolean next() throws IOException {
    while (lines.next()) {
      if (skipped < chunk.skip().size() && chunk.skip().get(skipped) == number()) {
        skipped++;
      } else if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line is blank; one that does not fit into the chunk may still be that. */
  private boolean isBlank() throws IOException {
    boolean blank = lines.blank();
    while (blank && lines.nextPiece()) {
      blank = lines.blank();
    }
    return blank;
  }

  /** Number of the line in the manifest, from 1. */
  long number() {
    return chunk.firstLine() - 1 + lines.number();
  }

  /** The bytes that the line is a range of. */
  byte[] buffer() {
    return lines.buffer();
  }

  /** Index in the buffer of the line's first byte. */
  int start() {
    return lines.start();
  }

  /** Index in the buffer after the line's last byte; its line end is not part of it. */
  int end() {
    return lines.end();
  }

  /** Whether the line is no longer than the chunk; if it is, the object is not what it was. */
  boolean whole() {
    return lines.whole();
  }

  /** At the end: whether the range was as long as planned and had every line to skip. */
  boolean endedAsPlanned() {
    return skipped == chunk.skip().size() && lines.nextOffset() == chunk.length();
  }
}
