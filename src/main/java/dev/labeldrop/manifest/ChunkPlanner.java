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
final class ChunkPlanner {

  private final int changesBytes;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<ChunkRejects> rejectedByChunk = new ArrayList<>();

  private long offset;
  private long nextOffset;
  private long bytes;
  private int lines;
  private long firstLine;
  private long lastLine;

  /** Rejected lines after the open chunk's first line. */
  private final List<Long> rejected = new ArrayList<>();

  /** How many of them come before its last line. */
  private int skipped;

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
  ChunkPlanner(int changesBytes) {
    this.changesBytes = changesBytes;
  }

  /**
   * Adds the next line to send.
   *
   * @param number its number in the file
   * @param lineOffset where it starts in the file
   * @param lineEnd where the next line starts
   * @param length its bytes without the line end; one more is under the limit
   */
  void add(long number, long lineOffset, long lineEnd, long length) {
    if (bytes + length + 1 >= changesBytes) {
      close();
    }
    if (lines == 0) {
      offset = lineOffset;
      firstLine = number;
    }
    own(number);
    nextOffset = lineEnd;
    bytes += length + 1;
    lines++;
    lastLine = number;
    skipped = rejected.size();
  }

  /** Notes a line that is not sent though it is not blank. */
  void skip(long number) {
    own(number);
    rejectedOwn++;
    if (lines > 0) {
      rejected.add(number);
    }
  }

  private void own(long number) {
    firstOwn = firstOwn == 0 ? number : firstOwn;
    lastOwn = number;
  }

  /** The chunks of all lines added. Nothing can be added after that. */
  List<Chunk> chunks() {
    close();
    return chunks;
  }

  /** What was skipped where each of the {@link #chunks()} is; asked for after them. */
  List<ChunkRejects> rejectedByChunk() {
    return rejectedByChunk;
  }

  private void close() {
    if (lines > 0) {
      chunks.add(
          new Chunk(
              chunks.size() + 1,
              offset,
              nextOffset - offset,
              Math.toIntExact(bytes),
              lines,
              firstLine,
              lastLine,
              rejected.subList(0, skipped)));
      rejectedByChunk.add(
          new ChunkRejects(chunks.size(), firstOwn, lastOwn, lines + rejectedOwn, rejectedOwn));
      firstOwn = 0;
      rejectedOwn = 0;
    }
    bytes = 0;
    lines = 0;
    rejected.clear();
  }
}
