package dev.labeldrop.local.states;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution is: at which state, and with what.
 *
 * @param state the state's name
 * @param input the state's input
 * @param eventId the number of the event of the state's entry; 0 before that
 * @param enteredTime when the state was entered; the epoch before that
 */
record Position(String state, @Nullable Object input, long eventId, Instant enteredTime) {

  /** Before a state that is yet to be entered. */
  static Position ahead(String state, @Nullable Object input) {
    return new Position(state, input, 0, Instant.EPOCH);
  }

  boolean entered() {
    return eventId > 0;
  }

  Position enteredBy(long event, Instant time) {
    return new Position(state, input, event, time);
  }
}
