package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The JSON tokens of one line (RFC 8259), pulled one by one. It is strict: one object and nothing
 * else but white space, no comments, no commas too many, no {@code NaN}, no leading zeros, no raw
 * control characters in strings, no key twice in one object, no nesting beyond a limit. Nothing is
 * allocated until a line breaks a rule or {@link #text()} is asked for.
 *
 * <p>Bytes outside ASCII are let through in strings as they are: whether a line is UTF-8 is for
 * {@link Utf8}. An escape for a surrogate without its pair is let through too: the RFC's grammar
 * allows it and says that it has no meaning.
 *
 * <p>The array must have a line feed behind the line, or a carriage return and a line feed, and
 * eight readable bytes after that line's end, as {@link LineReader} leaves them and {@link
 * #padded(byte[])} makes them. The line feed stops every scan, which spares a check at each byte.
 *
 * <pre>{@code
 * tokens.reset(bytes, start, end);
 * for (var token = tokens.next(); token != JsonToken.END_OF_LINE; token = tokens.next()) {
 *   if (token == JsonToken.FAULT) {
 *     return tokens.fault();
 *   }
 *   if (token == JsonToken.KEY && tokens.depth() == 1 && tokens.is(SOURCE_REF)) { ... }
 * }
 * }</pre>
 */
final class JsonTokens {

  private static final int TRUE = Swar.halfWord("true".getBytes(UTF_8), 0);
  private static final int NULL = Swar.halfWord("null".getBytes(UTF_8), 0);
  private static final int FALSE_TAIL = Swar.halfWord("alse".getBytes(UTF_8), 0);

  private final int nesting;
  private final ObjectKeys keys;

  /** By depth, from 1: whether what was opened there is an object; otherwise an array. */
  private final boolean[] objects;

  private byte[] bytes = {};
  private int limit;
  private int position;
  private int depth;

  private JsonToken token = JsonToken.START_OF_LINE;
  private int start;
  private int end;
  private boolean escaped;

  private int faultIndex;
  private String expected = "";

  /**
   * A tokenizer for any number of lines, one after the other.
   *
   * @param nesting most arrays and objects that may be open at once, the outermost object counted
   */
  JsonTokens(int nesting) {
    this.nesting = nesting;
    this.keys = new ObjectKeys(nesting);
    this.objects = new boolean[nesting + 1];
  }

  /** A copy of a line with what must follow it: its range is 0 to {@code line.length}. */
  static byte[] padded(byte[] line) {
    byte[] padded = Arrays.copyOf(line, line.length + 1 + Swar.WORD);
    padded[line.length] = '\n';
    return padded;
  }

  /** Goes to the start of a line. */
  void reset(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.limit = end;
    this.position = start;
    this.depth = 0;
    this.token = JsonToken.START_OF_LINE;
    keys.reset(bytes);
  }

  /** Moves to the next token. After the end of the line or a fault it stays there. */
  JsonToken next() {
    token =
        switch (token) {
          case KEY -> value();
          case END_OBJECT, END_ARRAY, STRING, NUMBER, TRUE, FALSE, NULL -> afterValue();
          case START_OBJECT -> skipWhiteSpace() == '}' ? closeObject() : key();
          case START_ARRAY -> skipWhiteSpace() == ']' ? closeArray() : value();
          case START_OF_LINE -> skipWhiteSpace() == '{' ? openObject() : fault("a JSON object");
          case END_OF_LINE, FAULT -> token;
        };
    return token;
  }

  /** How many arrays and objects are open, one that the token opens or closes as after it. */
  int depth() {
    return depth;
  }

  /** Index of the token's first byte; for a key or a string, of its content's. */
  int start() {
    return start;
  }

  /** Index after the token's last byte; for a key or a string, after its content's. */
  int end() {
    return end;
  }

  /** Whether the key or string has escapes, so that its bytes are not its text. */
  boolean escaped() {
    return escaped;
  }

  /** The text of the key or string, or the characters of the number. */
  String text() {
    return JsonText.decode(bytes, start, end);
  }

  /** Whether the text of the key or string is that of the constant, which is UTF-8. */
  boolean is(byte[] constant) {
    return escaped
        ? text().equals(new String(constant, UTF_8))
        : Arrays.equals(bytes, start, end, constant, 0, constant.length);
  }

  /** Where and why the line is not one JSON object. Only after {@link JsonToken#FAULT}. */
  JsonFault fault() {
    int index = Math.min(faultIndex, limit);
    return new JsonFault(index, expected, Excerpt.wordAt(bytes, index, limit));
  }

  /** Whether JSON allows a byte between tokens. A line feed, which it allows too, ends the line. */
  static boolean isWhiteSpace(byte value) {
    return value == ' ' || value == '\t' || value == '\r';
  }

  private byte skipWhiteSpace() {
    byte next = bytes[position];
    while (next <= ' ' && isWhiteSpace(next)) {
      position++;
      next = bytes[position];
    }
    return next;
  }

  private JsonToken afterValue() {
    byte next = skipWhiteSpace();
    if (depth == 0) {
      return position >= limit ? JsonToken.END_OF_LINE : fault("nothing after the object");
    }
    if (objects[depth]) {
      if (next == ',') {
        position++;
        skipWhiteSpace();
        return key();
      }
      return next == '}' ? closeObject() : fault("',' or '}'");
    }
    if (next == ',') {
      position++;
      return value();
    }
    return next == ']' ? closeArray() : fault("',' or ']'");
  }

  private JsonToken key() {
    if (bytes[position] != '"') {
      return fault("a key in double quotes");
    }
    int quote = position;
    if (!string()) {
      return JsonToken.FAULT;
    }
    if (!keys.add(start, end, escaped)) {
      return fault(quote, "a key that the object does not have yet");
    }
    if (skipWhiteSpace() != ':') {
      return fault("':' after the key");
    }
    position++;
    return JsonToken.KEY;
  }

  private JsonToken value() {
    return switch (skipWhiteSpace()) {
      case '"' -> string() ? JsonToken.STRING : JsonToken.FAULT;
      case '{' -> openObject();
      case '[' -> openArray();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case 't' -> literal(JsonToken.TRUE, TRUE, position, 4);
      case 'f' -> literal(JsonToken.FALSE, FALSE_TAIL, position + 1, 5);
      case 'n' -> literal(JsonToken.NULL, NULL, position, 4);
      default -> fault("a value");
    };
  }

  private JsonToken openObject() {
    if (depth == nesting) {
      return tooDeep();
    }
    depth++;
    objects[depth] = true;
    keys.openObject();
    return bracket(JsonToken.START_OBJECT);
  }

  private JsonToken openArray() {
    if (depth == nesting) {
      return tooDeep();
    }
    depth++;
    objects[depth] = false;
    return bracket(JsonToken.START_ARRAY);
  }

  private JsonToken tooDeep() {
    return fault("at most " + nesting + " levels of nesting");
  }

  private JsonToken closeObject() {
    depth--;
    keys.closeObject();
    return bracket(JsonToken.END_OBJECT);
  }

  private JsonToken closeArray() {
    depth--;
    return bracket(JsonToken.END_ARRAY);
  }

  private JsonToken bracket(JsonToken kind) {
    start = position;
    position++;
    end = position;
    return kind;
  }

  private JsonToken literal(JsonToken kind, int word, int at, int length) {
    if (Swar.halfWord(bytes, at) != word) {
      return fault("a value");
    }
    start = position;
    position += length;
    end = position;
    return kind;
  }

  private JsonToken number() {
    start = position;
    int digits = bytes[position] == '-' ? position + 1 : position;
    int index = skipDigits(digits);
    if (index > digits + 1 && bytes[digits] == '0') {
      return fault(digits, "a number without leading zeros");
    }
    if (index > digits && bytes[index] == '.') {
      digits = index + 1;
      index = skipDigits(digits);
    }
    if (index > digits && (bytes[index] == 'e' || bytes[index] == 'E')) {
      boolean signed = bytes[index + 1] == '+' || bytes[index + 1] == '-';
      digits = signed ? index + 2 : index + 1;
      index = skipDigits(digits);
    }
    if (index == digits) {
      return fault(index, "a digit");
    }
    position = index;
    end = index;
    return JsonToken.NUMBER;
  }

  private int skipDigits(int from) {
    int index = from;
    long others = Swar.notDigits(Swar.word(bytes, index));
    while (others == 0) {
      index += Swar.WORD;
      others = Swar.notDigits(Swar.word(bytes, index));
    }
    return index + Swar.first(others);
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }

  /** Reads a string from its opening quote; false where it breaks a rule. */
  private boolean string() {
    start = position + 1;
    escaped = false;
    int index = start;
    while (true) {
      long stops = Swar.stringStops(Swar.word(bytes, index));
      if (stops == 0) {
        index += Swar.WORD;
        continue;
      }
      index += Swar.first(stops);
      if (bytes[index] == '"') {
        end = index;
        position = index + 1;
        return true;
      }
      if (bytes[index] != '\\') {
        fault(index, index >= limit ? "'\"' at the end of the string" : "an escape such as '\\t'");
        return false;
      }
      escaped = true;
      index = escape(index);
      if (index < 0) {
        return false;
      }
    }
  }

  /** Index after an escape; negative where it is none that JSON has. */
  private int escape(int backslash) {
    return switch (bytes[backslash + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> backslash + 2;
      case 'u' -> hexEscape(backslash);
      default -> {
        fault(backslash + 1, "one of \"\\/bfnrtu after the backslash");
        yield -1;
      }
    };
  }

  private int hexEscape(int backslash) {
    int after = backslash + 6;
    for (int index = backslash + 2; index < after; index++) {
      if (Character.digit(bytes[index], 16) < 0) {
        fault(index, "four hexadecimal digits after '\\u'");
        return -1;
      }
    }
    return after;
  }

  private JsonToken fault(String expected) {
    return fault(position, expected);
  }

  private JsonToken fault(int index, String expected) {
    this.faultIndex = index;
    this.expected = expected;
    return JsonToken.FAULT;
  }
}
