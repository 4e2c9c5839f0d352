package dev.labeldrop.run.progress;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The chunks of a turn, read again. Each is one range of bytes: its lines follow each other, each
 * with one line feed, which only the last line of a dropped file may lack.
 */
public final class SentChunks {

  private final ObjectStore store;
  private final OpenRun run;

  /** The chunks of an open run. */
  public SentChunks(ObjectStore store, OpenRun run) {
    this.store = store;
    this.run = run;
  }

  /** What is sent of a chunk. */
  public ChunkContent read(Chunk chunk) {
    LineIndex index = index(chunk);
    byte[] bytes = bytes(chunk);
    int[] ends = new int[chunk.lines()];
    long[] numbers = new long[chunk.lines()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += index.length(i) + 1;
      ends[i] = end;
      numbers[i] = index.number(i);
    }
    if (end != bytes.length) {
      throw changed(chunk, bytes.length);
    }
    return new ChunkContent(bytes, ends, numbers);
  }

  private LineIndex index(Chunk chunk) {
    long offset = (long) chunk.first() * LineIndex.RECORD;
    int length = Math.multiplyExact(chunk.lines(), LineIndex.RECORD);
    byte[] records = read(run.indexFolder().open(File.INDEX, offset, length), length);
    if (records.length != length) {
      throw changed(chunk, records.length);
    }
    return LineIndex.of(records);
  }

  private byte[] bytes(Chunk chunk) {
    long before =
        run.prepared().chunks().stream()
            .filter(each -> each.number() < chunk.number())
            .mapToLong(Chunk::bytes)
            .sum();
    long offset = run.prepared().offset() + before;
    byte[] bytes =
        switch (run.prepared().source()) {
          case DROP -> read(store.open(run.plan().drop(), offset, chunk.bytes()), chunk.bytes());
          case FILE ->
              read(run.preparedDocuments().open(File.LINES, offset, chunk.bytes()), chunk.bytes());
        };
    if (bytes.length == chunk.bytes() - 1 && bytes[bytes.length - 1] != '\n') {
      byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
      ended[bytes.length] = '\n';
      return ended;
    }
    return bytes;
  }

  private byte[] read(InputStream range, int length) {
    try (range) {
      return range.readNBytes(length);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading a chunk of " + run.plan().drop().uri(), e);
    }
  }

  private static PermanentException changed(Chunk chunk, int bytes) {
    return new PermanentException(
        Code.ERROR_OBJECT_CHANGED,
        "Chunk %d should be %s of %s, lines %d to %d of the manifest, but %s there. Drop the manifest again."
            .formatted(
                chunk.number(),
                Count.of(chunk.lines(), "line"),
                Count.of(chunk.bytes(), "byte"),
                chunk.firstLine(),
                chunk.lastLine(),
                Count.of(bytes, "byte was", "bytes were")));
  }
}
