package dev.labeldrop.manifest.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes looked at in one step ("SIMD within a register"): an array's bytes are loaded into a
 * {@code long}, and a little arithmetic marks those that are searched for.
 *
 * <p>A mark is the top bit of a byte. The lowest mark is exact; above it there can be false ones,
 * because a subtraction borrows from the next byte. So only the first hit of a word may be used.
 *
 * <p>Worked example, with {@link #lineFeeds} on the bytes {@code ab\ncd\nef}: xor with {@code 0x0A}
 * in each byte leaves zeros at bytes 2 and 5; taking {@code 0x01} from each byte turns their top
 * bits on; the lowest mark is bit 23, so the first line feed is at byte 23 / 8 = 2.
 */
public final class Swar {

  /** How many bytes a word has. */
  public static final int WORD = Long.BYTES;

  /** The top bit of each byte: set where a byte is not ASCII. */
  public static final long TOP_BITS = 0x8080_8080_8080_8080L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH = 0x0101_0101_0101_0101L;

  /** Odd, with bits well spread: 2^64 divided by the golden ratio. */
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private Swar() {}

  /** The eight bytes from {@code index}, the first one lowest. */
  public static long word(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** Writes eight bytes from {@code index}, the lowest one first. */
  static void putWord(byte[] bytes, int index, long word) {
    LONGS.set(bytes, index, word);
  }

  /** The four bytes from {@code index}, the first one lowest. */
  public static int halfWord(byte[] bytes, int index) {
    return (int) INTS.get(bytes, index);
  }

  /** Marks line feeds. */
  public static long lineFeeds(long word) {
    long zeros = word ^ (EACH * '\n');
    return (zeros - EACH) & ~zeros & TOP_BITS;
  }

  /**
   * Marks what ends a run of plain characters in a JSON string: a quote, a backslash, a control
   * character below U+0020.
   *
   * <p>Flipping bit 1 maps the quote (0x22) to 0x20 and keeps the control characters below it, so
   * that one comparison with 0x21 finds both.
   */
  static long stringStops(long word) {
    return marksOfStops(word) & ~word & TOP_BITS;
  }

  /** Marks the same, and all that is not ASCII. */
  static long asciiStops(long word) {
    return (marksOfStops(word) | word) & TOP_BITS;
  }

  private static long marksOfStops(long word) {
    long quotesAndControls = (word ^ (EACH * 0x02)) - (EACH * 0x21);
    long backslashes = (word ^ (EACH * '\\')) - EACH;
    return quotesAndControls | backslashes;
  }

  /**
   * Whether a text is of visible ASCII and blanks, without percent signs.
   *
   * @param start index of the first byte
   * @param end index after the last; at least eight more bytes can be read
   */
  public static boolean isVisible(byte[] bytes, int start, int end) {
    long marks = 0;
    int index = start;
    while (end - index > WORD) {
      marks |= notVisible(word(bytes, index));
      index += WORD;
    }
    int rest = end - index;
    long blanks = rest == WORD ? 0 : (EACH * ' ') << (rest << 3);
    return (marks | notVisible(low(word(bytes, index), rest) | blanks)) == 0;
  }

  /** Marks controls, percent signs, and what is not ASCII; not 0 only where there is one. */
  public static long notVisible(long word) {
    long controls = (word - EACH * ' ') & ~word;
    long percent = word ^ (EACH * '%');
    long percents = (percent - EACH) & ~percent;
    long above = ((word & ~TOP_BITS) + EACH) | word;
    return (controls | percents | above) & TOP_BITS;
  }

  /**
   * Marks the bytes of one character of ASCII; not 0 only where there is one. Behind a mark there
   * can be a false one, on the character that differs in the lowest bit.
   */
  public static long anyMark(long word, char character) {
    long zeros = word ^ (EACH * character);
    return (zeros - EACH) & ~zeros & TOP_BITS;
  }

  /**
   * Marks all that is not a decimal digit. Every mark is exact here.
   *
   * <p>Xor with 0x30 maps the digits to 0 to 9; adding 0x76 to seven bits turns the top bit on from
   * 10.
   */
  public static long notDigits(long word) {
    long values = word ^ (EACH * '0');
    return (((values & ~TOP_BITS) + EACH * 0x76) | values) & TOP_BITS;
  }

  /**
   * The value of the first one to seven bytes of a word, which are digits.
   *
   * <p>Worked example: of {@code 1920,"he} the first four bytes, shifted to the top, are {@code 0 0
   * 0 0 1 9 2 0}. Adding ten times each to its neighbour gives {@code 0 0 19 20} in every second
   * byte, then {@code 0 1920}, then {@code 1920}: three steps instead of one a digit.
   */
  public static int decimal(long word, int digits) {
    long values = (word << (64 - (digits << 3))) & (EACH * 0x0F);
    values = (values * 10 + (values >>> 8)) & 0x00FF_00FF_00FF_00FFL;
    values = (values * 100 + (values >>> 16)) & 0x0000_FFFF_0000_FFFFL;
    return (int) (values * 10_000 + (values >>> 32));
  }

  /** Index in the word, from 0 to 7, of the first mark; 8 where there is none. */
  public static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** The bytes of the word below {@code count}, 0 to 8; the others become 0. */
  public static long low(long word, int count) {
    return count == WORD ? word : word & ((1L << (count << 3)) - 1);
  }

  /**
   * Whether so many bytes are the same in two arrays; at least eight more can be read in both.
   *
   * <p>In a new process the JDK's own comparison takes longer until it is compiled.
   */
  public static boolean equal(byte[] bytes, int from, byte[] others, int otherFrom, int length) {
    int index = 0;
    while (length - index > WORD) {
      if (word(bytes, from + index) != word(others, otherFrom + index)) {
        return false;
      }
      index += WORD;
    }
    long different = word(bytes, from + index) ^ word(others, otherFrom + index);
    return low(different, length - index) == 0;
  }

  /**
   * A hash for tables, not for secrets: somebody who wants two texts of the same hash can find
   * them.
   *
   * @param start index of the first byte
   * @param end index after the last; at least eight more bytes can be read
   */
  public static long hash(byte[] bytes, int start, int end) {
    return spread(plainHash(bytes, start, end));
  }

  /** The same without its last step: up to eight bytes are their own hash. */
  static long plainHash(byte[] bytes, int start, int end) {
    long hash = 0;
    int index = start;
    while (end - index > WORD) {
      hash = spread(hash ^ word(bytes, index));
      index += WORD;
    }
    return hash ^ low(word(bytes, index), end - index);
  }

  /** Spreads the bits of a hash, so that its lowest ones differ where any do. */
  static long spread(long hash) {
    long product = hash * MULTIPLIER;
    return product ^ (product >>> 32);
  }
}
