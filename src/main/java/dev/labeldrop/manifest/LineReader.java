package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The lines of a stream of bytes, one at a time, in memory that does not grow with the stream: a
 * cursor that stands on one line. A line is a range of {@link #buffer()}; it is never copied and
 * never becomes a {@code String}. What the cursor says holds until it moves on.
 *
 * <p>A line feed ends a line, and one carriage return before it belongs to the line's end. A last
 * line needs no line feed. Blank lines are lines.
 *
 * <p>A line of more bytes than {@code longestLine} is not {@link #whole()}: the cursor gives its
 * first {@code longestLine} bytes, and {@link #nextPiece()} the rest in pieces. Only where pieces
 * are cut depends on how much the stream gives at a time.
 *
 * <p>After each whole line the buffer has what {@link LineTape} wants there.
 */
final class LineReader {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Room after the last byte filled, for a line feed that ends a last line, and for a word. */
  private static final int SLACK = 1 + Swar.WORD;

  private final InputStream in;
  private final int readSize;
  private final int longestLine;
  private final LongConsumer progress;

  private final byte[] buffer;

  /** Index after the last byte that was read. */
  private int filled;

  /** Index of the first byte that is neither in the current line nor before it. */
  private int position;

  /** Place of {@code buffer[0]} in the stream. */
  private long bufferOffset;

  private int start;
  private int end;
  private long number;
  private long offset;
  private long length;
  private boolean ascii;
  private boolean known;
  private boolean whole = true;

  /** Whether bytes of a line that is not whole may still come. */
  private boolean pieces;

  /**
   * Stands before the first line.
   *
   * @param in gives the bytes from the start of a line; numbers and offsets count from there
   * @param readSize most bytes to ask the stream for at once, from 1
   * @param longestLine most bytes that a whole line has, line end not counted, from 1
   * @param progress told after each read how many bytes were read so far
   */
  LineReader(InputStream in, int readSize, int longestLine, LongConsumer progress) {
    this.in = in;
    this.readSize = readSize;
    this.longestLine = longestLine;
    this.progress = progress;
    // From read to read, an unfinished line keeps at most its longest length and a return.
    this.buffer = new byte[Math.addExact(longestLine + 1 + SLACK, readSize)];
  }

  /** Skips a byte order mark, where a file starts with one. Only before the first line. */
  void skipByteOrderMark() throws IOException {
    int mark = BYTE_ORDER_MARK.length;
    while (filled < mark && fill()) {}
    if (filled >= mark && Arrays.equals(buffer, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
      position = mark;
    }
  }

  /**
   * Moves to the next line; false at the end. What is left of a line that is not whole is skipped.
   *
   * @throws IOException only where the stream throws it
   */
  boolean next() throws IOException {
    while (pieces) {
      nextPiece();
    }
    known = false;
    ascii = true;
    int feed = lineFeed(position);
    while (feed == filled && filled - position <= longestLine + 1) {
      int searched = filled - position;
      if (!fill()) {
        break;
      }
      feed = lineFeed(position + searched);
    }
    if (position == filled) {
      return false;
    }
    number++;
    standOn(feed);
    return true;
  }

  /**
   * Moves to the next line, if it is of a known shape; else it stays, and {@link #next} moves on.
   * Then nothing needs to be searched for.
   */
  boolean nextOf(LineShapes shapes) {
    int feed = pieces ? -1 : shapes.read(buffer, position, filled);
    known = feed >= 0;
    if (!known) {
      return false;
    }
    ascii = shapes.reader().ascii();
    number++;
    standOn(feed);
    return true;
  }

  private void standOn(int feed) {
    boolean ended = feed < filled;
    start = position;
    end = ended ? withoutCarriageReturn(feed) : filled;
    offset = bufferOffset + start;
    whole = end - start <= longestLine;
    pieces = !whole;
    if (pieces) {
      end = start + longestLine;
    }
    position = pieces || !ended ? end : feed + 1;
    length = (long) end - start;
  }

  /**
   * Moves on in a line that is not whole, to its next piece, of at least one byte; false at the end
   * of the line, where {@link #length()} is known.
   *
   * @throws IOException only where the stream throws it
   */
  boolean nextPiece() throws IOException {
    while (pieces) {
      int feed = lineFeed(position);
      start = position;
      end = withoutCarriageReturn(feed);
      if (feed < filled) {
        position = feed + 1;
        pieces = false;
      } else if (end > start) {
        // A carriage return at the end waits for the byte that follows it.
        position = end;
      } else if (!fill()) {
        start = position;
        end = filled;
        position = filled;
        pieces = false;
      } else {
        continue;
      }
      length += (long) end - start;
      if (end > start) {
        return true;
      }
    }
    return false;
  }

  /** The bytes that the current line or piece is a range of. */
  byte[] buffer() {
    return buffer;
  }

  /** Index in the buffer of the line's first byte. */
  int start() {
    return start;
  }

  /** Index in the buffer after the line's last byte; its line end is not part of it. */
  int end() {
    return end;
  }

  /** Number of the line, from 1, blank lines counted. */
  long number() {
    return number;
  }

  /** Place of the line's first byte, from 0; a byte order mark before it counts. */
  long offset() {
    return offset;
  }

  /** Place after the line's last byte and its line end. */
  long nextOffset() {
    return bufferOffset + position;
  }

  /** Size of the line in bytes, without its line end; of one not whole, what was given so far. */
  long length() {
    return length;
  }

  /** Whether the range is the whole line; otherwise it is its head, or a later piece. */
  boolean whole() {
    return whole;
  }

  /** Whether the line is of a shape that was known, and was read by it. */
  boolean ofKnownShape() {
    return known;
  }

  /** Whether the line is known to have no byte outside ASCII. */
  boolean ascii() {
    return ascii && whole;
  }

  /** Whether the range has only blanks, tabs and carriage returns, or nothing. */
  boolean blank() {
    int index = start;
    while (index < end && JsonToken.isWhiteSpace(buffer[index])) {
      index++;
    }
    return index == end;
  }

  /** Index of the next line feed, or {@code filled} where none is read yet. */
  private int lineFeed(int from) {
    int index = from;
    long seen = 0;
    while (index + Swar.WORD <= filled) {
      long word = Swar.word(buffer, index);
      long feeds = Swar.lineFeeds(word);
      if (feeds != 0) {
        int first = Swar.first(feeds);
        ascii &= ((seen | Swar.low(word, first)) & Swar.TOP_BITS) == 0;
        return index + first;
      }
      seen |= word;
      index += Swar.WORD;
    }
    while (index < filled && buffer[index] != '\n') {
      seen |= buffer[index];
      index++;
    }
    ascii &= (seen & Swar.TOP_BITS) == 0;
    return index;
  }

  private int withoutCarriageReturn(int feed) {
    return feed > position && buffer[feed - 1] == '\r' ? feed - 1 : feed;
  }

  /** Reads on, with the bytes from {@code position} moved to the front; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, filled - position);
    bufferOffset += position;
    filled -= position;
    position = 0;
    int read = in.read(buffer, filled, readSize);
    if (read > 0) {
      filled += read;
      progress.accept(bufferOffset + filled);
    }
    buffer[filled] = '\n';
    return read >= 0;
  }
}
