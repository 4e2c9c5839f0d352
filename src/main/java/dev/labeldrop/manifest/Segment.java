package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.Swar;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a manifest's bytes, and what is known of the lines in it. Before the bytes there is
 * room for the start of a line that ends in them.
 */
final class Segment {

  /** If lines of no known shape outnumber the others by more than this, the rest is not read. */
  private static final int MOST_UNKNOWN = 64;

  private final byte[] bytes;
  private final int from;
  private final int size;
  private final ShapeReader reader;
  private final LinesAhead lines = new LinesAhead();
  private int filled;
  private FutureTask<LinesAhead> reading = new FutureTask<>(() -> lines);

  /**
   * A stretch without bytes.
   *
   * @param room most bytes of a line's start
   * @param size most bytes of the stretch, from 1
   */
  Segment(int room, int size, ShapeReader reader) {
    this.bytes = new byte[Math.addExact(room + size, LineBuffer.SLACK)];
    this.from = room;
    this.size = size;
    this.reader = reader;
  }

  /**
   * Takes the next bytes of a stream; whether there may be more.
   *
   * @param start whether they are the first
   * @param shapes those known
   */
  boolean fill(InputStream in, boolean start, @Nullable LineShape[] shapes) throws IOException {
    filled = from + in.readNBytes(bytes, from, size);
    bytes[filled] = '\n';
    reading = new FutureTask<>(() -> readLines(start, shapes));
    return filled == from + size;
  }

  private LinesAhead readLines(boolean start, @Nullable LineShape[] shapes) {
    lines.clear();
    reader.use(shapes);
    int unknown = 0;
    int at = start ? from : lineFeed(from) + 1;
    while (at < filled && unknown <= lines.count() + MOST_UNKNOWN) {
      int feed = reader.read(bytes, at, filled, lines.room());
      if (feed >= 0) {
        lines.add();
      } else {
        unknown++;
        feed = lineFeed(at);
      }
      at = feed + 1;
    }
    return lines;
  }

  private int lineFeed(int start) {
    int index = start;
    long feeds = Swar.lineFeeds(Swar.word(bytes, index));
    while (feeds == 0) {
      index += Swar.WORD;
      feeds = Swar.lineFeeds(Swar.word(bytes, index));
    }
    return index + Swar.first(feeds);
  }

  /** Reads the lines by the shapes, unless somebody did or does. */
  FutureTask<LinesAhead> reading() {
    return reading;
  }

  /** The array that the bytes are in. */
  byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte. */
  int from() {
    return from;
  }

  /** Index after the last byte, where a line feed stands. */
  int filled() {
    return filled;
  }

  /** The lines that were read by their shapes; only after {@link #reading}. */
  LinesAhead lines() {
    return lines;
  }
}
