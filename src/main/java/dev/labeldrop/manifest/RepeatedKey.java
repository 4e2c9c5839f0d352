package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.json.JsonToken;

/**
 * What a key that an object has twice is the key of, and whether both have the same value: what
 * helps differs, and labels are lost if the wrong one goes. It looks at the text only, in one pass.
 */
final class RepeatedKey {

  private static final String CLASS_MAP = "\"class-map\":";

  private RepeatedKey() {}

  /** The fault of a key that stands at an index of a line. */
  static LineFault of(byte[] bytes, int start, int index, int end) {
    String before = new String(bytes, start, index - start, UTF_8);
    String rest = new String(bytes, index, end - index, UTF_8);
    int keyEnd = endOfString(rest, 0);
    int value = startOfValue(rest, keyEnd);
    if (keyEnd < 0 || value < 0) {
      return LineFault.REPEATED_VALUE;
    }
    String key = rest.substring(0, keyEnd);
    int object = startOfObject(before);
    if (isSame(before.substring(object + 1), key, rest.substring(value))) {
      return LineFault.REPEATED_KEY;
    }
    if (object == before.indexOf('{') && !key.equals("\"" + SourceRef.KEY + "\"")) {
      return LineFault.REPEATED_LABEL;
    }
    return switch (key) {
      case "\"annotations\"", "\"objects\"" -> LineFault.REPEATED_BOXES;
      default -> isClassMap(before, object) ? LineFault.REPEATED_CLASS : LineFault.REPEATED_VALUE;
    };
  }

  private static boolean isClassMap(String before, int object) {
    String key = before.substring(Math.max(0, object - 2 * CLASS_MAP.length()), object);
    return key.replaceAll("\\s", "").replace('_', '-').endsWith(CLASS_MAP);
  }

  /** Index of the bracket of the object that a text ends in. */
  private static int startOfObject(String before) {
    int depth = 0;
    boolean string = false;
    int index = before.length() - 1;
    while (index > 0) {
      char character = before.charAt(index);
      if (character == '"' && !isEscaped(before, index)) {
        string = !string;
      } else if (!string && isClosing(character)) {
        depth++;
      } else if (!string && isOpening(character)) {
        if (depth == 0) {
          return index;
        }
        depth--;
      }
      index--;
    }
    return 0;
  }

  private static boolean isOpening(char character) {
    return character == '{' || character == '[';
  }

  private static boolean isClosing(char character) {
    return character == '}' || character == ']';
  }

  private static boolean isEscaped(String text, int index) {
    int backslashes = 0;
    while (backslashes < index && text.charAt(index - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** Whether the key has the same value, as it is written, in the members before. */
  private static boolean isSame(String members, String key, String value) {
    int earlier = members.indexOf(key);
    int other = earlier < 0 ? -1 : startOfValue(members, earlier + key.length());
    if (other < 0) {
      return false;
    }
    int end = endOfValue(members, other);
    int endOfThis = endOfValue(value, 0);
    return end - other == endOfThis && members.startsWith(value.substring(0, endOfThis), other);
  }

  /** Index of the value behind a key that ends at an index; -1 where there is none. */
  private static int startOfValue(String text, int keyEnd) {
    int index = withoutSpace(text, keyEnd);
    return keyEnd >= 0 && index < text.length() && text.charAt(index) == ':'
        ? withoutSpace(text, index + 1)
        : -1;
  }

  private static int withoutSpace(String text, int from) {
    int index = Math.max(from, 0);
    while (index < text.length() && JsonToken.isWhiteSpace((byte) text.charAt(index))) {
      index++;
    }
    return index;
  }

  /** Index after the string that starts at an index; -1 where none does, or it does not end. */
  private static int endOfString(String text, int start) {
    int end = text.isEmpty() || text.charAt(start) != '"' ? -1 : text.indexOf('"', start + 1);
    while (end > 0 && isEscaped(text, end)) {
      end = text.indexOf('"', end + 1);
    }
    return end < 0 ? -1 : end + 1;
  }

  /** Index after the value that starts at an index. */
  private static int endOfValue(String text, int start) {
    int depth = 0;
    int index = start;
    while (index < text.length()) {
      char character = text.charAt(index);
      if (character == '"') {
        int end = endOfString(text, index);
        index = end < 0 ? text.length() : end;
      } else if (isOpening(character)) {
        depth++;
        index++;
      } else if (depth == 0 && (character == ',' || isClosing(character))) {
        return text.substring(start, index).stripTrailing().length() + start;
      } else {
        depth -= isClosing(character) ? 1 : 0;
        index++;
      }
    }
    return text.length();
  }
}
