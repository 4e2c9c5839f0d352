package dev.labeldrop.local;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as plain Java: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code
 * Boolean}, and null for JSON's null.
 */
public final class Json {

  // Without the feature a null member of a map would vanish, and null is not the same as absent.
  private static final JSON FORM = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Json() {}

  /**
   * Reads one JSON value.
   *
   * @throws IOException when the text is not one JSON value and nothing else, or repeats a key
   */
  public static @Nullable Object parse(String text) throws IOException {
    try (JsonParser parser = FORM.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new IOException("there is no JSON value in the text");
      }
      Object value = FORM.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new IOException("there is text after the JSON value");
      }
      return value;
    }
  }

  /** Writes a value as compact JSON. */
  public static String write(@Nullable Object value) {
    try {
      return value == null ? "null" : FORM.asString(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("'" + value + "' is not a JSON value.", e);
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
