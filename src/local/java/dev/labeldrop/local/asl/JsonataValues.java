package dev.labeldrop.local.asl;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The library's own form of JSON values, where JSON's null is an object of its own and Java's null
 * means that there is nothing.
 */
final class JsonataValues {

  private JsonataValues() {}

  /** A value that the library's functions may keep and change: a deep copy. */
  static Object toLibrary(@Nullable Object json) {
    return switch (json) {
      case null -> Jsonata.NULL_VALUE;
      case Map<?, ?> members -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(name, toLibrary(value)));
        yield copy;
      }
      case List<?> elements -> {
        List<Object> copy = new ArrayList<>(elements.size());
        elements.forEach(element -> copy.add(toLibrary(element)));
        yield copy;
      }
      default -> json;
    };
  }

  /**
   * A value that the library computed, as plain JSON: a deep copy.
   *
   * @throws IllegalArgumentException when JSON has no such value, as for a function
   */
  static @Nullable Object fromLibrary(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> members -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, member) -> copy.put(String.valueOf(name), fromLibrary(member)));
        yield copy;
      }
      case List<?> elements -> {
        List<@Nullable Object> copy = new ArrayList<>(elements.size());
        elements.forEach(element -> copy.add(fromLibrary(element)));
        yield copy;
      }
      case String _, Number _, Boolean _ -> value;
      default -> {
        if (value.equals(Jsonata.NULL_VALUE)) {
          yield null;
        }
        throw new IllegalArgumentException(value.getClass() + " is not a JSON value.");
      }
    };
  }
}
