package dev.labeldrop;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JacksonJrExtension;
import com.fasterxml.jackson.jr.ob.api.ExtensionContext;
import com.fasterxml.jackson.jr.ob.api.ReaderWriterProvider;
import com.fasterxml.jackson.jr.ob.api.ValueWriter;
import com.fasterxml.jackson.jr.ob.impl.JSONWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records and maps to JSON and back, for the states and documents of a run.
 *
 * <p>A record's components are the fields; unknown fields are passed over, missing ones are null or
 * zero. No public method of a record may be called {@code is…} or {@code get…}, whether it is a
 * component's or not: the library takes these for accessors of what follows. Fields that are null
 * are written, so that a state's shape does not change with its values, and in the order of the
 * components. An {@code Instant} is written as ISO 8601; it is not read.
 */
public final class Json {

  private static final JSON MAPPER =
      JSON.builder()
          .register(new InstantsAsText())
          .enable(
              JSON.Feature.WRITE_NULL_PROPERTIES,
              JSON.Feature.WRITE_RECORD_FIELDS_IN_DECLARATION_ORDER)
          .build();
  private static final JSON PRETTY = MAPPER.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  /**
   * Reads a record.
   *
   * @param what names the document, for the message of a failure
   * @throws PermanentException with code ERROR_INVALID_INPUT where the JSON is of another shape; or
   *     what the record itself throws
   */
  public static <T> T read(Class<T> type, byte[] json, String what) {
    try {
      T value = MAPPER.beanFrom(type, json);
      if (value == null) {
        throw invalid(what, "it is null", null);
      }
      return value;
    } catch (IOException | IllegalArgumentException e) {
      throw refusalOf(e).orElseGet(() -> invalid(what, String.valueOf(e.getMessage()), e));
    }
  }

  /** What the record itself said against its components, if it did. */
  private static Optional<PermanentException> refusalOf(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PermanentException refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads an object as a map that keeps the order of its fields.
   *
   * @param what names the document, for the message of a failure
   * @throws PermanentException with code ERROR_INVALID_INPUT where the JSON is no object
   */
  public static Map<String, @Nullable Object> readMap(byte[] json, String what) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    try {
      Map<String, Object> read = MAPPER.mapFrom(json);
      if (read == null) {
        throw invalid(what, "it is null", null);
      }
      map.putAll(read);
      return map;
    } catch (IOException e) {
      throw invalid(what, String.valueOf(e.getMessage()), e);
    }
  }

  /** Writes a record, map, list or scalar, or null, on one line. */
  public static String text(@Nullable Object value) {
    return compose(MAPPER, value);
  }

  /** Writes a record, map, list or scalar on one line, in UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.asBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("A value could not be written as JSON: " + value, e);
    }
  }

  /** Writes a record, map, list or scalar, or null, with line breaks, for people. */
  public static String pretty(@Nullable Object value) {
    return compose(PRETTY, value) + "\n";
  }

  private static String compose(JSON mapper, @Nullable Object value) {
    try {
      return mapper.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException("A value could not be written as JSON: " + value, e);
    }
  }

  private static final class InstantsAsText extends JacksonJrExtension {

    @Override
    protected void register(ExtensionContext context) {
      context.insertProvider(
          new ReaderWriterProvider() {
            @Override
            public @Nullable ValueWriter findValueWriter(JSONWriter context, Class<?> type) {
              return type == Instant.class ? new InstantWriter() : null;
            }
          });
    }
  }

  private static final class InstantWriter implements ValueWriter {

    @Override
    public void writeValue(JSONWriter context, JsonGenerator generator, Object value)
        throws IOException {
      generator.writeString(value.toString());
    }

    @Override
    public Class<?> valueType() {
      return Instant.class;
    }
  }

  private static PermanentException invalid(String what, String why, @Nullable Throwable cause) {
    return new PermanentException(
        Code.ERROR_INVALID_INPUT,
        "The "
            + what
            + " could not be read: "
            + why
            + ". Give a JSON object of the documented form.",
        cause);
  }
}
