package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import dev.labeldrop.local.rekognition.SilentDrop.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the changes of an update: cuts them at line feeds and sorts out the lines that the service
 * drops. A line feed at the very end ends the last line; it does not start a blank one.
 */
final class LineReader {

  private final Quotas quotas;
  private final Behaviour behaviour;
  private final Faults faults;
  private final JsonReader json;

  LineReader(Quotas quotas, Behaviour behaviour, Faults faults) {
    this.quotas = quotas;
    this.behaviour = behaviour;
    this.faults = faults;
    this.json =
        behaviour.has(Quirk.REPEATED_NAMES_DROP_LINE)
            ? JsonReader.refusingRepeatedNames()
            : JsonReader.allowingRepeatedNames();
  }

  /** How many lines those changes have. */
  static int count(byte[] changes) {
    int lines = 0;
    for (byte b : changes) {
      lines += b == '\n' ? 1 : 0;
    }
    return changes.length > 0 && changes[changes.length - 1] != '\n' ? lines + 1 : lines;
  }

  /** The lines of those changes, in order. */
  List<Line> read(byte[] changes) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < changes.length; i++) {
      if (changes[i] == '\n') {
        lines.add(line(ByteBuffer.wrap(changes, start, i - start)));
        start = i + 1;
      }
    }
    if (start < changes.length) {
      lines.add(line(ByteBuffer.wrap(changes, start, changes.length - start)));
    }
    return withoutRepeated(lines);
  }

  private Line line(ByteBuffer bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException e) {
      return new Line.Dropped(
          Reason.INVALID_CONTENT, StandardCharsets.UTF_8.decode(bytes).toString());
    }
    if (text.codePointCount(0, text.length()) > quotas.lineCharacters()) {
      return new Line.Dropped(Reason.TOO_LONG, text);
    }
    if (faults.drops(text)) {
      return new Line.Dropped(Reason.FAULT, text);
    }
    String trimmed = behaviour.has(Quirk.WHITE_SPACE_AROUND_DROPS_LINE) ? text : trimmed(text);
    return trimmed.startsWith("{") && trimmed.endsWith("}")
        ? object(trimmed)
        : new Line.Dropped(Reason.INVALID_CONTENT, text);
  }

  /** Without the white space that JSON allows around a value; a line holds no line feed. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private Line object(String text) {
    JsonTree value;
    try {
      value = json.read(text);
    } catch (MalformedJsonException e) {
      return new Line.Dropped(Reason.INVALID_CONTENT, text);
    }
    if (!(value instanceof JsonTree.Obj content)) {
      return new Line.Dropped(Reason.INVALID_CONTENT, text);
    }
    return switch (content.get("source-ref")) {
      case null -> new Line.Dropped(Reason.MISSING_SOURCE_REF, text);
      case JsonTree.Text(String ref) ->
          SourceRef.of(ref)
              .<Line>map(sourceRef -> new Line.Usable(sourceRef, text, content))
              .orElseGet(() -> new Line.Dropped(Reason.INVALID_SOURCE_REF, text));
      default -> new Line.Dropped(Reason.INVALID_SOURCE_REF, text);
    };
  }

  private List<Line> withoutRepeated(List<Line> lines) {
    Set<String> taken =
        behaviour.has(Quirk.REPEATED_SOURCE_REF_DROPS_ALL) ? repeated(lines) : new HashSet<>();
    List<Line> unique = new ArrayList<>();
    for (Line line : lines) {
      unique.add(
          line instanceof Line.Usable usable && !taken.add(usable.sourceRef().text())
              ? new Line.Dropped(Reason.REPEATED_SOURCE_REF, usable.text())
              : line);
    }
    return unique;
  }

  private static Set<String> repeated(List<Line> lines) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Line line : lines) {
      if (line instanceof Line.Usable usable && !seen.add(usable.sourceRef().text())) {
        repeated.add(usable.sourceRef().text());
      }
    }
    return repeated;
  }
}
