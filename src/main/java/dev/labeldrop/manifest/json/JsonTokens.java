package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The JSON tokens of one line (RFC 8259), pulled one by one. It is strict: one object and nothing
 * else but white space, no comments or spare commas, no {@code NaN}, no leading zeros, no control
 * characters in strings, no key twice in one object, no nesting beyond a limit. Nothing is
 * allocated until a line breaks a rule or a text is asked for.
 *
 * <p>Bytes outside ASCII are let through in strings as they are: whether a line is UTF-8 is for
 * {@link Utf8}. An escape for a surrogate without its pair is let through too: the RFC's grammar
 * allows it and says that it has no meaning.
 *
 * <p>The array must have a line feed behind the line, or a carriage return and a line feed, and
 * eight readable bytes after that line's end, as {@link LineTape#padded(byte[])} makes them. The
 * line feed stops every scan, which spares a check at each byte.
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
          case START_OBJECT -> skipWhiteSpace() == '}' ? close(JsonToken.END_OBJECT) : key();
          case START_ARRAY -> skipWhiteSpace() == ']' ? close(JsonToken.END_ARRAY) : value();
          case START_OF_LINE ->
              skipWhiteSpace() == '{' ? open(JsonToken.START_OBJECT) : fault("a JSON object");
          case END_OF_LINE, FAULT -> token;
        };
    return token;
  }

  /** How many arrays and objects are open after the token: 1 on a key of the outermost object. */
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
    return JsonStrings.decode(bytes, start, end);
  }

  /** Where and why the line is not one JSON object. Only after {@link JsonToken#FAULT}. */
  JsonFault fault() {
    int index = Math.min(faultIndex, limit);
    return new JsonFault(index, expected, Excerpt.wordAt(bytes, index, limit));
  }

  private byte skipWhiteSpace() {
    byte next = bytes[position];
    while (next <= ' ' && JsonToken.isWhiteSpace(next)) {
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
    boolean object = objects[depth];
    if (next == ',') {
      position++;
      return object ? key() : value();
    }
    return next == (object ? '}' : ']')
        ? close(object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY)
        : fault(object ? "',' or '}'" : "',' or ']'");
  }

  private JsonToken key() {
    if (skipWhiteSpace() != '"') {
      return fault("a key in double quotes");
    }
    if (string(JsonToken.KEY) == JsonToken.FAULT) {
      return JsonToken.FAULT;
    }
    if (!keys.add(start, end, escaped)) {
      return fault(start - 1, "a key that the object does not have yet");
    }
    if (skipWhiteSpace() != ':') {
      return fault("':' after the key");
    }
    position++;
    return JsonToken.KEY;
  }

  private JsonToken value() {
    return switch (skipWhiteSpace()) {
      case '"' -> string(JsonToken.STRING);
      case '{' -> open(JsonToken.START_OBJECT);
      case '[' -> open(JsonToken.START_ARRAY);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case 't' -> literal(JsonToken.TRUE, TRUE, position, 4);
      case 'f' -> literal(JsonToken.FALSE, FALSE_TAIL, position + 1, 5);
      case 'n' -> literal(JsonToken.NULL, NULL, position, 4);
      default -> fault("a value");
    };
  }

  private JsonToken open(JsonToken kind) {
    if (depth == nesting) {
      return fault("at most " + nesting + " levels of nesting");
    }
    depth++;
    objects[depth] = kind == JsonToken.START_OBJECT;
    if (objects[depth]) {
      keys.openObject();
    }
    return standOn(kind, position + 1);
  }

  private JsonToken close(JsonToken kind) {
    if (objects[depth]) {
      keys.closeObject();
    }
    depth--;
    return standOn(kind, position + 1);
  }

  private JsonToken literal(JsonToken kind, int word, int at, int length) {
    return Swar.halfWord(bytes, at) == word ? standOn(kind, position + length) : fault("a value");
  }

  private JsonToken number() {
    int after = JsonNumbers.end(bytes, position);
    return after >= 0
        ? standOn(JsonToken.NUMBER, after)
        : fault(~after, JsonNumbers.expectedAt(bytes, ~after));
  }

  /** Reads a string from its opening quote. */
  private JsonToken string(JsonToken kind) {
    start = position + 1;
    int stop = JsonStrings.plainEnd(bytes, start);
    escaped = bytes[stop] == '\\';
    if (escaped) {
      stop = JsonStrings.escapedEnd(bytes, stop);
    } else if (bytes[stop] != '"') {
      stop = ~stop;
    }
    if (stop < 0) {
      return fault(~stop, JsonStrings.expectedAt(bytes, start, ~stop, limit));
    }
    end = stop;
    position = stop + 1;
    return kind;
  }

  private JsonToken standOn(JsonToken kind, int after) {
    start = position;
    end = after;
    position = after;
    return kind;
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
