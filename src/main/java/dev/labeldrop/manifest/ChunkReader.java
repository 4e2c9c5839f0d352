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

  private ChunkReader() {}

  /**
   * Reads a chunk.
   *
   * @param range the chunk's {@code length} bytes from its {@code offset}; the caller closes it
   * @return the chunk's {@code lines} lines
   * @throws PermanentException with code ERROR_OBJECT_CHANGED where the range does not have the
   *     lines that the chunk was planned with
   * @throws IOException only where the stream throws it
   */
  public static ChunkContent read(InputStream range, Chunk chunk) throws IOException {
    var lines = new ChunkLines(range, chunk);
    byte[] bytes = new byte[chunk.bytes()];
    int[] ends = new int[chunk.lines()];
    long[] numbers = new long[chunk.lines()];
    int filled = 0;
    int count = 0;
    while (lines.next()) {
      int length = lines.end() - lines.start();
      if (!lines.whole() || length + 1 > bytes.length - filled || count == ends.length) {
        throw changed(chunk);
      }
      System.arraycopy(lines.buffer(), lines.start(), bytes, filled, length);
      filled += length;
      bytes[filled++] = '\n';
      ends[count] = filled;
      numbers[count++] = lines.number();
    }
    if (filled != bytes.length || count != ends.length || !lines.endedAsPlanned()) {
      throw changed(chunk);
    }
    return new ChunkContent(bytes, ends, numbers);
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
