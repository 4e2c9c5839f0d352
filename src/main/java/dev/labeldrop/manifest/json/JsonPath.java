package dev.labeldrop.manifest.json;

import java.util.regex.Pattern;

/**
 * Where in a line's object a node is, as people write it: {@code bb.annotations[2].width}, elements
 * counted from 0. A key that is not made of letters, digits, {@code _} and {@code -} alone stands
 * in brackets: {@code ['my boxes'].annotations}.
 */
public final class JsonPath {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]{1,80}");

  private JsonPath() {}

  /** The way from the line's object to a node, a value; the line's object itself is empty. */
  public static String of(LineTape tape, int node) {
    var path = new StringBuilder();
    int container = 0;
    while (container != node) {
      boolean object = tape.is(container, JsonToken.START_OBJECT);
      int index = 0;
      int value = object ? container + 2 : container + 1;
      while (tape.next(value) <= node) {
        value = tape.next(value) + (object ? 1 : 0);
        index++;
      }
      if (object) {
        append(path, tape.text(value - 1));
      } else {
        path.append('[').append(index).append(']');
      }
      container = value;
    }
    return path.toString();
  }

  /** The path of a member that an object has, or should have. */
  public static String member(String object, String key) {
    var path = new StringBuilder(object);
    append(path, key);
    return path.toString();
  }

  private static void append(StringBuilder path, String key) {
    if (!PLAIN.matcher(key).matches()) {
      path.append('[').append(Excerpt.of(key)).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(key);
    }
  }
}
