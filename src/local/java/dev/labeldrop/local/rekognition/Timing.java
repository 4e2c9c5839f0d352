package dev.labeldrop.local.rekognition;

import java.time.Duration;

/**
 * How long the service's work takes. The real times are documented nowhere.
 *
 * @param creation from CREATE_IN_PROGRESS to CREATE_COMPLETE
 * @param update what every update takes, whatever its size
 * @param updatePerMegabyte what an update takes beside that for each 1,000,000 bytes, in proportion
 * @param deletion from DELETE_IN_PROGRESS until the dataset is gone
 */
public record Timing(
    Duration creation, Duration update, Duration updatePerMegabyte, Duration deletion) {

  /** A few seconds for everything. */
  public static final Timing SECONDS =
      new Timing(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(1));

  /** No time at all: work is done when the clock is looked at next. */
  public static final Timing INSTANT =
      new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  Duration ofUpdate(int bytes) {
    return update.plus(updatePerMegabyte.multipliedBy(bytes).dividedBy(1_000_000));
  }
}
