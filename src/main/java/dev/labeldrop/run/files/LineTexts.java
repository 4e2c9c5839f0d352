package dev.labeldrop.run.files;

import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.ChunkContent;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Reads single lines of the dropped object again, by their places in the index. Lines that stand
 * near each other are read with one request.
 */
public final class LineTexts {

  /** A request costs about what a transfer of this size costs, so gaps below it are read. */
  private static final long GAP_BYTES = 512 << 10;

  private final ObjectStore store;
  private final Drop drop;
  private final LineIndex lines;

  /** The lines of a drop. */
  public LineTexts(ObjectStore store, Drop drop, LineIndex lines) {
    this.store = store;
    this.drop = drop;
    this.lines = lines;
  }

  /** Takes lines. */
  public interface Taker {

    /**
     * Takes a line.
     *
     * @param place its place in the index
     * @param line its bytes, without line end
     */
    void line(int place, byte[] line) throws IOException;
  }

  /**
   * Reads lines.
   *
   * @param places their places in the index, ascending
   * @throws dev.labeldrop.PermanentException if the object is gone, is another one, or may not be
   *     read
   */
  public void read(int[] places, Taker taker) {
    try {
      int from = 0;
      while (from < places.length) {
        int to = from + 1;
        while (to < places.length && lines.offset(places[to]) - end(places[to - 1]) <= GAP_BYTES) {
          to++;
        }
        span(Arrays.copyOfRange(places, from, to), taker);
        from = to;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Reading lines of " + drop.uri(), e);
    }
  }

  private long end(int place) {
    return lines.offset(place) + lines.length(place);
  }

  private void span(int[] places, Taker taker) throws IOException {
    long position = lines.offset(places[0]);
    long length = end(places[places.length - 1]) - position;
    try (InputStream in = store.open(drop, position, length)) {
      for (int place : places) {
        in.skipNBytes(lines.offset(place) - position);
        taker.line(place, in.readNBytes(lines.length(place)));
        position = end(place);
      }
    }
  }

  /** Which image a line is about; empty if it has no source-ref that can be read. */
  public static String sourceRef(byte[] line) {
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    return new ChunkContent(ended, new int[] {ended.length}, new long[] {1}).sourceRef(0);
  }

  /** Which images lines are about, in the same order. */
  public String[] sourceRefs(int[] places) {
    String[] sourceRefs = new String[places.length];
    int[] next = {0};
    read(places, (_, line) -> sourceRefs[next[0]++] = sourceRef(line));
    return sourceRefs;
  }
}
