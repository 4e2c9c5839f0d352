package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a key that an object has twice is the key of, and whether both have the same value: what
 * helps differs, and labels are lost if the wrong one goes.
 */
final class RepeatedKey {

  private static final Pattern KEY = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*");

  /** A value that is compared as it is written. */
  private static final Pattern SCALAR =
      Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,\\[\\]{}\"]+)");

  private static final Pattern CLASS_MAP = Pattern.compile("\"class[-_]map\"\\s*:\\s*\\{?$");

  private RepeatedKey() {}

  /** The fault of a key that stands at an index of a line. */
  static LineFault of(byte[] bytes, int start, int index, int end) {
    String before = new String(bytes, start, index - start, UTF_8);
    String rest = new String(bytes, index, end - index, UTF_8);
    Matcher key = KEY.matcher(rest);
    if (!key.lookingAt()) {
      return LineFault.REPEATED_VALUE;
    }
    int object = startOfObject(before);
    String members = before.substring(object + 1);
    if (isSame(members, key.group(), rest.substring(key.end()))) {
      return LineFault.REPEATED_KEY;
    }
    if (object == before.indexOf('{') && !key.group(1).equals(SourceRef.KEY)) {
      return LineFault.REPEATED_LABEL;
    }
    return switch (key.group(1)) {
      case "annotations", "objects" -> LineFault.REPEATED_BOXES;
      default ->
          CLASS_MAP.matcher(before.substring(0, object).stripTrailing()).find()
              ? LineFault.REPEATED_CLASS
              : LineFault.REPEATED_VALUE;
    };
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
      } else if (!string && (character == '}' || character == ']')) {
        depth++;
      } else if (!string && (character == '{' || character == '[')) {
        if (depth == 0) {
          return index;
        }
        depth--;
      }
      index--;
    }
    return 0;
  }

  private static boolean isEscaped(String text, int index) {
    int backslashes = 0;
    while (backslashes < index && text.charAt(index - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** Whether the key has the same value before, for values that are no objects or arrays. */
  private static boolean isSame(String members, String key, String value) {
    String name = key.strip();
    int earlier = members.indexOf(name.substring(0, name.lastIndexOf('"') + 1));
    if (earlier < 0) {
      return false;
    }
    Matcher first = KEY.matcher(members.substring(earlier));
    if (!first.lookingAt()) {
      return false;
    }
    String other = members.substring(earlier + first.end());
    Matcher one = SCALAR.matcher(value);
    Matcher two = SCALAR.matcher(other);
    if (one.lookingAt() && two.lookingAt()) {
      return one.group().equals(two.group());
    }
    String whole = balanced(other);
    return !whole.isEmpty() && whole.equals(balanced(value));
  }

  /** The object or array that a text starts with; empty where it is none. */
  private static String balanced(String text) {
    int depth = 0;
    boolean string = false;
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '"' && !isEscaped(text, index)) {
        string = !string;
      } else if (!string && (character == '{' || character == '[')) {
        depth++;
      } else if (!string && (character == '}' || character == ']')) {
        depth--;
      }
      if (depth <= 0) {
        return index == 0 ? "" : text.substring(0, index + 1);
      }
    }
    return "";
  }
}
