package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonNumbers;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Swar;
import java.util.regex.Pattern;

/**
 * The forms of a {@code creation-date} that AWS's own examples and published manifests have. The
 * Developer Guide says only "UTC date and time": {@code 2013-11-18T02:53:27}, with a blank for the
 * {@code T}, with any number of fractional digits, with {@code Z} or an offset such as {@code
 * +0000} or {@code +00:00} behind it; and what JavaScript writes for a date, {@code Mon Aug 22 2022
 * 13:52:52 GMT-0700 (Pacific Daylight Time)}.
 */
final class CreationDate {

  private static final int LENGTH = "dddd-dd-dd dd:dd:dd".length();

  /** Where a date's first eight bytes have their marks: {@code dddd-dd-}. */
  private static final long YEAR_MARKS = 0xFF00_00FF_0000_0000L;

  private static final long YEAR = Swar.word("0000-00-".getBytes(UTF_8), 0);

  /** Where three numbers have theirs: {@code dd-dd-dd}. */
  private static final long MARKS = 0x0000_FF00_00FF_0000L;

  private static final long DAY = Swar.word("00-00-00".getBytes(UTF_8), 0);
  private static final long TIME = Swar.word("00:00:00".getBytes(UTF_8), 0);

  private static final long EACH_DIGIT = 0x0F0F_0F0F_0F0F_0F0FL;
  private static final long ONES = numbers(1, 1, 1);
  private static final long TOPS = numbers(0x80, 0x80, 0x80);
  private static final long FIRST_DAY = numbers(0, 1, 1);
  private static final long LAST_DAY = numbers(99, 12, 31);
  private static final long LAST_TIME = numbers(23, 59, 60);

  private CreationDate() {}

  /** Loaded where it is needed: most manifests do without. */
  private static final class JavaScript {

    static final Pattern FORM =
        Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
                + " [0-3]\\d \\d{4} [0-2]\\d:[0-5]\\d:[0-5]\\d GMT[+-]\\d{4}( \\(.*\\))?");
  }

  /** Whether a string of the line is in one of the forms. */
  static boolean isKnown(LineTape tape, int node) {
    return (!tape.escaped(node) && isIso(tape.bytes(), tape.start(node), tape.end(node)))
        || JavaScript.FORM.matcher(tape.text(node)).matches();
  }

  /**
   * Whether a range without escapes is a date and a time of ISO 8601.
   *
   * @param end index after its last byte, where no digit stands
   */
  static boolean isIso(byte[] bytes, int start, int end) {
    byte between = end - start < LENGTH ? 0 : bytes[start + 10];
    return (between == 'T' || between == ' ')
        && isLike(Swar.word(bytes, start), YEAR, YEAR_MARKS)
        && isWithin(Swar.word(bytes, start + 2), DAY, FIRST_DAY, LAST_DAY)
        && isWithin(Swar.word(bytes, start + 11), TIME, 0, LAST_TIME)
        && isRest(bytes, start + LENGTH, end);
  }

  /** Whether a word has the marks of another, and digits between them. */
  private static boolean isLike(long word, long other, long marks) {
    return ((word ^ other) & marks) == 0 && (Swar.notDigits(word) & ~marks) == 0;
  }

  /**
   * Whether a word is of three numbers of two digits with marks between them, and none of them is
   * too small or too large.
   *
   * <p>Worked example: of {@code 23:59:07}, ten times each digit and the next one give 23 in byte
   * 0, 59 in byte 3 and 7 in byte 6. Adding 104, 68 and 67 turns no top bit on; of 24, 60 or 61 it
   * would be on.
   */
  private static boolean isWithin(long word, long like, long least, long most) {
    long digits = word & EACH_DIGIT;
    long numbers = (digits * 10 + (digits >>> 8)) & (ONES * 0xFF);
    long tooLarge = numbers + (TOPS - ONES - most);
    long largeEnough = numbers + (TOPS - least);
    return isLike(word, like, MARKS) && ((tooLarge | ~largeEnough) & TOPS) == 0;
  }

  /** Three numbers where those of a word are. */
  private static long numbers(long first, long second, long third) {
    return first | second << 24 | third << 48;
  }

  /** A fraction or none, then a zone or none. */
  private static boolean isRest(byte[] bytes, int from, int end) {
    int index = from;
    if (index < end && bytes[index] == '.') {
      index = JsonNumbers.digitsEnd(bytes, from + 1);
      if (index == from + 1) {
        return false;
      }
    }
    return index == end || isZone(bytes, index, end);
  }

  private static boolean isZone(byte[] bytes, int from, int end) {
    if (bytes[from] == 'Z') {
      return from + 1 == end;
    }
    int minutes = end - 2;
    boolean colon = end - from == 6 && bytes[from + 3] == ':';
    return (bytes[from] == '+' || bytes[from] == '-')
        && (colon || end - from == 5)
        && isWithin(bytes, from + 1, 0, 23)
        && isWithin(bytes, minutes, 0, 59);
  }

  private static boolean isWithin(byte[] bytes, int index, int least, int most) {
    int number = (bytes[index] - '0') * 10 + bytes[index + 1] - '0';
    return isDigit(bytes[index]) && isDigit(bytes[index + 1]) && number >= least && number <= most;
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
