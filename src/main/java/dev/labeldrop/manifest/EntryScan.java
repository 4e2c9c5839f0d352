package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.Excerpt;
import dev.labeldrop.manifest.json.JsonFault;
import dev.labeldrop.manifest.json.JsonToken;
import dev.labeldrop.manifest.json.LineTape;
import dev.labeldrop.manifest.json.Utf8;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a line's tokens: whether they make one JSON object, and where its {@code
 * source-ref} is. It holds until the next line is read, and refers to that line's bytes.
 */
final class EntryScan {

  private static final byte[] SOURCE_REF = SourceRef.KEY.getBytes(UTF_8);

  private final LineTape tape;

  private int lineStart;
  private int lineEnd;
  private int value = LineTape.NONE;

  /**
   * A reader of any number of lines, one after the other.
   *
   * @param nesting deepest nesting allowed in a line
   */
  EntryScan(int nesting) {
    tape = new LineTape(nesting);
  }

  /** Reads a line, or the head of one; the array is as {@link LineTape#padded} makes it. */
  void read(byte[] bytes, int start, int end) {
    lineStart = start;
    lineEnd = end;
    tape.read(bytes, start, end);
    value = tape.count() == 0 ? LineTape.NONE : tape.member(0, SOURCE_REF);
  }

  /** The nodes of the line. */
  LineTape tape() {
    return tape;
  }

  /** Whether the line is one JSON object. */
  boolean complete() {
    return tape.complete();
  }

  /** Why the line is not one JSON object. Only where it is not {@link #complete()}. */
  JsonFault fault() {
    return tape.fault();
  }

  /** Whether the line is the beginning of a JSON object; only where it is not complete. */
  boolean breaksOff(int end) {
    return tape.count() > 0 && tape.fault().index() >= end;
  }

  /**
   * The first token of the source-ref's value; {@link JsonToken#FAULT} where the line has no
   * source-ref, or breaks before its value could be read.
   */
  JsonToken valueKind() {
    return tape.kind(value);
  }

  /** Index of the first byte of the source-ref's value; of a string, of its content. */
  int valueStart() {
    return tape.start(value);
  }

  /** Index after the last byte of the source-ref's value; of a string, of its content. */
  int valueEnd() {
    return tape.end(value);
  }

  /** Whether the source-ref is a string with escapes, so that its bytes are not its text. */
  boolean valueEscaped() {
    return tape.escaped(value);
  }

  /** The source-ref's text; null where it is not a string. */
  @Nullable String sourceRef() {
    return valueKind() == JsonToken.STRING ? text() : null;
  }

  /** The source-ref's text, where it is a string. */
  String text() {
    return tape.text(value);
  }

  /**
   * A key of the object that looks like a misspelt {@code source-ref}; null where none does. Only
   * of a complete line.
   */
  @Nullable String misspeltKey() {
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      if (looksLikeSourceRef(tape.text(key))) {
        return tape.text(key);
      }
    }
    return null;
  }

  /**
   * The one key of the object that has an S3 URI and no metadata; null where none has, or several.
   * Only of a complete line.
   */
  @Nullable String imageKey() {
    String found = null;
    for (int key = 1; key < tape.count(); key = tape.next(key + 1)) {
      boolean image =
          tape.is(key + 1, JsonToken.STRING)
              && tape.text(key + 1).startsWith("s3://")
              && tape.member(0, (tape.text(key) + LabelKeys.METADATA).getBytes(UTF_8))
                  == LineTape.NONE;
      if (image && found != null) {
        return null;
      }
      found = image ? tape.text(key) : found;
    }
    return found;
  }

  private static boolean looksLikeSourceRef(String key) {
    String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return letters.equals("sourceref") || letters.equals("sourcereference");
  }

  /** The bytes that were read. */
  byte[] bytes() {
    return tape.bytes();
  }

  /** Place in the line of the byte at an index, in characters from 1. */
  int column(int index) {
    return Utf8.codePoints(tape.bytes(), lineStart, index) + 1;
  }

  /** The part of the line around the bytes from one index to another. */
  Snippet snippet(int from, int to) {
    int last = Math.min(from, lineEnd);
    return Snippet.of(
        tape.bytes(), lineStart, lineEnd, last, Math.min(Math.max(to, last), lineEnd));
  }

  /** What the line has just before an index, for messages. */
  String before(int index) {
    return Excerpt.before(tape.bytes(), lineStart, index);
  }
}
