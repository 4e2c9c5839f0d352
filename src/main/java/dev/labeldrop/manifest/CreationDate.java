package dev.labeldrop.manifest;

import dev.labeldrop.manifest.json.LineTape;
import java.util.regex.Pattern;

/**
 * The forms of a {@code creation-date} that AWS's own examples and published manifests have. The
 * Developer Guide says only "UTC date and time": {@code 2013-11-18T02:53:27}, with a blank for the
 * {@code T}, with any number of fractional digits, with {@code Z} or an offset such as {@code
 * +0000} or {@code +00:00} behind it; and what JavaScript writes for a date, {@code Mon Aug 22 2022
 * 13:52:52 GMT-0700 (Pacific Daylight Time)}.
 */
final class CreationDate {

  private static final String SHAPE = "dddd-dd-dd dd:dd:dd";
  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
              + " [0-3]\\d \\d{4} [0-2]\\d:[0-5]\\d:[0-5]\\d GMT[+-]\\d{4}( \\(.*\\))?");

  private CreationDate() {}

  /** Whether a string of the line is in one of the forms. */
  static boolean isKnown(LineTape tape, int node) {
    return (!tape.escaped(node) && isIso(tape.bytes(), tape.start(node), tape.end(node)))
        || JAVASCRIPT.matcher(tape.text(node)).matches();
  }

  private static boolean isIso(byte[] bytes, int start, int end) {
    if (end - start < SHAPE.length()) {
      return false;
    }
    for (int index = 0; index < SHAPE.length(); index++) {
      byte found = bytes[start + index];
      boolean fits =
          switch (SHAPE.charAt(index)) {
            case 'd' -> isDigit(found);
            case ' ' -> found == ' ' || found == 'T';
            default -> found == SHAPE.charAt(index);
          };
      if (!fits) {
        return false;
      }
    }
    return isWithin(bytes, start + 5, 1, 12)
        && isWithin(bytes, start + 8, 1, 31)
        && isWithin(bytes, start + 11, 0, 23)
        && isWithin(bytes, start + 14, 0, 59)
        && isWithin(bytes, start + 17, 0, 60)
        && isRest(bytes, start + SHAPE.length(), end);
  }

  /** A fraction or none, then a zone or none. */
  private static boolean isRest(byte[] bytes, int from, int end) {
    int index = from;
    if (index < end && bytes[index] == '.') {
      index++;
      while (index < end && isDigit(bytes[index])) {
        index++;
      }
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
