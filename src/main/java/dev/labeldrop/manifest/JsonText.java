package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The text that a JSON string stands for: its content with the escapes taken out. */
final class JsonText {

  private JsonText() {}

  /**
   * Decodes the content of a string that {@link JsonTokens} has read. A surrogate that is escaped
   * alone stays alone in the result; bytes that are not UTF-8 become U+FFFD.
   *
   * @param start index of the first byte after the opening quote
   * @param end index of the closing quote
   */
  static String decode(byte[] bytes, int start, int end) {
    int plain = plainRun(bytes, start, end);
    if (plain == end) {
      return new String(bytes, start, end - start, UTF_8);
    }
    var text = new StringBuilder(end - start);
    int index = start;
    while (true) {
      text.append(new String(bytes, index, plain - index, UTF_8));
      if (plain == end) {
        return text.toString();
      }
      index = plain + appendEscape(bytes, plain, text);
      plain = plainRun(bytes, index, end);
    }
  }

  private static int plainRun(byte[] bytes, int start, int end) {
    int index = start;
    while (index < end && bytes[index] != '\\') {
      index++;
    }
    return index;
  }

  /** Appends what the escape at {@code index} stands for; returns how long the escape is. */
  private static int appendEscape(byte[] bytes, int index, StringBuilder text) {
    byte kind = bytes[index + 1];
    if (kind == 'u') {
      text.append((char) Integer.parseInt(new String(bytes, index + 2, 4, UTF_8), 16));
      return 6;
    }
    text.append(
        switch (kind) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> (char) kind;
        });
    return 2;
  }
}
