package dev.labeldrop.drop;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event of S3, with the times of its records.
 *
 * @param event the event, without its times
 * @param times of each record its {@code eventTime}; empty if it has none that can be read
 */
public record S3Notification(S3Event event, List<Optional<Instant>> times) {

  /** Keeps its own copy of the list. */
  public S3Notification {
    times = List.copyOf(times);
  }

  /** The time of a record, counted from 0. */
  Optional<Instant> time(int index) {
    return index < times.size() ? times.get(index) : Optional.empty();
  }
}
