package dev.labeldrop.local.stack;

import dev.labeldrop.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes for people. */
public final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** {@code 2026-11-22 10:11:12Z}. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** {@code 9 s}, {@code 4 min 10 s}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.plusMillis(500).toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return two(seconds, 60, "min", 1, "s");
    }
    return seconds < 86_400
        ? two(seconds, 3_600, "h", 60, "min")
        : two(seconds, 86_400, "d", 3_600, "h");
  }

  private static String two(long seconds, long large, String name, long small, String rest) {
    long left = seconds % large / small;
    return seconds / large + " " + name + (left == 0 ? "" : " " + left + " " + rest);
  }

  /** {@code 813 bytes}, {@code 21.3 MB}. */
  public static String size(long bytes) {
    return bytes < 1_000_000
        ? Count.of(bytes, "byte")
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
