package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonFault;
import java.util.regex.Pattern;

/** Which slip made a line be no JSON object, by what stands at its fault. */
final class JsonFaults {

  /** What Python and JavaScript print for numbers that JSON has not. */
  private static final Pattern NO_NUMBER = Pattern.compile("[+-]?(NaN|nan|Infinity|inf)\\b.*");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\.?[0-9].*", Pattern.DOTALL);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+\\s*[,}\\]].*", Pattern.DOTALL);
  private static final Pattern PYTHON = Pattern.compile("(True|False|None|').*", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[A-Za-z_].*", Pattern.DOTALL);
  private static final Pattern ESCAPED = Pattern.compile("\\\\\".*|&quot;.*", Pattern.DOTALL);
  private static final Pattern QUOTED =
      Pattern.compile("b?'\\s*[{\\[].*|\"\\{\\s*\"\".*", Pattern.DOTALL);
  private static final Pattern BASE64 = Pattern.compile("(eyJ|eyA|ew0|ewo)[A-Za-z0-9+/=_-]{8,}.*");
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Z}]+");
  private static final Pattern COLON = Pattern.compile("\\s*[A-Za-z0-9_-]+\"\\s*:.*");

  /** Brackets and signs that are left over of something. */
  private static final Pattern MARKS = Pattern.compile("[\\[\\]{}(),;\\s]{1,1023}");

  private static final int TELLING_BYTES = 32;

  private JsonFaults() {}

  /** The fault of a line that is a range of the bytes. */
  static LineFault of(JsonFault fault, byte[] bytes, int start, int end) {
    int index = fault.index();
    if (index >= end) {
      return LineFault.CUT_OFF;
    }
    int most = Math.min(end, index + TELLING_BYTES);
    String rest = new String(bytes, index, most - index, UTF_8);
    return switch (fault.expected()) {
      case "nothing after the object" -> behind(rest, bytes, index, end);
      case "a JSON object" -> first(rest, bytes, start, end);
      case "a key that the object does not have yet" -> RepeatedKey.of(bytes, start, index, end);
      default -> inside(fault.expected(), rest, before(bytes, start, index));
    };
  }

  private static LineFault behind(String rest, byte[] bytes, int index, int end) {
    if (rest.charAt(0) == '{') {
      return LineFault.JOINED;
    }
    if (has(bytes, index, end, '{')) {
      return LineFault.SEPARATED;
    }
    return rest.charAt(0) == ',' ? LineFault.COMMA : LineFault.BEHIND;
  }

  private static LineFault first(String rest, byte[] bytes, int start, int end) {
    String line = new String(bytes, start, Math.min(end - start, 1024), UTF_8);
    if (UNSEEN.matcher(line).matches()) {
      return LineFault.UNSEEN;
    }
    if (QUOTED.matcher(rest).matches()) {
      return LineFault.QUOTED;
    }
    if (BASE64.matcher(rest).matches()) {
      return LineFault.BASE64;
    }
    if (rest.startsWith("\"{") || rest.startsWith("\"[") || rest.startsWith("\"\\\"{")) {
      return LineFault.STRING;
    }
    if (rest.startsWith("[")) {
      return LineFault.ARRAY;
    }
    if (COLON.matcher(rest.startsWith("\"") ? rest.substring(1) : "").matches()) {
      return LineFault.NO_START;
    }
    if (MARKS.matcher(line).matches()) {
      return LineFault.NO_JSON;
    }
    return has(bytes, start, end, '{') && has(bytes, start, end, '}')
        ? LineFault.BEFORE
        : has(bytes, start, end, '{') || has(bytes, start, end, '}')
            ? LineFault.MALFORMED
            : LineFault.NO_JSON;
  }

  private static LineFault inside(String expected, String rest, char before) {
    if (expected.startsWith("an escape")) {
      return LineFault.CONTROL;
    }
    if (expected.contains("after the backslash")) {
      return LineFault.BACKSLASH;
    }
    if (NO_NUMBER.matcher(rest).matches()) {
      return LineFault.NO_NUMBER;
    }
    if (PYTHON.matcher(rest).matches()) {
      return LineFault.PYTHON;
    }
    if (rest.startsWith("//") || rest.startsWith("#") || rest.startsWith("/*")) {
      return LineFault.COMMENT;
    }
    if (ESCAPED.matcher(rest).matches()) {
      return LineFault.ESCAPED;
    }
    if (rest.startsWith("\u201C") || rest.startsWith("\u201D")) {
      return LineFault.CURLY_QUOTES;
    }
    return ofMarks(expected, rest, before);
  }

  private static LineFault ofMarks(String expected, String rest, char before) {
    if (before == ',' && (rest.startsWith("}") || rest.startsWith("]"))) {
      return LineFault.TRAILING_COMMA;
    }
    if (rest.startsWith(",")) {
      return LineFault.EXTRA_COMMA;
    }
    if (expected.startsWith("','")) {
      return LineFault.MISSING_COMMA;
    }
    if (expected.startsWith("a key")) {
      return DIGITS.matcher(rest).matches() && before == ','
          ? LineFault.DECIMAL_COMMA
          : WORD.matcher(rest).matches() ? LineFault.KEY : LineFault.MALFORMED;
    }
    if (expected.contains("number") || NUMBER.matcher(rest).matches()) {
      return LineFault.NUMBER;
    }
    return expected.equals("a value") && WORD.matcher(rest).matches()
        ? LineFault.WORD
        : LineFault.MALFORMED;
  }

  private static boolean has(byte[] bytes, int start, int end, char character) {
    for (int index = start; index < end; index++) {
      if (bytes[index] == character) {
        return true;
      }
    }
    return false;
  }

  /** The last character before an index that is no white space. */
  private static char before(byte[] bytes, int start, int index) {
    int at = index - 1;
    while (at >= start && bytes[at] <= ' ' && bytes[at] >= 0) {
      at--;
    }
    return at < start ? ' ' : (char) bytes[at];
  }
}
