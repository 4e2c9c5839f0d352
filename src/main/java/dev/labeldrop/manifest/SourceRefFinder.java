package dev.labeldrop.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * Finds the lines of a chunk that have certain source-refs: the service knows entries by their
 * source-ref, people know lines by their number.
 */
public final class SourceRefFinder {

  private SourceRefFinder() {}

  /**
   * Reads a chunk and tells of every line that was sent with a wanted source-ref, in line order.
   *
   * @param range the chunk's {@code length} bytes from its {@code offset}; the caller closes it
   * @param wanted source-refs, decoded
   * @param found told the source-ref and the number of its line in the manifest, from 1
   * @throws IOException only where the stream throws it
   */
  public static void find(
      InputStream range, Chunk chunk, Set<String> wanted, ObjLongConsumer<String> found)
      throws IOException {
    var lines = new ChunkLines(range, chunk);
    var entry = new EntryScan(Limits.SERVICE.nesting());
    while (lines.next()) {
      if (lines.whole()) {
        entry.read(lines.buffer(), lines.start(), lines.end());
        String sourceRef = entry.sourceRef();
        if (sourceRef != null && wanted.contains(sourceRef)) {
          found.accept(sourceRef, lines.number());
        }
      }
    }
  }
}
