package dev.labeldrop.local.asl;

/**
 * The whole numbers that a field may be.
 *
 * @param first the least, included
 * @param last the greatest, included
 */
public record Range(int first, int last) {

  /**
   * Seconds of a {@code Wait}: up to 99,999,999, as every number of seconds in the language (Amazon
   * States Language, "Timeouts"; developer guide, "Wait workflow state").
   */
  public static final Range WAIT_SECONDS = new Range(0, 99_999_999);

  /** Seconds of a timeout or of an interval between retries. */
  public static final Range SECONDS = new Range(1, 99_999_999);

  /** How often a state is tried again. */
  static final Range ATTEMPTS = new Range(0, 99_999_999);

  /** Seconds that cap a retry's interval (developer guide, "Retrying after an error"). */
  static final Range DELAY_SECONDS = new Range(1, 31_622_399);

  /** Whether a number is whole and in the range. */
  boolean holds(Number number) {
    double value = number.doubleValue();
    return value == Math.rint(value) && value >= first && value <= last;
  }

  @Override
  public String toString() {
    return "a whole number from " + first + " to " + last;
  }
}
