package dev.labeldrop.run.files;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Checks of what a step is given. */
public final class Input {

  private Input() {}

  /**
   * A field that must be there.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT where it is not
   */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT, "The step's input has no '" + field + "'. Add it.");
    }
    return value;
  }

  /**
   * A time in ISO-8601, such as {@code 2026-11-22T10:11:12Z}.
   *
   * @throws PermanentException with code ERROR_INVALID_INPUT where it is something else
   */
  public static @Nullable Instant time(@Nullable String value, String field) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new PermanentException(
          Code.ERROR_INVALID_INPUT,
          "The step's input has '" + value + "' as '" + field + "'. Write 2026-11-22T10:11:12Z.",
          e);
    }
  }
}
