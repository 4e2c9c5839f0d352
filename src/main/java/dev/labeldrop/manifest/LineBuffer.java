package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream that were read and are still wanted: a window that moves on with what is
 * read. Behind the last of them it has what {@link LineTape} wants after a line.
 */
final class LineBuffer {

  /** Room after the last byte filled, for a line feed that ends a last line, and for a word. */
  static final int SLACK = 1 + Swar.WORD;

  private final InputStream in;
  private final @Nullable ReadAhead ahead;
  private final int readSize;
  private final LongConsumer progress;
  private byte[] bytes;
  private @Nullable Segment segment;

  private int filled;
  private int position;
  private long offset;
  private boolean ascii = true;

  /**
   * An empty window at the start of the stream.
   *
   * @param readSize most bytes to ask the stream for at once, from 1
   * @param kept most bytes that are still wanted when more are read
   * @param progress told after each read how many bytes were read so far
   */
  LineBuffer(InputStream in, int readSize, int kept, LongConsumer progress) {
    this.in = in;
    this.ahead = null;
    this.readSize = readSize;
    this.progress = progress;
    this.bytes = new byte[Math.addExact(kept + SLACK, readSize)];
  }

  /**
   * An empty window at the start of what is read ahead.
   *
   * @param progress told after each segment how many bytes were read so far
   */
  LineBuffer(ReadAhead ahead, LongConsumer progress) {
    this.in = InputStream.nullInputStream();
    this.ahead = ahead;
    this.readSize = 0;
    this.progress = progress;
    this.bytes = new byte[SLACK];
  }

  /** The lines of the window that were read ahead; null if that is not known. */
  @Nullable LinesAhead linesAhead() {
    return segment == null ? null : segment.lines();
  }

  /** The array that the bytes are in. */
  byte[] bytes() {
    return bytes;
  }

  /** Index after the last byte that was read. */
  int filled() {
    return filled;
  }

  /** Index of the first byte that is still wanted. */
  int position() {
    return position;
  }

  /** Gives up the bytes before an index. */
  void moveTo(int index) {
    position = index;
  }

  /** Place in the stream of the byte at an index, from 0. */
  long offset(int index) {
    return offset + index;
  }

  /** Whether the next bytes are these. */
  boolean startsWith(byte[] start) {
    int end = position + start.length;
    return end <= filled && Arrays.equals(bytes, position, end, start, 0, start.length);
  }

  /** Reads on; false at the end of the stream. It moves the bytes that are still wanted. */
  boolean fill() throws IOException {
    if (ahead != null) {
      return fill(ahead);
    }
    System.arraycopy(bytes, position, bytes, 0, filled - position);
    offset += position;
    filled -= position;
    position = 0;
    int read = in.read(bytes, filled, readSize);
    if (read > 0) {
      filled += read;
      progress.accept(offset + filled);
    }
    bytes[filled] = '\n';
    return read >= 0;
  }

  private boolean fill(ReadAhead from) throws IOException {
    Segment next = from.next();
    if (next == null) {
      bytes[filled] = '\n';
      return false;
    }
    int kept = filled - position;
    int start = next.from() - kept;
    System.arraycopy(bytes, position, next.bytes(), start, kept);
    if (segment != null) {
      from.release(segment);
    }
    offset += position - start;
    position = start;
    filled = next.filled();
    bytes = next.bytes();
    segment = next;
    progress.accept(offset + filled);
    return true;
  }

  /** Index of the next line feed from an index on, or {@link #filled} if none is read yet. */
  int lineFeed(int from) {
    int index = from;
    long seen = 0;
    while (index + Swar.WORD <= filled) {
      long word = Swar.word(bytes, index);
      long feeds = Swar.lineFeeds(word);
      if (feeds != 0) {
        int first = Swar.first(feeds);
        ascii &= ((seen | Swar.low(word, first)) & Swar.TOP_BITS) == 0;
        return index + first;
      }
      seen |= word;
      index += Swar.WORD;
    }
    while (index < filled && bytes[index] != '\n') {
      seen |= bytes[index];
      index++;
    }
    ascii &= (seen & Swar.TOP_BITS) == 0;
    return index;
  }

  /** Starts to look anew whether what {@link #lineFeed} goes through is ASCII. */
  void startLine() {
    ascii = true;
  }

  /** Whether all that {@link #lineFeed} went through since the last start is ASCII. */
  boolean ascii() {
    return ascii;
  }
}
