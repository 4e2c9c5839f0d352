package dev.labeldrop.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Packs the lines of a manifest into the fewest chunks, in order: a line goes into the open chunk
 * if that stays under the limit, else it starts the next one.
 *
 * <p>Worked example, with a limit of 64 bytes: lines of 20, 30, 12 and 40 bytes are sent as 21, 31,
 * 13 and 41 bytes, a line feed each. 21 + 31 = 52 is under 64; 52 + 13 = 65 is not, so the third
 * line starts chunk 2; 13 + 41 = 54 is under 64. Chunk 1 has lines 1 and 2, chunk 2 lines 3 and 4.
 * A third line of 11 bytes would give 52 + 12 = 64, which is not under the limit either.
 *
 * <p>No other way of cutting the same lines in order needs fewer chunks. Compare, chunk by chunk,
 * where another way has got to: its first chunk cannot end later than ours, because ours took all
 * that fits. If its chunk n ends no later than ours, its chunk n + 1 starts no later, and then
 * cannot end later either. So it never gets ahead, and never finishes earlier.
 */
public final class ChunkPlanner {

  private final int changesBytes;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<ChunkRejects> rejectedByChunk = new ArrayList<>();

  private long bytes;
  private int lines;
  private int before;
  private long firstLine;
  private long lastLine;

  /** First line, sent or rejected, that belongs to the open chunk; 0 for none. */
  private long firstOwn;

  /** Last such line. */
  private long lastOwn;

  /** Rejected lines that belong to the open chunk, those before its first line included. */
  private long rejectedOwn;

  /**
   * A plan without lines.
   *
   * @param changesBytes what each chunk stays strictly under, in bytes sent
   */
  public ChunkPlanner(int changesBytes) {
    this.changesBytes = changesBytes;
  }

  /**
   * Adds the next line to send.
   *
   * @param number its number in the file
   * @param length its bytes without the line end; one more is under the limit
   */
  public void add(long number, long length) {
    if (bytes + length + 1 >= changesBytes) {
      close();
    }
    if (lines == 0) {
      firstLine = number;
    }
    own(number);
    bytes += length + 1;
    lines++;
    lastLine = number;
  }

  /** Notes a line that is not sent though it is not blank. */
  void skip(long number) {
    own(number);
    rejectedOwn++;
  }

  private void own(long number) {
    firstOwn = firstOwn == 0 ? number : firstOwn;
    lastOwn = number;
  }

  /** The chunks of all lines added. Nothing can be added after that. */
  public List<Chunk> chunks() {
    close();
    return chunks;
  }

  /** What was skipped near each of the {@link #chunks()}; asked for after them. */
  List<ChunkRejects> rejectedByChunk() {
    return rejectedByChunk;
  }

  private void close() {
    if (lines > 0) {
      chunks.add(
          new Chunk(chunks.size() + 1, before, lines, Math.toIntExact(bytes), firstLine, lastLine));
      rejectedByChunk.add(
          new ChunkRejects(chunks.size(), firstOwn, lastOwn, lines + rejectedOwn, rejectedOwn));
      firstOwn = 0;
      rejectedOwn = 0;
      before += lines;
    }
    bytes = 0;
    lines = 0;
  }
}
