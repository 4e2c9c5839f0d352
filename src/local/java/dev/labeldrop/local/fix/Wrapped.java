package dev.labeldrop.local.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the lines of a manifest inside other JSON: in arrays, in objects such as the answer of
 * {@code ListDatasetEntries}, in strings that hold JSON, in base64 such as the input of {@code
 * UpdateDatasetEntries}.
 *
 * <p>What is lost with the wrapper must say nothing about the image: an object that has anything
 * but single values beside its lines is left alone.
 *
 * <p>Worked example: {@code {"DatasetEntries": ["{\"source-ref\": …}"], "NextToken": "x"}} has one
 * line; {@code {"image": {"source-ref": …}, "labels": ["cat"]}} has none, as its labels would be
 * lost.
 */
final class Wrapped {

  /** A member of answers that boto3 gives, which says nothing about images. */
  private static final String ANSWER = "ResponseMetadata";

  /** How many wrappers may be around a line. */
  private static final int DEEPEST = 8;

  private static final int SHORTEST_BASE64 = 24;

  private Wrapped() {}

  /** The lines inside a value, in order; none where there are none, or something would be lost. */
  static List<JsonTree.Obj> lines(JsonTree value) {
    List<JsonTree.Obj> lines = new ArrayList<>();
    return collect(value, DEEPEST, lines) ? lines : List.of();
  }

  /** Whether an object is a line of a manifest by itself. */
  static boolean isLine(JsonTree value) {
    return value instanceof JsonTree.Obj object
        && object.members().entrySet().stream()
            .anyMatch(each -> SourceRefFix.isKey(each.getKey()) && isReference(each.getValue()));
  }

  private static boolean isReference(JsonTree value) {
    return value instanceof JsonTree.Text
        || (value instanceof JsonTree.Arr(var items)
            && items.size() == 1
            && items.getFirst() instanceof JsonTree.Text);
  }

  /** Adds the lines of a value; whether that loses nothing. */
  private static boolean collect(JsonTree value, int depth, List<JsonTree.Obj> lines) {
    if (isLine(value)) {
      lines.add((JsonTree.Obj) value);
      return true;
    }
    if (depth == 0) {
      return false;
    }
    return switch (value) {
      case JsonTree.Arr(var items) -> all(items, depth, lines);
      case JsonTree.Text(String text) ->
          values(text).map(values -> all(values, depth, lines)).orElse(false);
      case JsonTree.Obj object -> members(object, depth, lines);
      default -> false;
    };
  }

  private static boolean all(List<JsonTree> values, int depth, List<JsonTree.Obj> lines) {
    return !values.isEmpty() && values.stream().allMatch(each -> collect(each, depth - 1, lines));
  }

  private static boolean members(JsonTree.Obj object, int depth, List<JsonTree.Obj> lines) {
    boolean found = false;
    boolean others = false;
    int before = lines.size();
    for (Map.Entry<String, JsonTree> each : object.members().entrySet()) {
      List<JsonTree.Obj> inside = new ArrayList<>();
      if (collect(each.getValue(), depth - 1, inside)) {
        found = true;
        lines.addAll(inside);
      } else if (isSingle(each.getValue())) {
        others = true;
      } else if (!each.getKey().equals(ANSWER)) {
        return false;
      }
    }
    boolean labelled =
        lines.subList(before, lines.size()).stream().noneMatch(line -> Pair.of(line).isEmpty());
    return found && (labelled || !others);
  }

  private static boolean isSingle(JsonTree value) {
    return !(value instanceof JsonTree.Obj) && !(value instanceof JsonTree.Arr);
  }

  /** The JSON values of a string: those that it holds, or those that it is the base64 of. */
  private static Optional<List<JsonTree>> values(String text) {
    Optional<List<JsonTree>> values = parsed(text);
    return values.isPresent() ? values : base64(text).flatMap(Wrapped::parsed);
  }

  private static Optional<List<JsonTree>> parsed(String text) {
    String plain = text.strip();
    if (!plain.startsWith("{") && !plain.startsWith("[") && !plain.startsWith("\"")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonReader.allowingEqualRepeats().readAll(plain));
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /** The text that base64 stands for; empty where it is none. */
  static Optional<String> base64(String text) {
    String plain = text.replaceAll("\\s", "");
    if (plain.length() < SHORTEST_BASE64 || !plain.matches("[A-Za-z0-9+/_-]+={0,2}")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(plain.replace('-', '+').replace('_', '/'));
      return Optional.of(new String(bytes, UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
