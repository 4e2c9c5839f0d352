package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonFault;
import java.util.regex.Pattern;

/** Which slip made a line be no JSON object, by what stands at its fault. */
final class JsonFaults {

  /** What Python and JavaScript print for numbers that JSON has not. */
  private static final Pattern NO_NUMBER = Pattern.compile("[+-]?(NaN|nan|Infinity|inf)\\b.*");

  private static final Pattern PYTHON = Pattern.compile("(True|False|None|').*", Pattern.DOTALL);
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
      case "nothing after the object" -> behind(rest);
      case "a JSON object" -> first(rest);
      case "a key that the object does not have yet" -> LineFault.REPEATED_KEY;
      default -> inside(rest, before(bytes, start, index));
    };
  }

  private static LineFault behind(String rest) {
    return switch (rest.charAt(0)) {
      case '{' -> LineFault.JOINED;
      case ',' -> LineFault.COMMA;
      default -> LineFault.BEHIND;
    };
  }

  private static LineFault first(String rest) {
    return switch (rest.charAt(0)) {
      case '"' -> rest.startsWith("\"{") ? LineFault.STRING : LineFault.MALFORMED;
      case '[' -> LineFault.ARRAY;
      default -> LineFault.MALFORMED;
    };
  }

  private static LineFault inside(String rest, char before) {
    if (NO_NUMBER.matcher(rest).matches()) {
      return LineFault.NO_NUMBER;
    }
    if (PYTHON.matcher(rest).matches()) {
      return LineFault.PYTHON;
    }
    if (rest.startsWith("//") || rest.startsWith("#") || rest.startsWith("/*")) {
      return LineFault.COMMENT;
    }
    boolean bracket = rest.startsWith("}") || rest.startsWith("]");
    return bracket && before == ',' ? LineFault.TRAILING_COMMA : LineFault.MALFORMED;
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
