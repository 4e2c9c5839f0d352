package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import java.io.IOException;
import java.io.InputStream;
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

  private final LineBuffer buffer;
  private final int longestLine;

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
    // From read to read, an unfinished line keeps at most its longest length and a return.
    this(new LineBuffer(in, readSize, longestLine + 1, progress), longestLine);
  }

  /** Stands before the first line of a window that keeps one byte more than the longest line. */
  LineReader(LineBuffer buffer, int longestLine) {
    this.buffer = buffer;
    this.longestLine = longestLine;
  }

  /** Skips a byte order mark, where a file starts with one. Only before the first line. */
  void skipByteOrderMark() throws IOException {
    int length = BYTE_ORDER_MARK.length;
    while (buffer.filled() - buffer.position() < length && buffer.fill()) {}
    if (buffer.startsWith(BYTE_ORDER_MARK)) {
      buffer.moveTo(buffer.position() + length);
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
    buffer.startLine();
    int feed = buffer.lineFeed(buffer.position());
    while (feed == buffer.filled() && feed - buffer.position() <= longestLine + 1) {
      int searched = feed - buffer.position();
      if (!buffer.fill()) {
        break;
      }
      feed = buffer.lineFeed(buffer.position() + searched);
    }
    ascii = buffer.ascii();
    if (buffer.position() == buffer.filled()) {
      return false;
    }
    standOn(feed);
    return true;
  }

  /**
   * The same, and a line of a known shape is read by it: then its end need not be searched for.
   *
   * @throws IOException only where the stream throws it
   */
  boolean next(LineShapes shapes) throws IOException {
    int feed = pieces ? -1 : read(shapes, buffer.position());
    if (feed >= 0) {
      known = true;
      ascii = shapes.facts().ascii();
      standOn(feed);
      return true;
    }
    long read = buffer.offset(buffer.filled());
    shapes.forgetAhead();
    boolean there = next();
    // A line whose end was not read before can have been of a known shape all the same.
    known = there && buffer.offset(buffer.filled()) > read && read(shapes, start) >= 0;
    return there;
  }

  private int read(LineShapes shapes, int from) {
    return shapes.read(buffer.bytes(), from, buffer.filled(), buffer.linesAhead());
  }

  private void standOn(int feed) {
    boolean ended = feed < buffer.filled();
    number++;
    start = buffer.position();
    end = ended ? withoutCarriageReturn(feed) : buffer.filled();
    offset = buffer.offset(start);
    whole = end - start <= longestLine;
    pieces = !whole;
    if (pieces) {
      end = start + longestLine;
    }
    buffer.moveTo(pieces || !ended ? end : feed + 1);
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
      int feed = buffer.lineFeed(buffer.position());
      start = buffer.position();
      end = withoutCarriageReturn(feed);
      if (feed < buffer.filled()) {
        buffer.moveTo(feed + 1);
        pieces = false;
      } else if (end > start) {
        // A carriage return at the end waits for the byte that follows it.
        buffer.moveTo(end);
      } else if (!buffer.fill()) {
        start = buffer.position();
        end = buffer.filled();
        buffer.moveTo(end);
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
    return buffer.bytes();
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
    return buffer.offset(buffer.position());
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
    byte[] bytes = buffer.bytes();
    int index = start;
    while (index < end && JsonToken.isWhiteSpace(bytes[index])) {
      index++;
    }
    return index == end;
  }

  private int withoutCarriageReturn(int feed) {
    boolean returned = feed > buffer.position() && buffer.bytes()[feed - 1] == '\r';
    return returned ? feed - 1 : feed;
  }
}
