package dev.labeldrop.run.prepare;

import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.Upload;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.manifest.ChunkPlanner;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Prepared.Source;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The lines that are sent, packed into chunks. If they are one range of the dropped object, each
 * with one line feed behind it, they are sent from there; else they are copied to a file of the
 * run, so that a chunk never has holes.
 *
 * <p>Worked example: lines of 20, 30 and 12 bytes stand at the offsets 0, 21 and 52. All three are
 * one range: 21 = 0 + 20 + 1, and 52 = 21 + 30 + 1. Without the second they are not, and without
 * the first they are.
 *
 * @param source where they stand
 * @param offset first byte of the first of them there, from 0
 * @param chunks the updates, in order
 */
record Selection(Source source, long offset, List<Chunk> chunks) {

  /** A request costs about what a transfer of this size costs, so gaps below it are read. */
  private static final long GAP_BYTES = 512 << 10;

  private static final int BUFFER_BYTES = 64 << 10;

  Selection {
    chunks = List.copyOf(chunks);
  }

  /**
   * Packs lines.
   *
   * @param lines those that are sent
   * @param changesBytes what each chunk stays strictly under, in bytes sent
   * @param folder takes the lines, if they are copied
   */
  static Selection of(
      LineIndex lines, int changesBytes, ObjectStore store, Drop drop, RunFiles folder) {
    ChunkPlanner planner = new ChunkPlanner(changesBytes);
    for (int line = 0; line < lines.size(); line++) {
      planner.add(lines.number(line), lines.length(line));
    }
    List<Chunk> chunks = planner.chunks();
    if (isOneRange(lines)) {
      return new Selection(Source.DROP, lines.size() == 0 ? 0 : lines.offset(0), chunks);
    }
    copy(lines, store, drop, folder);
    return new Selection(Source.FILE, 0, chunks);
  }

  private static boolean isOneRange(LineIndex lines) {
    for (int line = 1; line < lines.size(); line++) {
      if (lines.offset(line) != end(lines, line - 1) + 1) {
        return false;
      }
    }
    return true;
  }

  private static long end(LineIndex lines, int line) {
    return lines.offset(line) + lines.length(line);
  }

  private static void copy(LineIndex lines, ObjectStore store, Drop drop, RunFiles folder) {
    try (Upload out = folder.jsonLines(File.LINES)) {
      try {
        int from = 0;
        while (from < lines.size()) {
          int to = from + 1;
          while (to < lines.size() && lines.offset(to) - end(lines, to - 1) <= GAP_BYTES) {
            to++;
          }
          copy(lines, from, to, store, drop, out);
          from = to;
        }
      } catch (IOException | RuntimeException e) { // half of the lines would be worse than none
        out.giveUp();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Copying lines of " + drop.uri(), e);
    }
  }

  private static void copy(
      LineIndex lines, int from, int to, ObjectStore store, Drop drop, Upload out)
      throws IOException {
    long start = lines.offset(from);
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = store.open(drop, start, end(lines, to - 1) - start)) {
      long position = start;
      for (int line = from; line < to; line++) {
        in.skipNBytes(lines.offset(line) - position);
        for (int left = lines.length(line); left > 0; ) {
          int read = in.readNBytes(buffer, 0, Math.min(left, buffer.length));
          out.write(buffer, 0, read);
          left -= read == 0 ? left : read;
        }
        out.write('\n');
        position = end(lines, line);
      }
    }
  }
}
