package dev.labeldrop.local.states;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What has happened in an execution, which guards it. */
final class History {

  private final Clock clock;
  private final int limit;
  private final List<HistoryEvent> events = new ArrayList<>();

  /**
   * A history without events.
   *
   * @param limit how many events the service allows, the one that ends the execution included
   */
  History(Clock clock, int limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Records an event.
   *
   * @return the event's number
   */
  long add(Event event) {
    long id = events.size() + 1L;
    // The service does not count the start as what led to the first state.
    long previous = id <= 2 ? 0 : id - 1;
    events.add(new HistoryEvent(id, previous, clock.instant(), event));
    return id;
  }

  /** Whether there is room for no more than the event that ends the execution. */
  boolean isFull() {
    return events.size() >= limit - 1;
  }

  List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
