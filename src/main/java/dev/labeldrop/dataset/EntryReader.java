package dev.labeldrop.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries as {@code ListDatasetEntries} returns them: a JSON line each, into which the
 * service has put its errors.
 *
 * <p>The errors can be in the entry itself, in a label attribute, in one of its annotations and in
 * the attribute's metadata (Developer Guide, "Debugging a failed model training", scope of a JSON
 * line error). Its schema names the arrays {@code errors}, its example {@code cl-errors}, so both
 * are taken, at any level. For example
 *
 * <pre>{@code
 * {"source-ref": "s3://acme-photos/1.jpg",
 *  "bb": {"annotations": [{"class_id": 0, "errors": [{"code": "A", "message": "a"}]}]},
 *  "bb-metadata": {"cl-errors": [{"code": "B", "message": "b"}]}}
 * }</pre>
 *
 * has the errors A and B.
 */
final class EntryReader {

  /** A line may repeat a key; that must not keep its errors from being read. */
  private static final JSON FORGIVING = JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  private EntryReader() {}

  /** The entry; empty where the text is no JSON object or names no image. */
  static Optional<Entry> read(@Nullable String json) {
    if (json == null
        || !(parsed(json) instanceof Map<?, ?> entry)
        || !(entry.get("source-ref") instanceof String sourceRef)) {
      return Optional.empty();
    }
    List<EntryError> errors = new ArrayList<>();
    collect(entry, errors);
    return Optional.of(new Entry(sourceRef, json, ServiceKeys.without(json, entry), errors));
  }

  private static @Nullable Object parsed(String json) {
    try {
      return FORGIVING.anyFrom(json);
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private static void collect(@Nullable Object value, List<EntryError> errors) {
    switch (value) {
      case Map<?, ?> object ->
          object.forEach((key, member) -> {
            if (isErrorKey(key) && member instanceof List<?> list) {
              list.forEach(element -> errors.add(error(element)));
            } else {
              collect(member, errors);
            }
          });
      case List<?> list -> list.forEach(element -> collect(element, errors));
      case null, default -> {}
    }
  }

  private static boolean isErrorKey(Object key) {
    return key.equals("errors") || key.equals("cl-errors");
  }

  /** An element of another shape than the documented one is kept as the error's words. */
  private static EntryError error(@Nullable Object element) {
    return element instanceof Map<?, ?> fields
        ? new EntryError(text(fields.get("code")), text(fields.get("message")))
        : new EntryError("", text(element));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
