package dev.labeldrop.run.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of two drops is newer: by the time of S3's event, then by the key's sequencer, then by the
 * run id, so that two runs are never equal.
 *
 * <p>Sequencers are hexadecimal numbers of any length; S3's documentation says to pad the shorter
 * one with zeros on the left before two are compared ("Event message structure"). One that is
 * absent comes first.
 *
 * @param time when the object was made, in milliseconds; a time before the year 0 or after 9999
 *     counts as the nearest one within
 * @param sequencer without zeros on the left, upper case; empty where there is none, also for a
 *     text that is no hexadecimal number of at most 400 digits
 * @param run the run id
 */
public record DropOrder(Instant time, String sequencer, String run)
    implements Comparable<DropOrder> {

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** Longer ones would not fit into a key of S3, which has at most 1,024 bytes. */
  private static final Pattern SEQUENCER = Pattern.compile("0*([1-9A-Fa-f][0-9A-Fa-f]{0,399}|0)");

  private static final Pattern TEXT =
      Pattern.compile("(\\d{8}T\\d{6}\\.\\d{3}Z)-(\\d{3})([0-9A-F]*)-(.+)");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Comparator<DropOrder> NEWEST_LAST =
      Comparator.comparing(DropOrder::time)
          .thenComparingInt(order -> order.sequencer().length())
          .thenComparing(DropOrder::sequencer)
          .thenComparing(DropOrder::run);

  /** Brings time and sequencer into the one form that each has. */
  public DropOrder {
    Instant late = time.isAfter(LAST) ? LAST : time;
    time = (late.isBefore(FIRST) ? FIRST : late).truncatedTo(ChronoUnit.MILLIS);
    Matcher digits = SEQUENCER.matcher(sequencer);
    sequencer = digits.matches() ? digits.group(1).toUpperCase(Locale.ROOT) : "";
  }

  @Override
  public int compareTo(DropOrder other) {
    return NEWEST_LAST.compare(this, other);
  }

  /** Whether this drop is newer than another. */
  public boolean newerThan(DropOrder other) {
    return compareTo(other) > 0;
  }

  /**
   * A text for the last segment of an S3 key: texts, and so keys in a listing, are in the order of
   * the drops. The sequencer's digits are counted before it, because a longer number is a larger
   * one: {@code 20261126T013150.123Z-002A0-spring-3f9a0c52d771} has the number A0, of 2 digits.
   */
  public String text() {
    return "%s-%03d%s-%s".formatted(TIME.format(time), sequencer.length(), sequencer, run);
  }

  /** Reads such a text; empty where it is none. */
  public static Optional<DropOrder> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) != parts.group(3).length()) {
      return Optional.empty();
    }
    try {
      Instant time = TIME.parse(parts.group(1), Instant::from);
      DropOrder order = new DropOrder(time, parts.group(3), parts.group(4));
      return order.text().equals(text) ? Optional.of(order) : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
