package dev.labeldrop.local;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values of any kind as plain Java, which the interpreter of state machines works on: {@code
 * Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}, and null for JSON's null.
 * {@link dev.labeldrop.Json} writes them.
 */
public final class PlainJson {

  private PlainJson() {}

  /**
   * Reads one JSON value.
   *
   * @throws IOException when the text is not one JSON value and nothing else, or repeats a key
   */
  public static @Nullable Object parse(String text) throws IOException {
    try (JsonParser parser = JSON.std.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new IOException("there is no JSON value in the text");
      }
      Object value = JSON.std.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new IOException("there is text after the JSON value");
      }
      return value;
    }
  }

  /** How many bytes a JSON text takes in UTF-8. */
  public static int bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The name of a value's JSON type, as in {@code number}. */
  public static String typeOf(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "object";
      case List<?> _ -> "array";
      case String _ -> "string";
      case Number _ -> "number";
      case Boolean _ -> "boolean";
      default -> throw new IllegalArgumentException("'" + value + "' is not a JSON value.");
    };
  }
}
