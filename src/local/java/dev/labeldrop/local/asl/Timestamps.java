package dev.labeldrop.local.asl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as the language writes them: RFC 3339 with capital {@code T} and {@code Z}. */
public final class Timestamps {

  private Timestamps() {}

  /**
   * Reads a point in time: {@code 2026-01-31T09:30:00Z}.
   *
   * @throws DateTimeException when the text is not of the form
   */
  public static Instant parse(String text) {
    if (!text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new DateTimeException("'" + text + "' has small letters.");
    }
    return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
  }
}
