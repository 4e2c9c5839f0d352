package dev.labeldrop.report;

import dev.labeldrop.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and sizes as people read them. */
public final class Figures {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

  private Figures() {}

  /** {@code 1,234}. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 2026-11-22 12:00:00 UTC}. */
  static String time(Instant instant) {
    return TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** {@code 1.2 s}, {@code 1 min 5 s}, {@code 2 h 3 min}. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %d min", seconds / 3600, seconds / 60 % 60);
  }

  /** {@code 512 bytes}, {@code 813 kB}, {@code 4.9 MB}, in powers of ten. */
  public static String bytes(long bytes) {
    if (bytes < 1_000) {
      return Count.of(bytes, "byte");
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  /** {@code 12.34%}, for the attributes of a chart. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f%%", part * 100);
  }
}
