package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The values of JSON numbers, read from their bytes without allocating in the usual case. */
public final class Numbers {

  /** Digits that a {@code long} always holds. */
  private static final int MOST_DIGITS = 18;

  private static final double[] POWERS = new double[MOST_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int power = 1; power < POWERS.length; power++) {
      POWERS[power] = POWERS[power - 1] * 10;
    }
  }

  private Numbers() {}

  /** Whether a number has neither a fraction nor an exponent. */
  public static boolean isInteger(byte[] bytes, int start, int end) {
    for (int index = start; index < end; index++) {
      if (bytes[index] > '9' || bytes[index] == '.') {
        return false;
      }
    }
    return true;
  }

  /** A number's value, right to about 15 digits. */
  public static double value(byte[] bytes, int start, int end) {
    int from = bytes[start] == '-' ? start + 1 : start;
    if (end - from > MOST_DIGITS) {
      return parsed(bytes, start, end);
    }
    long digits = 0;
    int point = end - 1;
    for (int index = from; index < end; index++) {
      if (bytes[index] == '.') {
        point = index;
      } else if (bytes[index] > '9') {
        return parsed(bytes, start, end);
      } else {
        digits = digits * 10 + bytes[index] - '0';
      }
    }
    double value = digits / POWERS[end - 1 - point];
    return from == start ? value : -value;
  }

  private static double parsed(byte[] bytes, int start, int end) {
    return Double.parseDouble(new String(bytes, start, end - start, UTF_8));
  }
}
