package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Turns a chunk's byte range of the dropped object into what is sent: its lines, each with one line
 * feed, without blank lines, carriage returns at line ends, and the lines to skip.
 */
public final class ChunkReader {

  private static final int READ_SIZE = 64 * 1024;

  private ChunkReader() {}

  /**
   * Reads a chunk.
   *
   * @param range the chunk's {@code length} bytes from its {@code offset}; the caller closes it
   * @return the chunk's {@code bytes} bytes
   * @throws PermanentException with code ERROR_OBJECT_CHANGED where the range does not have the
   *     lines that the chunk was planned with
   * @throws IOException only where the stream throws it
   */
  public static byte[] read(InputStream range, Chunk chunk) throws IOException {
    var lines = new LineReader(range, READ_SIZE, chunk.bytes(), read -> {});
    byte[] changes = new byte[chunk.bytes()];
    int filled = 0;
    int count = 0;
    int skipped = 0;
    while (lines.next()) {
      long number = chunk.firstLine() - 1 + lines.number();
      if (skipped < chunk.skip().size() && chunk.skip().get(skipped) == number) {
        skipped++;
      } else if (!isBlank(lines)) {
        int length = lines.end() - lines.start();
        if (!lines.whole() || length + 1 > changes.length - filled) {
          throw changed(chunk);
        }
        System.arraycopy(lines.buffer(), lines.start(), changes, filled, length);
        changes[filled + length] = '\n';
        filled += length + 1;
        count++;
      }
    }
    boolean asPlanned =
        filled == chunk.bytes()
            && count == chunk.lines()
            && skipped == chunk.skip().size()
            && lines.nextOffset() == chunk.length();
    if (!asPlanned) {
      throw changed(chunk);
    }
    return changes;
  }

  /** Whether a line is blank; one that does not fit into the chunk may still be that. */
  private static boolean isBlank(LineReader lines) throws IOException {
    boolean blank = lines.blank();
    while (blank && lines.nextPiece()) {
      blank = lines.blank();
    }
    return blank;
  }

  private static PermanentException changed(Chunk chunk) {
    return new PermanentException(
        Code.ERROR_OBJECT_CHANGED,
        "Chunk %d should be %d lines of %d bytes, lines %d to %d of the manifest at byte %d, but the object has something else there now. Drop the manifest again."
            .formatted(
                chunk.number(),
                chunk.lines(),
                chunk.bytes(),
                chunk.firstLine(),
                chunk.lastLine(),
                chunk.offset()));
  }
}
