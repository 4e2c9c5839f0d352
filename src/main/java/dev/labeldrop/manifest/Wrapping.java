package dev.labeldrop.manifest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the first kilobytes of a file that is no manifest whether lines of one are inside other
 * JSON: in an array or object, in strings, in base64.
 */
final class Wrapping {

  private static final Pattern LISTED = Pattern.compile("\\{\\s*\"DatasetEntries\"\\s*:.*");
  private static final Pattern STRINGS = Pattern.compile("\\[\\s*\"\\{.*");
  private static final Pattern ARRAYS = Pattern.compile("\\[\\s*\\[.*");

  /** The key in whatever depth of strings, or the start of a line in base64. */
  private static final Pattern INSIDE =
      Pattern.compile("\\\\*\"source-ref\\\\*\"\\s*:|\"eyJzb3VyY2Ut");

  private static final Pattern TYPED =
      Pattern.compile("\"source-ref\"\\s*:\\s*\\{\\s*\"S\"\\s*:.*");
  private static final Pattern SPLIT =
      Pattern.compile("\\{\\s*\"(columns|index|schema)\"\\s*:.*\"data\"\\s*:.*");

  private Wrapping() {}

  /** How lines are inside the JSON that a file starts with; null where none are. */
  static @Nullable Fault of(String head) {
    String text = head.strip().replace('\n', ' ');
    if (LISTED.matcher(text).matches()) {
      return FileFault.LISTED;
    }
    if (TYPED.matcher(text).find()) {
      return OtherFileFault.DYNAMODB;
    }
    if (SPLIT.matcher(text).matches()) {
      return OtherFileFault.PANDAS;
    }
    var inside = INSIDE.matcher(text);
    if (!inside.find()) {
      return null;
    }
    if (STRINGS.matcher(text).matches()) {
      return FileFault.ARRAY_OF_STRINGS;
    }
    if (ARRAYS.matcher(text).matches()) {
      return FileFault.ARRAY_OF_ARRAYS;
    }
    boolean object = text.startsWith("{");
    boolean deeper = text.charAt(inside.start()) == '\\' || depth(text, inside.start()) > 1;
    return object && (deeper || inside.group().contains("eyJ")) ? FileFault.WRAPPED : null;
  }

  /** How many objects and arrays are open before an index. */
  private static int depth(String text, int index) {
    int depth = 0;
    boolean string = false;
    for (int at = 0; at < index; at++) {
      char character = text.charAt(at);
      if (character == '"' && (at == 0 || text.charAt(at - 1) != '\\')) {
        string = !string;
      } else if (!string && (character == '{' || character == '[')) {
        depth++;
      } else if (!string && (character == '}' || character == ']')) {
        depth--;
      }
    }
    return depth;
  }
}
