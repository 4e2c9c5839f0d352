package dev.labeldrop.local.asl;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object of a definition, read with checks. Every complaint names the place
 * and the field.
 */
final class Fields {

  private final String where;
  private final Map<?, ?> fields;

  /**
   * The fields of an object.
   *
   * @param where the place, for messages: {@code State 'Submit'}
   * @throws PermanentException when the value is no object
   */
  Fields(String where, @Nullable Object json) {
    if (!(json instanceof Map<?, ?> map)) {
      throw refused(where, "must be a JSON object, but is: " + Json.text(json));
    }
    this.where = where;
    this.fields = map;
  }

  static PermanentException refused(String where, String what) {
    return new PermanentException(Code.ERROR_INVALID_INPUT, where + " " + what);
  }

  /** A complaint about one field. */
  PermanentException refused(String field, String what, @Nullable Object value) {
    return refused(where, "field '" + field + "' " + what + ", but is: " + Json.text(value));
  }

  /** A complaint about the object as a whole. */
  PermanentException refused(String what) {
    return refused(where, what);
  }

  String where() {
    return where;
  }

  /** Refuses every field that is not one of these. */
  Fields only(String... known) {
    for (Object field : fields.keySet()) {
      if (List.of(known).contains(field)) {
        continue;
      }
      throw refused(
          "field '"
              + field
              + "' is not known here. Known are "
              + String.join(", ", known)
              + "; leave the field out.");
    }
    return this;
  }

  Map<?, ?> all() {
    return fields;
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  @Nullable Object get(String field) {
    return fields.get(field);
  }

  @Nullable String optionalString(String field) {
    if (!has(field)) {
      return null;
    }
    if (get(field) instanceof String text) {
      return text;
    }
    throw refused(field, "must be a string", get(field));
  }

  String string(String field) {
    String text = optionalString(field);
    if (text == null || text.isEmpty()) {
      throw refused("needs the field '" + field + "', a string that is not empty.");
    }
    return text;
  }

  @Nullable Integer optionalInteger(String field, Range range) {
    if (!has(field)) {
      return null;
    }
    if (get(field) instanceof Number number && range.holds(number)) {
      return number.intValue();
    }
    throw refused(field, "must be " + range, get(field));
  }

  int integer(String field, Range range, int otherwise) {
    Integer number = optionalInteger(field, range);
    return number == null ? otherwise : number;
  }

  /** An array that is not empty, or no array at all: then the list is empty. */
  List<?> array(String field) {
    if (!has(field)) {
      return List.of();
    }
    if (get(field) instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw refused(field, "must be an array that is not empty", get(field));
  }

  List<String> strings(String field) {
    List<?> values = array(field);
    if (values.isEmpty()) {
      throw refused("needs the field '" + field + "', an array of strings.");
    }
    return values.stream()
        .map(value -> {
          if (value instanceof String text) {
            return text;
          }
          throw refused(field, "must be an array of strings", values);
        })
        .toList();
  }

  /** A template of any JSON type; null where the field is absent. */
  @Nullable Template optionalTemplate(String field) {
    if (!has(field)) {
      return null;
    }
    try {
      return Template.of(get(field));
    } catch (IllegalArgumentException e) {
      throw refused("field '" + field + "': " + e.getMessage());
    }
  }

  Template template(String field) {
    Template template = optionalTemplate(field);
    if (template == null) {
      throw refused("needs the field '" + field + "'.");
    }
    return template;
  }

  /** A template that gives a string; null where the field is absent. */
  @Nullable Template optionalStringTemplate(String field) {
    optionalString(field);
    return optionalTemplate(field);
  }

  /** A number, or an expression that gives one; null where the field is absent. */
  @Nullable Template optionalIntegerTemplate(String field, Range range) {
    if (optionalTemplate(field) instanceof Template.Computed computed) {
      return computed;
    }
    Integer number = optionalInteger(field, range);
    return number == null ? null : new Template.Literal(number);
  }
}
