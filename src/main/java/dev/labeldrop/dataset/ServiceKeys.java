package dev.labeldrop.dataset;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the service puts into entries, and that a line which is sent should not have:
 * {@code cl-metadata}, {@code cl-errors}, {@code errors} and {@code warnings} (Developer Guide,
 * "Debugging a failed model training", scope of a JSON line error, and its examples).
 */
final class ServiceKeys {

  private static final Set<String> KEYS = Set.of("cl-metadata", "cl-errors", "errors", "warnings");

  private static final JSON MAPPER =
      JSON.std
          .without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
          .with(JSON.Feature.WRITE_NULL_PROPERTIES)
          .with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

  private ServiceKeys() {}

  /**
   * An entry without those keys, on one line.
   *
   * @param json the entry as it came
   * @param parsed the same, parsed
   */
  static String without(String json, Map<?, ?> parsed) {
    if (!has(parsed)) {
      return json;
    }
    try {
      return MAPPER.asString(stripped(MAPPER.mapFrom(json)));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read or written", e);
    }
  }

  private static boolean has(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object ->
          object.keySet().stream().anyMatch(KEYS::contains)
              || object.values().stream().anyMatch(ServiceKeys::has);
      case List<?> list -> list.stream().anyMatch(ServiceKeys::has);
      case null, default -> false;
    };
  }

  private static @Nullable Object stripped(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        object.forEach((key, member) -> {
          if (!KEYS.contains(key)) {
            kept.put(key, stripped(member));
          }
        });
        yield kept;
      }
      case List<?> list -> list.stream().map(ServiceKeys::stripped).toList();
      case null, default -> value;
    };
  }
}
