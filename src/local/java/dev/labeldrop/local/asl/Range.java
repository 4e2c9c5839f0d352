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

  /**
   * How many executions of a {@code Map} run at the same time; 0 is as many as may (developer
   * guide, "Using Map state in Distributed mode").
   */
  public static final Range CONCURRENCY = new Range(0, 10_000);

  /** How many items of a {@code Map} may fail. */
  public static final Range FAILURES = new Range(0, 100_000_000);

  /** How many of a hundred items of a {@code Map} may fail. */
  public static final Range PERCENTAGE = new Range(0, 100);

  /** How many items a {@code Map} reads, or puts together. */
  public static final Range ITEMS = new Range(1, 100_000_000);

  /** Bytes of items that are put together: up to what an execution may start with. */
  public static final Range BATCH_BYTES = new Range(1, 262_144);

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
