package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a line's tokens: whether they make one JSON object, and where its {@code
 * source-ref} is. It holds until the next line is read, and refers to that line's bytes.
 */
final class EntryScan {

  private static final byte[] SOURCE_REF = SourceRef.KEY.getBytes(UTF_8);

  private final JsonTokens tokens;

  private byte[] bytes = {};
  private int lineStart;
  private int lineEnd;
  private boolean complete;

  private JsonToken valueKind = JsonToken.FAULT;
  private int valueStart;
  private int valueEnd;
  private boolean valueEscaped;

  /**
   * A reader of any number of lines, one after the other.
   *
   * @param nesting deepest nesting allowed in a line
   */
  EntryScan(int nesting) {
    tokens = new JsonTokens(nesting);
  }

  /** Reads a line, or the head of one; the array is as {@link JsonTokens} needs it. */
  void read(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    lineStart = start;
    lineEnd = end;
    valueKind = JsonToken.FAULT;
    tokens.reset(bytes, start, end);
    JsonToken token = tokens.next();
    while (token != JsonToken.END_OF_LINE && token != JsonToken.FAULT) {
      if (token == JsonToken.KEY && tokens.depth() == 1 && tokens.is(SOURCE_REF)) {
        valueKind = tokens.next();
        valueStart = tokens.start();
        valueEnd = tokens.end();
        valueEscaped = tokens.escaped();
      }
      token = tokens.next();
    }
    complete = token == JsonToken.END_OF_LINE;
  }

  /** Whether the line is one JSON object. */
  boolean complete() {
    return complete;
  }

  /** Why the line is not one JSON object. Only where it is not {@link #complete()}. */
  JsonFault fault() {
    return tokens.fault();
  }

  /**
   * The first token of the source-ref's value; {@link JsonToken#FAULT} where the line has no
   * source-ref, or breaks before its value could be read.
   */
  JsonToken valueKind() {
    return valueKind;
  }

  /** Index of the first byte of the source-ref's value; of a string, of its content. */
  int valueStart() {
    return valueStart;
  }

  /** Index after the last byte of the source-ref's value; of a string, of its content. */
  int valueEnd() {
    return valueEnd;
  }

  /** Whether the source-ref is a string with escapes, so that its bytes are not its text. */
  boolean valueEscaped() {
    return valueEscaped && valueKind == JsonToken.STRING;
  }

  /** The source-ref's text; null where it is not a string. */
  @Nullable String sourceRef() {
    return valueKind == JsonToken.STRING ? text() : null;
  }

  /** The source-ref's text, where it is a string. */
  String text() {
    return JsonStrings.decode(bytes, valueStart, valueEnd);
  }

  /** A key of the object that looks like a misspelt {@code source-ref}; null where none does. */
  @Nullable String misspeltKey() {
    tokens.reset(bytes, lineStart, lineEnd);
    JsonToken token = tokens.next();
    while (token != JsonToken.END_OF_LINE && token != JsonToken.FAULT) {
      if (token == JsonToken.KEY && tokens.depth() == 1 && looksLikeSourceRef(tokens.text())) {
        return tokens.text();
      }
      token = tokens.next();
    }
    return null;
  }

  private static boolean looksLikeSourceRef(String key) {
    String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return letters.equals("sourceref") || letters.equals("sourcereference");
  }

  /** The bytes that were read. */
  byte[] bytes() {
    return bytes;
  }

  /** Place in the line of the byte at an index, in characters from 1. */
  int column(int index) {
    return Utf8.codePoints(bytes, lineStart, index) + 1;
  }

  /** What the line has just before an index, for messages. */
  String before(int index) {
    return Excerpt.before(bytes, lineStart, index);
  }
}
