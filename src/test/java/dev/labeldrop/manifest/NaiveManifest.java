package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Code;
import dev.labeldrop.manifest.json.JsonOracle;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says, found out as simply as can be: the whole file in memory, strings, maps,
 * Jackson. A byte is a char here (ISO 8859-1), so that content can be compared.
 */
final class NaiveManifest {

  /** A line: its number from 1, its place, and what it has without its line end. */
  record Line(long number, long offset, long nextOffset, String content) {

    boolean blank() {
      return content.matches("[ \t\r]*");
    }

    /** What is sent of it. */
    String sent() {
      return content + "\n";
    }
  }

  private final Limits limits;
  private final JsonOracle oracle;
  private final Map<String, Long> sourceRefs = new HashMap<>();

  /** The lines that can be sent. */
  final List<Line> valid = new ArrayList<>();

  /** The lines that cannot. */
  final List<Line> rejected = new ArrayList<>();

  /** What is wrong with them, each as the line's number and a code. */
  final List<String> problems = new ArrayList<>();

  NaiveManifest(byte[] file, Limits limits) {
    this.limits = limits;
    this.oracle = new JsonOracle(limits.nesting());
    for (Line line : lines(file)) {
      if (!isBlank(line)) {
        Set<Code> codes = codes(line);
        codes.forEach(code -> problems.add(line.number() + " " + code));
        (codes.isEmpty() ? valid : rejected).add(line);
      }
    }
  }

  /** Cuts a file at its line feeds. */
  static List<Line> lines(byte[] file) {
    String text = new String(file, ISO_8859_1);
    var lines = new ArrayList<Line>();
    int start = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int next = feed < 0 ? text.length() : feed + 1;
      String content = text.substring(start, next).replaceFirst("\r?\n$", "");
      lines.add(new Line(lines.size() + 1, start, next, content));
      start = next;
    }
    return lines;
  }

  /** How many buckets the images of the valid lines are in. */
  long buckets() {
    return sourceRefs.keySet().stream()
        .map(sourceRef -> sourceRef.substring("STRING s3://".length()).split("/", 2)[0])
        .distinct()
        .count();
  }

  /** The lines of each chunk: each takes as many as stay under the limit. */
  List<List<Line>> chunks() {
    var chunks = new ArrayList<List<Line>>();
    long bytes = Long.MAX_VALUE;
    for (Line line : valid) {
      if (bytes >= limits.changesBytes() - line.sent().length()) {
        chunks.add(new ArrayList<>());
        bytes = 0;
      }
      chunks.getLast().add(line);
      bytes += line.sent().length();
    }
    return chunks;
  }

  private int longestLine() {
    return limits.lineCharacters() * 4;
  }

  private boolean isBlank(Line line) {
    return line.blank() && line.content().length() <= longestLine();
  }

  private Set<Code> codes(Line line) {
    var codes = EnumSet.noneOf(Code.class);
    boolean whole = line.content().length() <= longestLine();
    String head = whole ? line.content() : line.content().substring(0, longestLine());
    boolean utf8 = isUtf8(head);
    String text = utf8 ? new String(head.getBytes(ISO_8859_1), UTF_8) : head;
    List<String> tokens = oracle.tokens(text);
    boolean json = tokens.getLast().equals("END_OF_LINE");
    if (!whole || head.replaceAll("[\u0080-\u00bf]", "").length() > limits.lineCharacters()) {
      codes.add(Code.ERROR_LINE_TOO_LONG);
    }
    if (line.sent().length() >= limits.changesBytes()) {
      codes.add(Code.ERROR_LINE_TOO_LARGE);
    }
    if (whole && !utf8) {
      codes.add(Code.ERROR_INVALID_UTF8);
    }
    if (whole && !json) {
      codes.add(Code.ERROR_INVALID_JSON_LINE);
    }
    String sourceRef = sourceRef(tokens);
    if (whole && json && sourceRef != null && hasForeignKey(tokens)) {
      codes.add(Code.ERROR_NO_LABEL_ATTRIBUTES);
    }
    if (sourceRef == null) {
      if (json) {
        codes.add(Code.ERROR_MISSING_SOURCE_REF);
      }
    } else if (!sourceRef.matches("(?s)STRING s3://(?!s3:/)[^/]+/.+")
        || !UTF_8.newEncoder().canEncode(sourceRef)) {
      codes.add(Code.ERROR_INVALID_SOURCE_REF_FORMAT);
    } else if (sourceRefs.containsKey(sourceRef)) {
      codes.add(Code.ERROR_DUPLICATE_SOURCE_REF);
    } else if (codes.isEmpty()) {
      sourceRefs.put(sourceRef, line.number());
    }
    return codes;
  }

  /**
   * Whether the line has another key than the service and Labeldrop know; none of them is paired.
   */
  private static boolean hasForeignKey(List<String> tokens) {
    int depth = 0;
    for (String token : tokens) {
      depth += token.startsWith("START_") ? 1 : token.startsWith("END_") ? -1 : 0;
      if (depth == 1
          && token.startsWith("KEY ")
          && !token.matches("KEY (source-ref|cl-metadata|cl-errors|errors|warnings)")) {
        return true;
      }
    }
    return false;
  }

  /** The token of the source-ref's value; null where there is none. */
  private static @Nullable String sourceRef(List<String> tokens) {
    int depth = 0;
    for (int index = 0; index < tokens.size() - 1; index++) {
      String token = tokens.get(index);
      depth += token.startsWith("START_") ? 1 : token.startsWith("END_") ? -1 : 0;
      if (depth == 1 && token.equals("KEY source-ref") && !tokens.get(index + 1).equals("FAULT")) {
        return tokens.get(index + 1);
      }
    }
    return null;
  }

  private static boolean isUtf8(String content) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(content.getBytes(ISO_8859_1)));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }
}
