package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The content of a JSON string: where it ends, whether its escapes are right, what text it stands
 * for. The array is as {@link JsonTokens} needs it.
 */
public final class JsonStrings {

  private static final String SHORT_ESCAPES = "\"\\/bfnrt";
  private static final int HEX_DIGITS = 4;

  private JsonStrings() {}

  /** Index of the first byte that is no plain character: a quote, a backslash or a control. */
  public static int plainEnd(byte[] bytes, int from) {
    int index = from;
    long stops = Swar.stringStops(Swar.word(bytes, index));
    while (stops == 0) {
      index += Swar.WORD;
      stops = Swar.stringStops(Swar.word(bytes, index));
    }
    return index + Swar.first(stops);
  }

  /** The same, but a byte outside ASCII is none of the plain characters either. */
  public static int asciiEnd(byte[] bytes, int from) {
    int index = from;
    long stops = Swar.asciiStops(Swar.word(bytes, index));
    while (stops == 0) {
      index += Swar.WORD;
      stops = Swar.asciiStops(Swar.word(bytes, index));
    }
    return index + Swar.first(stops);
  }

  /**
   * Goes through escapes and what is plain between them.
   *
   * @param escape index of a backslash
   * @return index of the closing quote; where there is a fault before it, {@code ~index} of that
   */
  static int escapedEnd(byte[] bytes, int escape) {
    int stop = escape;
    while (bytes[stop] == '\\') {
      int after = afterEscape(bytes, stop);
      if (after < 0) {
        return after;
      }
      stop = plainEnd(bytes, after);
    }
    return bytes[stop] == '"' ? stop : ~stop;
  }

  /** Index after an escape; {@code ~index} of the byte that is wrong in it. */
  private static int afterEscape(byte[] bytes, int backslash) {
    int index = backslash + 1;
    if (SHORT_ESCAPES.indexOf(bytes[index]) >= 0) {
      return index + 1;
    }
    if (bytes[index] != 'u') {
      return ~index;
    }
    for (int digit = 0; digit < HEX_DIGITS; digit++) {
      index++;
      if (Character.digit(bytes[index], 16) < 0) {
        return ~index;
      }
    }
    return index + 1;
  }

  /**
   * What a string should have had where it has a fault, as part of a sentence.
   *
   * @param start index of its first byte
   * @param fault index of the byte that is wrong
   * @param lineEnd index after the line's last byte
   */
  static String expectedAt(byte[] bytes, int start, int fault, int lineEnd) {
    int index = plainEnd(bytes, start);
    while (index < fault) {
      int after = afterEscape(bytes, index);
      if (after < 0) {
        return fault == index + 1
            ? "one of " + SHORT_ESCAPES + "u after the backslash"
            : "four hexadecimal digits after \\u";
      }
      index = plainEnd(bytes, after);
    }
    return fault >= lineEnd ? "'\"' at the end of the string" : "an escape such as \\t";
  }

  /**
   * Decodes the content of a string that has no fault. Half of a surrogate pair stays as it is;
   * bytes that are not UTF-8 become U+FFFD.
   *
   * @param start index of its first byte
   * @param end index of its closing quote
   */
  public static String decode(byte[] bytes, int start, int end) {
    var text = new StringBuilder();
    int plain = start;
    for (int index = start; index < end; index++) {
      if (bytes[index] == '\\') {
        text.append(new String(bytes, plain, index - plain, UTF_8));
        index += appendEscaped(bytes, index + 1, text);
        plain = index + 1;
      }
    }
    return text.append(new String(bytes, plain, end - plain, UTF_8)).toString();
  }

  /** Appends what the escape stands for; returns how many bytes it has after the backslash. */
  private static int appendEscaped(byte[] bytes, int index, StringBuilder text) {
    if (bytes[index] == 'u') {
      String digits = new String(bytes, index + 1, HEX_DIGITS, UTF_8);
      text.append((char) Integer.parseInt(digits, 16));
      return 1 + HEX_DIGITS;
    }
    text.append(
        switch (bytes[index]) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> (char) bytes[index];
        });
    return 1;
  }
}
