package dev.labeldrop.local.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A point in time as people write it: {@code 7d}, {@code 12h} or {@code 30m} ago, a day, or a time
 * in ISO-8601.
 *
 * @param ago how long before now; null for a fixed time
 * @param time the fixed time
 */
record Since(Duration ago, Instant time) {

  private static final Pattern AGO = Pattern.compile("(\\d{1,5})([dhm])");

  /** The point in time. */
  Instant at(Instant now) {
    return ago.isZero() ? time : now.minus(ago);
  }

  /** Reads it, for picocli. */
  static final class Converter implements ITypeConverter<Since> {

    @Override
    public Since convert(String text) {
      Matcher ago = AGO.matcher(text);
      try {
        if (ago.matches()) {
          long number = Long.parseLong(ago.group(1));
          return new Since(
              switch (ago.group(2)) {
                case "d" -> Duration.ofDays(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofMinutes(number);
              },
              Instant.EPOCH);
        }
        Instant time =
            text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Since(Duration.ZERO, time);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no time. Write 7d, 12h, 30m, 2026-11-20 or 2026-11-20T10:00:00Z.");
      }
    }
  }
}
