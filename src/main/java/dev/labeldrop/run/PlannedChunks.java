package dev.labeldrop.run;

import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.manifest.ChunkReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The planned chunks, read again from the dropped object. */
final class PlannedChunks {

  private PlannedChunks() {}

  /** What is sent of a chunk. */
  static ChunkContent read(ObjectStore store, Plan plan, Chunk chunk) {
    try (InputStream range = store.open(plan.drop(), chunk.offset(), chunk.length())) {
      return ChunkReader.read(range, chunk);
    } catch (IOException e) {
      throw new UncheckedIOException("Closing " + plan.drop().uri(), e);
    }
  }
}
